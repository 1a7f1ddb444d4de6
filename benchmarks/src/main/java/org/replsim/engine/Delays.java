package org.replsim.engine;

/** Exponential delays with a mean of 1 ms, at the cost of one xorshift step and one table read. */
final class Delays {

    private static final int COUNT = 8192;
    private static final double MEAN_NANOS = 1e6;

    private final long[] nanos = new long[COUNT];
    private long state = 88172645463325252L;

    Delays() {
        for (int i = 0; i < COUNT; i++) {
            nanos[i] = (long) (-MEAN_NANOS * StrictMath.log((i + 0.5) / COUNT));
        }
    }

    long next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return nanos[(int) state & (COUNT - 1)];
    }
}
