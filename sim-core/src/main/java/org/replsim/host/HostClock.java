package org.replsim.host;

import org.replsim.engine.random.Draws;

/**
 * A host's wall clock: true time plus an offset and a drift of its own. Servers stamp events with its whole seconds. True
 * time does not begin on a full second: it has a sub-second phase, drawn once per run, so that two hosts without offset
 * agree, as hosts with time synchronisation do.
 */
public final class HostClock {

    /** What a calendar shows when a run begins, for who wants a date: 2018-01-31 22:00:00 UTC, in seconds since 1970. */
    public static final long EPOCH_SECONDS = 1_517_436_000L;

    private static final long SECOND = 1_000_000_000L;

    private long offsetNanos;
    private double driftPerNano;
    /** Since when the drift is what it is. */
    private long driftsSinceNanos;

    HostClock(ClockSpec spec, long seed) {
        long phase = Draws.below(new Draws(seed, "clock").bits(0), SECOND);
        offsetNanos = phase + spec.offsetNanos();
        driftPerNano = spec.driftPpm() / 1e6;
    }

    /** What the clock shows at the instant {@code nanos}, in nanoseconds. */
    public long nanos(long nanos) {
        return nanos + offsetNanos + (long) ((nanos - driftsSinceNanos) * driftPerNano);
    }

    /** Somebody sets the clock forward or, negative, back. */
    void step(long byNanos) {
        offsetNanos += byNanos;
    }

    /** From an instant on the clock gains this much, in microseconds per second; what it has gained stays. */
    void drift(double ppm, long nowNanos) {
        offsetNanos = nanos(nowNanos) - nowNanos;
        driftsSinceNanos = nowNanos;
        driftPerNano = ppm / 1e6;
    }

    /** What the clock shows at the instant {@code nanos}, in whole seconds. */
    public long seconds(long nanos) {
        return Math.floorDiv(nanos(nanos), SECOND);
    }
}
