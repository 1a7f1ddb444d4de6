package org.replsim.host;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Draws;

/**
 * A host's wall clock: true time plus an offset and a drift of its own. Servers stamp events with its whole seconds. True
 * time does not begin on a full second: it has a sub-second phase, drawn once per run, so that two hosts without offset
 * agree, as hosts with time synchronisation do. A clock that is set or begins to drift still says what it showed before:
 * a time that was written down then does not change.
 */
public final class HostClock {

    /** What a calendar shows when a run begins, for who wants a date: 2018-01-31 22:00:00 UTC, in seconds since 1970. */
    public static final long EPOCH_SECONDS = 1_517_436_000L;

    private static final long SECOND = 1_000_000_000L;

    private long offsetNanos;
    private double driftPerNano;
    /** Since when the drift is what it is. */
    private long driftsSinceNanos;
    /** What it went by until it was last changed; null if it never was. */
    private @Nullable Era before;

    HostClock(ClockSpec spec, long seed) {
        long phase = Draws.below(new Draws(seed, "clock").bits(0), SECOND);
        offsetNanos = phase + spec.offsetNanos();
        driftPerNano = spec.driftPpm() / 1e6;
    }

    /** What the clock shows, or showed, at the instant {@code nanos}, in nanoseconds. */
    public long nanos(long nanos) {
        for (Era era = before; era != null && nanos < era.untilNanos; era = era.before) {
            if (era.before == null || nanos >= era.before.untilNanos) {
                return shown(nanos, era.offsetNanos, era.driftsSinceNanos, era.driftPerNano);
            }
        }
        return shown(nanos, offsetNanos, driftsSinceNanos, driftPerNano);
    }

    private static long shown(long nanos, long offset, long since, double drift) {
        return nanos + offset + (long) ((nanos - since) * drift);
    }

    /** Somebody sets the clock forward or, negative, back. */
    void step(long byNanos, long nowNanos) {
        before = new Era(nowNanos, offsetNanos, driftsSinceNanos, driftPerNano, before);
        offsetNanos += byNanos;
    }

    /** From an instant on the clock gains this much, in microseconds per second; what it has gained stays. */
    void drift(double ppm, long nowNanos) {
        before = new Era(nowNanos, offsetNanos, driftsSinceNanos, driftPerNano, before);
        offsetNanos = shown(nowNanos, offsetNanos, driftsSinceNanos, driftPerNano) - nowNanos;
        driftsSinceNanos = nowNanos;
        driftPerNano = ppm / 1e6;
    }

    /** What the clock shows at the instant {@code nanos}, in whole seconds. */
    public long seconds(long nanos) {
        return Math.floorDiv(nanos(nanos), SECOND);
    }

    /** A time in which the clock was neither set nor made to drift. */
    private record Era(
            long untilNanos,
            long offsetNanos,
            long driftsSinceNanos,
            double driftPerNano,
            @Nullable Era before) {}
}
