package org.replsim.server.source;

import java.util.Arrays;

/** How far N different replicas have acknowledged (2.8); with N = 1 simply the furthest ACK. */
final class Quorum {

    private static final long NONE = -1;

    private long[] acknowledged = new long[0];
    private long[] sorted = new long[0];

    /** Takes an ACK in; returns the largest row that {@code count} replicas have, -1 if there is none. */
    long acked(int replica, long row, int count) {
        if (replica >= acknowledged.length) {
            int known = acknowledged.length;
            acknowledged = Arrays.copyOf(acknowledged, replica + 1);
            Arrays.fill(acknowledged, known, replica + 1, NONE);
            sorted = new long[replica + 1];
        }
        acknowledged[replica] = Math.max(acknowledged[replica], row);
        return reached(count);
    }

    /** The largest row that {@code count} replicas have acknowledged, -1 if there is none. */
    long reached(int count) {
        if (count > acknowledged.length) {
            return NONE;
        }
        System.arraycopy(acknowledged, 0, sorted, 0, acknowledged.length);
        Arrays.sort(sorted);
        return sorted[sorted.length - count];
    }

    /** A switch-off forgets all ACKs. */
    void clear() {
        Arrays.fill(acknowledged, NONE);
    }
}
