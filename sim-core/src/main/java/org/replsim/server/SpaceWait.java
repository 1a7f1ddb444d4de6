package org.replsim.server;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.Timer;

/**
 * Somebody who writes to a log and finds the disk full: the server writes a line to its error log, waits and tries again
 * each minute until there is room. Redo logs have their place already, so only binary and relay logs wait.
 */
public final class SpaceWait {

    /** How long a server waits before it tries to write again, nanoseconds. */
    public static final long RETRY_NANOS = 60_000_000_000L;

    private final Server server;
    private final Supplier<String> file;
    private final Runnable retry;
    private final String role;
    /** Made when it is needed first: who never finds a full disk needs no place among the timers. */
    private @Nullable Timer timer;

    /**
     * @param role of who writes
     * @param file that is written; asked for only when the disk is full
     * @param retry writes again
     */
    public SpaceWait(Server server, String role, Supplier<String> file, Runnable retry) {
        this.server = server;
        this.file = file;
        this.retry = retry;
        this.role = role;
    }

    /** Asked before each write: whether the disk is full. Then the retry follows. */
    public boolean mustWait() {
        if (!server.host().disk().full()) {
            return false;
        }
        server.note("Disk is full writing '" + file.get() + "' (Errcode: 28). Waiting for someone to free space...");
        Timer known = timer;
        if (known == null) {
            known = server.timer(role + " disk space", this::again);
            timer = known;
        }
        known.in(RETRY_NANOS);
        return true;
    }

    /** Whether it waits. */
    public boolean underWay() {
        return timer != null && timer.armed();
    }

    /** What was to be written is not wanted any more. */
    public void cancel() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void again() {
        if (server.alive()) {
            retry.run();
        }
    }
}
