package org.replsim.engine;

import java.util.Arrays;

/**
 * A tournament tree with one leaf per slot and four children per inner node: each node holds the least key below it. A
 * key is a deadline with its slot in the low bits, so one comparison gives order and tie rule, and the root names the
 * winner. The root is node 1, the children of node n are 4n to 4n + 3, hence the siblings of n are n^1, n^2 and n^3.
 *
 * <p>The lesser of two keys is found by arithmetic: a branch would be mispredicted half of the time, and the sibling
 * loads do not wait for one another. The slot that was taken keeps its key until the next question, so a timer that its
 * own reaction arms again costs one walk up the tree and not two.
 *
 * <p>A key has room for 2^63 / slots nanoseconds after {@code base} (104 days with 1,000 slots). Deadlines beyond share
 * one time, {@code far}; when nothing nearer is left, they are looked at one by one and the base moves up to the
 * earliest.
 */
final class TournamentQueue implements TimerQueue {

    private static final int NONE = -1;

    private final long[] deadlines;
    private final long[] keys;
    private final int leaves;
    private final int slotBits;
    private final long far;
    private long base;
    private int taken = NONE;

    TournamentQueue(int slots) {
        slotBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, slots - 1));
        far = Long.MAX_VALUE >>> slotBits;
        int width = 4;
        while (width < slots) {
            width *= 4;
        }
        leaves = width;
        deadlines = new long[slots];
        Arrays.fill(deadlines, Timer.NEVER);
        keys = new long[2 * leaves];
        Arrays.fill(keys, Long.MAX_VALUE);
    }

    @Override
    public void set(int slot, long nanos) {
        deadlines[slot] = nanos;
        climb(slot, nanos);
    }

    @Override
    public long minNanos() {
        settleTaken();
        long time = keys[1] >>> slotBits;
        return time < far ? base + time : farMinNanos();
    }

    @Override
    public int takeMin() {
        settleTaken();
        if (keys[1] >>> slotBits >= far) {
            moveBase(farMinNanos());
        }
        int slot = (int) keys[1] & ((1 << slotBits) - 1);
        deadlines[slot] = Timer.NEVER;
        taken = slot;
        return slot;
    }

    private void climb(int slot, long nanos) {
        long[] tree = keys;
        long least = lesser(nanos - base, far) << slotBits | slot;
        int node = leaves + slot;
        tree[node] = least;
        while (node > 1) {
            long siblings = lesser(lesser(tree[node ^ 1], tree[node ^ 2]), tree[node ^ 3]);
            least = lesser(least, siblings);
            node >>= 2;
            tree[node] = least;
        }
    }

    /** The lesser of two numbers that are not negative, so that their difference cannot overflow. */
    private static long lesser(long a, long b) {
        long difference = b - a;
        return a + (difference & (difference >> 63));
    }

    private void settleTaken() {
        if (taken != NONE) {
            if (deadlines[taken] == Timer.NEVER) {
                climb(taken, Timer.NEVER);
            }
            taken = NONE;
        }
    }

    private long farMinNanos() {
        long least = Timer.NEVER;
        for (long deadline : deadlines) {
            least = lesser(least, deadline);
        }
        return least;
    }

    private void moveBase(long nanos) {
        base = nanos;
        for (int slot = 0; slot < deadlines.length; slot++) {
            climb(slot, deadlines[slot]);
        }
    }
}
