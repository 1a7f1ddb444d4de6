package org.replsim.net;

/**
 * When TCP sends a lost segment again: first after the retransmission time-out, then after twice that, and so on, up to
 * two minutes (RFC 6298; Linux: at least 200 ms above the round-trip time, at most 120 s).
 */
public final class Retransmission {

    private static final long MIN_NANOS = 200_000_000L;
    private static final long MAX_NANOS = 120_000_000_000L;

    private Retransmission() {}

    /** The first retransmission time-out. */
    static long timeoutNanos(long rttNanos) {
        return Math.min(MAX_NANOS, rttNanos + MIN_NANOS);
    }

    /** The time-out after one that has passed. */
    static long doubled(long timeoutNanos) {
        return Math.min(MAX_NANOS, 2 * timeoutNanos);
    }

    /** The first retransmission at or after {@code fromNanos} of a segment that was first sent at {@code sentNanos}. */
    public static long firstFrom(long sentNanos, long rttNanos, long fromNanos) {
        long timeout = timeoutNanos(rttNanos);
        long next = sentNanos + timeout;
        while (next < fromNanos) {
            timeout = doubled(timeout);
            next += timeout;
        }
        return next;
    }
}
