package org.replsim.failover;

import java.util.List;
import java.util.Optional;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.engine.Timer;
import org.replsim.server.replica.Replica;

/** The other replicas get the new primary as their source, all at the same time. */
final class Repointing {

    private static final long LOOK_NANOS = 100_000_000L;
    private static final int LOOKS = 300;

    private final Recovery recovery;
    private final FailoverCourse course;
    private final Cluster cluster;
    private final FailoverSpec spec;
    /** Where the new primary's log stood when it took over. */
    private final Position atPromotion;
    /** The last transaction of others that it had applied then. */
    private final long lastApplied;

    Repointing(Recovery recovery, Position atPromotion) {
        this.recovery = recovery;
        this.atPromotion = atPromotion;
        course = recovery.course();
        cluster = course.cluster();
        spec = course.spec();
        lastApplied = recovery.lastApplied();
    }

    void begin(List<String> replicas) {
        for (String replica : replicas) {
            int step = course.bars().begin(recovery.attempt(), "repoint", replica);
            if (spec.manager() == Manager.MHA || spec.manager() == Manager.MANUAL) {
                new Drained(recovery, replica, outcome -> stop(replica, step)).look();
            } else {
                stop(replica, step);
            }
        }
    }

    private void stop(String replica, int step) {
        recovery.ask(replica, course.words(replica).stop(), answer -> {
            if (Seen.answered(answer)) {
                change(replica, step);
            } else {
                course.bars().end(step, "does not answer");
            }
        });
    }

    private void change(String replica, int step) {
        String host = cluster.node(recovery.promoted()).server().host().address();
        Words words = course.words(replica);
        if (spec.gtid() && words.knowsGtid()) {
            send(replica, step, words.changeByGtid(host, replica.equals(recovery.old())));
        } else if (spec.manager() == Manager.MANUAL) {
            send(replica, step, words.changeByHost(host));
        } else {
            Optional<Position> place = place(cluster.node(replica));
            if (place.isPresent()) {
                send(replica, step, words.changeAt(host, place.get()));
            } else {
                course.bars().end(step, "lost: it has what " + recovery.promoted() + " has not");
            }
        }
    }

    /**
     * Where it goes on in the new primary's log: behind the last transaction that it has applied. After a planned switch the
     * old primary has all that was there at the promotion.
     */
    private Optional<Position> place(Node replica) {
        Replica side = replica.replica();
        if (side == null || replica.server().name().equals(recovery.old())) {
            return Optional.of(atPromotion);
        }
        long last = Places.lastApplied(side);
        return last == lastApplied
                ? Optional.of(atPromotion)
                : Places.behind(cluster.node(recovery.promoted()).engine().binlog(), last);
    }

    private void send(String replica, int step, String change) {
        recovery.ask(
                replica,
                change,
                changed -> recovery.ask(
                        replica, course.words(replica).start(), started -> new Joining(replica, step).look()));
    }

    /** Looks whether its IO thread has found the new primary. */
    private final class Joining {
        private final String replica;
        private final int step;
        private final Timer again;
        private int looks;

        Joining(String replica, int step) {
            this.replica = replica;
            this.step = step;
            again = course.timer("joins", this::look);
        }

        private void look() {
            recovery.ask(replica, course.words(replica).replicaStatus(), answer -> {
                Seen seen = Seen.of(answer);
                looks++;
                if (seen.io().equals("Yes")) {
                    course.joined(replica);
                    course.bars().end(step, "replicates from " + recovery.promoted());
                } else if (seen.io().equals("No")) {
                    course.bars().end(step, "refused: error " + seen.ioErrno());
                } else if (looks == LOOKS) {
                    course.bars().end(step, "does not connect: error " + seen.ioErrno());
                } else {
                    again.in(LOOK_NANOS);
                }
            });
        }
    }
}
