package org.replsim.scenario.origin;

/**
 * A value of the model that stands for a property of a real machine, and how well it is known.
 *
 * @param path where it stands in the scenario, such as {@code hosts.a.hardware.perRow}
 * @param value as the scenario file writes it, with its unit
 * @param origin how well it is known
 * @param where {@code file:line}, or the preset or default it comes from
 */
public record Assumption(String path, String value, Origin origin, String where) {

    /** How well a value is known. */
    public enum Origin {
        /** Read off a real machine. */
        MEASURED,
        /** Fitted to measurements by calibration. */
        FITTED,
        /** An order of magnitude that nobody checked on this machine. */
        ASSUMED
    }
}
