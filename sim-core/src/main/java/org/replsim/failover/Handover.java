package org.replsim.failover;

import java.util.ArrayList;
import java.util.List;
import org.replsim.engine.Timer;

/**
 * A planned switch: the old primary refuses writes, the new one gets and applies what there is, then it takes over and the old
 * one replicates from it. Writers are kept out from the first of these steps until they commit on the new one.
 */
final class Handover {

    private static final long LOOK_NANOS = 100_000_000L;

    private final Recovery recovery;
    private final FailoverCourse course;
    private final Timer again;
    private Position before = Position.NONE;
    private int step;

    Handover(Recovery recovery) {
        this.recovery = recovery;
        course = recovery.course();
        again = course.timer("catch up", this::look);
    }

    void begin() {
        int fence = course.bars().begin(recovery.attempt(), "fence", recovery.old());
        recovery.ask(recovery.old(), Words.READ_ONLY_ON, answer -> {
            course.bars().end(fence, Seen.answered(answer) ? "read_only" : "does not answer");
            if (Seen.answered(answer)) {
                step = course.bars().begin(recovery.attempt(), "drain", recovery.promoted());
                look();
            } else {
                course.over("");
            }
        });
    }

    /** Nothing is written any more when the position stands still: commits under way when it became read-only still come. */
    private void look() {
        recovery.ask(recovery.old(), course.words(recovery.old()).masterStatus(), answer -> {
            Position written = Places.of(answer);
            recovery.ask(
                    recovery.promoted(),
                    course.words(recovery.promoted()).replicaStatus(),
                    status -> compare(written, Seen.of(status)));
        });
    }

    private void compare(Position written, Seen seen) {
        boolean still = written.equals(before);
        before = written;
        if (still && seen.executed().equals(written)) {
            course.bars().end(step, "has all");
            promote();
        } else if (!seen.sql().equals("Yes") || !seen.io().equals("Yes")) {
            course.bars().end(step, "does not replicate: the old primary writes again");
            recovery.ask(recovery.old(), course.words(recovery.old()).readOnlyOff(), answer -> course.over(""));
        } else {
            again.in(LOOK_NANOS);
        }
    }

    private void promote() {
        new Promote(recovery).begin();
    }

    /** Who replicates from the new primary then. */
    static List<String> others(Recovery recovery) {
        List<String> all = new ArrayList<>(recovery.others());
        all.add(recovery.old());
        return all;
    }
}
