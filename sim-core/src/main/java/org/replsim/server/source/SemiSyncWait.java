package org.replsim.server.source;

import org.jspecify.annotations.Nullable;

/** Somebody's place in the list of those that wait for an ACK; reused. */
final class SemiSyncWait {

    final Runnable released;
    long row;
    long enteredNanos;
    long deadlineNanos;
    boolean waiting;

    @Nullable
    SemiSyncWait previous;

    @Nullable
    SemiSyncWait next;

    /** @param released what happens when the wait ends, for whatever reason */
    SemiSyncWait(Runnable released) {
        this.released = released;
    }
}
