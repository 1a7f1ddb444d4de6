package org.replsim.failover;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.replsim.admin.Answer;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.Node;
import org.replsim.engine.Timer;
import org.replsim.provision.Sizes;

/**
 * Waits for the old primary to answer again, and makes it a replica of the new one: as it is if it has nothing of its own, or
 * built anew.
 */
final class Homecoming {

    private static final long LOOK_NANOS = 100_000_000L;

    private final FailoverCourse course;
    private final int attempt;
    private final String old;
    private final Timer poll;

    Homecoming(FailoverCourse course, int attempt, String old) {
        this.course = course;
        this.attempt = attempt;
        this.old = old;
        poll = course.timer("old primary", this::look);
        poll.in(course.spec().timing().pollNanos());
    }

    private void look() {
        ask(Words.PING, answer -> {
            Sizes sizes = course.spec().rebuild();
            if (!Seen.answered(answer)) {
                later();
            } else if (sizes == null) {
                rejoin(course.bars().begin(attempt, "rejoin", old));
            } else {
                rebuild(sizes);
            }
        });
    }

    private void later() {
        poll.in(course.spec().timing().pollNanos());
    }

    /** Whom clients still reach there they must not write to; a dump needs a primary that answers and stays the primary. */
    private void rebuild(Sizes sizes) {
        ask(
                Words.READ_ONLY_ON,
                quiet -> ask(course.primary(), Words.PING, there -> {
                    if (Seen.answered(quiet) && Seen.answered(there) && !course.acts()) {
                        int step = course.bars().begin(attempt, "rebuild", old);
                        course.rebuilding().begin(course, attempt, old, sizes, step);
                    } else {
                        later();
                    }
                }));
    }

    private void ask(String statement, Consumer<Answer> then) {
        ask(old, statement, then);
    }

    private void ask(String server, String statement, Consumer<Answer> then) {
        course.desk(server).ask(statement, course.spec().timing().connectTimeoutNanos(), then);
    }

    private void rejoin(int step) {
        ask(Words.READ_ONLY_ON, answer -> {
            Node node = course.cluster().node(old);
            Node primary = course.cluster().node(course.primary());
            String host = primary.server().host().address();
            Words words = course.words(old);
            if (course.spec().gtid() && words.knowsGtid()) {
                replicate(step, words.changeByGtid(host, true));
                return;
            }
            Binlog log = node.engine().binlog();
            Optional<Position> place = log.written() == 0
                    ? Optional.empty()
                    : Places.behind(primary.engine().binlog(), log.id(log.written() - 1));
            if (place.isEmpty()) {
                course.bars()
                        .end(
                                step,
                                "refused (1236): it has "
                                        + errant(log, primary.engine().binlog()) + " transactions that "
                                        + course.primary() + " has not; it must be rebuilt");
                return;
            }
            replicate(step, words.changeAt(host, place.get()));
        });
    }

    private void replicate(int step, String change) {
        ask(change, changed -> {
            if (changed instanceof Answer.Failure failure) {
                course.bars().end(step, "refused: error " + failure.errno());
            } else {
                ask(course.words(old).start(), started -> new Looking(step).look());
            }
        });
    }

    /** Transactions at the end of its log that the new primary does not have. */
    private static long errant(Binlog log, Binlog primary) {
        long[] known = Places.ids(primary);
        long row = log.written();
        while (row > log.firstKept() && Arrays.binarySearch(known, log.id(row - 1)) < 0) {
            row--;
        }
        return log.written() - row;
    }

    /** Until it replicates, or cannot. */
    private final class Looking {
        private final int step;
        private final Timer again;

        Looking(int step) {
            this.step = step;
            again = course.timer("rejoins", this::look);
        }

        private void look() {
            ask(course.words(old).replicaStatus(), answer -> {
                Seen seen = Seen.of(answer);
                if (seen.io().equals("Yes")) {
                    course.joined(old);
                    course.bars().end(step, "replicates from " + course.primary());
                } else if (seen.io().equals("No")) {
                    course.bars().end(step, "refused: error " + seen.ioErrno());
                } else {
                    again.in(LOOK_NANOS);
                }
            });
        }
    }
}
