package org.replsim.server.source;

import org.jspecify.annotations.Nullable;

/** All that wait for an ACK, by the row they wait for. */
final class SemiSyncWaits {

    private @Nullable SemiSyncWait first;
    private @Nullable SemiSyncWait last;
    private int size;

    /** The one that waits for the smallest row, or null. */
    @Nullable
    SemiSyncWait first() {
        return first;
    }

    int size() {
        return size;
    }

    /** Rows come nearly in order, so the place is looked for from the end. */
    void add(SemiSyncWait wait) {
        SemiSyncWait before = last;
        while (before != null && before.row > wait.row) {
            before = before.previous;
        }
        SemiSyncWait after = before == null ? first : before.next;
        wait.previous = before;
        wait.next = after;
        if (before == null) {
            first = wait;
        } else {
            before.next = wait;
        }
        if (after == null) {
            last = wait;
        } else {
            after.previous = wait;
        }
        wait.waiting = true;
        size++;
    }

    void remove(SemiSyncWait wait) {
        SemiSyncWait before = wait.previous;
        SemiSyncWait after = wait.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        wait.previous = null;
        wait.next = null;
        wait.waiting = false;
        size--;
    }

    /** The clock was set: a deadline is a time of day, and so is the instant at which a wait began. */
    void clockStepped(long byNanos) {
        for (SemiSyncWait each = first; each != null; each = each.next) {
            each.enteredNanos -= byNanos;
            each.deadlineNanos -= byNanos;
        }
    }

    /** The first of those with the earliest deadline, or null if nobody waits. */
    @Nullable
    SemiSyncWait earliest() {
        SemiSyncWait earliest = first;
        for (SemiSyncWait each = first; each != null; each = each.next) {
            if (earliest == null || each.deadlineNanos < earliest.deadlineNanos) {
                earliest = each;
            }
        }
        return earliest;
    }
}
