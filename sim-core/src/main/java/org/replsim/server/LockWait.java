package org.replsim.server;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What somebody holds and waits for in a {@link LockTable}.
 *
 * @param <T> who takes locks
 */
public final class LockWait<T> {

    /** Whose it is. */
    public final T owner;

    /** The key it waits for, -1 if none. */
    public long waitsFor = -1;

    /** When the wait fails, for owners that wait with a limit. */
    public long deadlineNanos;

    /** Neighbour in the owners' list of all that wait. */
    public @Nullable LockWait<T> previous;

    /** Neighbour in the owners' list of all that wait. */
    public @Nullable LockWait<T> next;

    /** The next one that waits for the same key. */
    @Nullable
    LockWait<T> nextForKey;

    private long[] held = new long[4];
    private int heldCount;

    /** @param owner whose it is */
    public LockWait(T owner) {
        this.owner = owner;
    }

    /** How many keys it holds. */
    public int heldCount() {
        return heldCount;
    }

    /** The {@code place}-th key it holds, or held before the last {@link #forgetHeld}. */
    public long held(int place) {
        return held[place];
    }

    /** Notes a key as held. */
    public void add(long key) {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, 2 * heldCount);
        }
        held[heldCount++] = key;
    }

    /** Nothing is held any more. */
    public void forgetHeld() {
        heldCount = 0;
    }
}
