package org.replsim.host;

/**
 * How a host's wall clock differs from true time.
 *
 * @param offsetNanos what it is ahead (or, negative, behind) at the start, beside a sub-second phase drawn per host
 * @param driftPpm what it gains, in microseconds per second
 */
public record ClockSpec(long offsetNanos, double driftPpm) {

    /** A clock that is right but for its sub-second phase. */
    public static final ClockSpec EXACT = new ClockSpec(0, 0);
}
