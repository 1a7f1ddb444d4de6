package org.replsim.engine;

import java.util.Arrays;

/**
 * A tournament tree with one leaf per slot: each inner node holds the lesser deadline of its two children. Leaves stand
 * in slot order, so a tie goes to the left child and no key needs packing. The lesser of two is found by arithmetic, not
 * by a branch: deadlines are never negative, so their difference cannot overflow.
 */
final class TournamentQueue implements TimerQueue {

    private final long[] nodes;
    private final int leaves;

    TournamentQueue(int slots) {
        leaves = Math.max(2, Integer.highestOneBit(Math.max(1, slots - 1)) << 1);
        nodes = new long[2 * leaves];
        Arrays.fill(nodes, Timer.NEVER);
    }

    @Override
    public void set(int slot, long nanos) {
        long[] tree = nodes;
        int node = leaves + slot;
        tree[node] = nanos;
        long least = nanos;
        while (node > 1) {
            long difference = tree[node ^ 1] - least;
            least += difference & (difference >> 63);
            node >>= 1;
            tree[node] = least;
        }
    }

    @Override
    public long minNanos() {
        return nodes[1];
    }

    @Override
    public int minSlot() {
        long[] tree = nodes;
        long least = tree[1];
        int node = 1;
        while (node < leaves) {
            node <<= 1;
            long difference = least - tree[node];
            node += (int) (difference >>> 63);
        }
        return node - leaves;
    }
}
