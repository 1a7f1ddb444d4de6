package org.replsim.net;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Distribution;

/**
 * A link between two servers, both directions alike.
 *
 * @param a one end
 * @param b the other end
 * @param rttNanos round-trip time of an empty link; half of it is spent each way
 * @param jitter extra one-way delay in nanoseconds, or null for none
 * @param jitterSlotNanos how long one draw of the jitter holds: noise is correlated in time
 * @param bytesPerSecond bandwidth each way
 * @param windowBytes most bytes of one connection that are sent and not yet read by the receiver
 * @param through the host whose processors run the proxy that makes the delay, or null for a real line
 */
public record LinkSpec(
        String a,
        String b,
        long rttNanos,
        @Nullable Distribution jitter,
        long jitterSlotNanos,
        double bytesPerSecond,
        long windowBytes,
        @Nullable String through) {

    /** A real line. */
    public LinkSpec(
            String a,
            String b,
            long rttNanos,
            @Nullable Distribution jitter,
            long jitterSlotNanos,
            double bytesPerSecond,
            long windowBytes) {
        this(a, b, rttNanos, jitter, jitterSlotNanos, bytesPerSecond, windowBytes, null);
    }

    /** Checks the ranges. */
    public LinkSpec {
        if (rttNanos < 0) {
            throw new IllegalArgumentException("a link's rtt cannot be negative");
        }
        if (!(bytesPerSecond > 0) || windowBytes < 1 || jitterSlotNanos < 1) {
            throw new IllegalArgumentException("a link's bandwidth, window and jitter slot must be positive");
        }
    }
}
