package org.replsim.scenario.reality.machine;

/**
 * A value and where it comes from.
 *
 * @param value in the unit of its parameter
 * @param origin where it comes from
 * @param low lower end of its 95 % interval
 * @param high upper end of it
 */
public record Estimate(double value, Origin origin, double low, double high) {

    /** Where a value comes from. */
    public enum Origin {
        /** It was taken with an instrument. */
        MEASURED,
        /** The measurements tell it, through the model. */
        FITTED,
        /** An order of magnitude, or a value that the measurements leave open. */
        ASSUMED
    }

    /** A value that nothing was measured for. */
    public static Estimate assumed(double value) {
        return new Estimate(value, Origin.ASSUMED, value, value);
    }
}
