package org.replsim.failover;

import java.util.function.Consumer;
import org.replsim.engine.Timer;

/** Looks again and again whether a replica has applied all that it has received (spec 5.1, state S2). */
final class Drained {

    /** A person looks each second; MASTER_POS_WAIT() and the tools' loops know it sooner. */
    private static final long PERSON_NANOS = 1_000_000_000L;

    private static final long TOOL_NANOS = 100_000_000L;

    private final Recovery recovery;
    private final String server;
    private final Consumer<String> then;
    private final Timer again;
    private final long everyNanos;

    Drained(Recovery recovery, String server, Consumer<String> then) {
        this.recovery = recovery;
        this.server = server;
        this.then = then;
        again = recovery.course().timer("drain", this::look);
        everyNanos = recovery.course().spec().manager() == Manager.MANUAL ? PERSON_NANOS : TOOL_NANOS;
    }

    void look() {
        recovery.ask(server, recovery.course().words(server).replicaStatus(), answer -> {
            Seen seen = Seen.of(answer);
            if (!seen.reachable()) {
                then.accept(server + " does not answer");
            } else if (!seen.sql().equals("Yes")) {
                then.accept("its SQL thread does not run; what it has not applied is lost");
            } else if (seen.drained()) {
                then.accept("all that it has received is applied");
            } else {
                again.in(everyNanos);
            }
        });
    }
}
