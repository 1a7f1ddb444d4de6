package org.replsim.host;

/**
 * How a host's wall clock differs from true time.
 *
 * @param offsetNanos what it is ahead (or, negative, behind) at the start
 * @param driftPpm what it gains, in microseconds per second
 */
public record ClockSpec(long offsetNanos, double driftPpm) {

    /** A clock that is right. */
    public static final ClockSpec EXACT = new ClockSpec(0, 0);
}
