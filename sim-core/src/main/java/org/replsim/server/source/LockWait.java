package org.replsim.server.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a session holds and waits for in {@link RowLocks}. */
final class LockWait {

    final Session session;
    /** The key it waits for, -1 if none. */
    long waitsFor = -1;

    long deadlineNanos;
    /** The next one that waits for the same key. */
    @Nullable
    LockWait nextForKey;

    /** Neighbours in the list of all that wait. */
    @Nullable
    LockWait previous;

    @Nullable
    LockWait next;

    private long[] held = new long[4];
    private int heldCount;

    LockWait(Session session) {
        this.session = session;
    }

    int heldCount() {
        return heldCount;
    }

    long held(int place) {
        return held[place];
    }

    void add(long key) {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, 2 * heldCount);
        }
        held[heldCount++] = key;
    }

    void forgetHeld() {
        heldCount = 0;
    }
}
