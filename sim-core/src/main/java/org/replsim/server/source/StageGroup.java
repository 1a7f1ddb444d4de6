package org.replsim.server.source;

import org.jspecify.annotations.Nullable;

/** The sessions that a stage's leader has fetched, linked in the order of the binary log. One per stage, reused. */
final class StageGroup {

    @Nullable
    Session first;

    @Nullable
    Session last;

    int size;

    /** The row of the last one in the binary log, by which the whole group is acknowledged. */
    long lastRow() {
        Session end = last;
        if (end == null) {
            throw new IllegalStateException("a stage's group is empty");
        }
        return end.row;
    }

    /** Tells all members that they move on. */
    void enter(Phase phase) {
        for (Session each = first; each != null; each = each.next) {
            each.enter(phase);
        }
    }

    void clear() {
        first = null;
        last = null;
        size = 0;
    }
}
