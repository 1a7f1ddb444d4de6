package org.replsim.failover;

import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;

/** Keeps the old primary from accepting writes. */
final class Fence {

    private final Recovery recovery;
    private final FailoverCourse course;

    Fence(Recovery recovery) {
        this.recovery = recovery;
        course = recovery.course();
    }

    void begin(Runnable then) {
        FailoverSpec spec = course.spec();
        if (spec.fencing() == Fencing.NONE) {
            then.run();
            return;
        }
        int step = course.bars().begin(recovery.attempt(), "fence", recovery.old());
        switch (spec.fencing()) {
            case KILL ->
                course.timer("power switch", () -> {
                            powerOff();
                            end(step, "its power is off", then);
                        })
                        .in(spec.timing().fencingTakesNanos());
            case VIP -> {
                boolean reached = course.desk(recovery.old()).hostAnswers();
                if (reached) {
                    course.cluster().paths().route(spec.watches()).withdraw();
                }
                end(step, reached ? "its address is taken away" : "its host does not answer", then);
            }
            default ->
                recovery.ask(
                        recovery.old(),
                        Words.READ_ONLY_ON,
                        answer -> end(step, Seen.answered(answer) ? "read_only" : "does not answer", then));
        }
    }

    private void end(int step, String outcome, Runnable then) {
        course.bars().end(step, outcome);
        then.run();
    }

    /** The host, unless a server that is needed runs there, too. */
    private void powerOff() {
        Cluster cluster = course.cluster();
        Node old = cluster.node(recovery.old());
        String host = old.server().host().name();
        boolean alone = cluster.nodes().stream()
                        .filter(node -> node.server().host().name().equals(host))
                        .count()
                == 1;
        if (alone) {
            cluster.crashHost(host);
        } else {
            cluster.crashProcess(recovery.old());
        }
    }
}
