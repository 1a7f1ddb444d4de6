package org.replsim.host;

import org.replsim.engine.random.Draws;

/**
 * A host's wall clock: true time plus a sub-second phase of its own, an offset and a drift. Servers stamp events with
 * its whole seconds.
 */
public final class HostClock {

    private static final long SECOND = 1_000_000_000L;

    private final long offsetNanos;
    private final double driftPerNano;

    HostClock(String host, ClockSpec spec, long seed) {
        long phase = Draws.below(new Draws(seed, host + "/clock").bits(0), SECOND);
        offsetNanos = phase + spec.offsetNanos();
        driftPerNano = spec.driftPpm() / 1e6;
    }

    /** What the clock shows at the instant {@code nanos}, in nanoseconds. */
    public long nanos(long nanos) {
        return nanos + offsetNanos + (long) (nanos * driftPerNano);
    }

    /** What the clock shows at the instant {@code nanos}, in whole seconds. */
    public long seconds(long nanos) {
        return Math.floorDiv(nanos(nanos), SECOND);
    }
}
