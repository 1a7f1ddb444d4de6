package org.replsim.failover;

import org.replsim.cluster.Cluster;
import org.replsim.server.ServerVariable;

/** A replica becomes the primary. */
final class Promote {

    private final Recovery recovery;
    private final FailoverCourse course;
    private final Cluster cluster;
    private final String server;
    private final Words words;
    private final int step;

    Promote(Recovery recovery) {
        this.recovery = recovery;
        course = recovery.course();
        cluster = course.cluster();
        server = recovery.promoted();
        words = course.words(server);
        step = course.bars().begin(recovery.attempt(), "promote", server);
    }

    void begin() {
        recovery.ask(server, words.stop(), answer -> {
            recovery.settle();
            if (!Seen.answered(answer)) {
                course.bars().end(step, server + " does not answer");
                course.over("");
            } else if (course.spec().manager() == Manager.MANUAL
                    && !course.spec().gtid()) {
                recovery.ask(server, words.resetMaster(), reset -> restart());
            } else {
                recovery.ask(server, words.forget(), forgotten -> accept());
            }
        });
    }

    /** 5.1 step 3: without master.info and read_only it starts as a primary, with its second binary log. */
    private void restart() {
        cluster.removeMasterInfo(server, true);
        cluster.removeMasterInfo(server, false);
        if (course.spec().unsetReadOnly()) {
            cluster.node(server).configured().set(ServerVariable.READ_ONLY, 0);
        }
        cluster.shutdown(server);
        course.timer("restart", () -> {
                    if (!cluster.node(server).server().alive()) { // or somebody was faster
                        cluster.startServer(server);
                    }
                    recovery.ask(server, words.masterStatus(), answer -> done(Places.of(answer)));
                })
                .in(course.spec().timing().restartTakesNanos());
    }

    /** Where its own log stands before the first write, then the writes. */
    private void accept() {
        recovery.ask(server, words.masterStatus(), answer -> {
            Position position = Places.of(answer);
            if (course.spec().unsetReadOnly()) {
                recovery.ask(server, words.readOnlyOff(), off -> done(position));
            } else {
                done(position);
            }
        });
    }

    private void done(Position position) {
        course.bars().end(step, recovery.staysReadOnly() ? "still read_only: it refuses writes" : "accepts writes");
        recovery.promotedAt(position);
    }
}
