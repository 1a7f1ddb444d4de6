package org.replsim.scenario.origin;

/**
 * One value of a resolved scenario and where it comes from.
 *
 * @param path in the document, such as {@code links.db1-db2.rtt}
 * @param value as a scenario file would write it
 * @param origin what decided it
 * @param where {@code file:line} for what is written; the preset's name; empty for a default
 */
public record Resolved(String path, String value, Origin origin, String where) {

    /** What decided a value. */
    public enum Origin {
        /** It is written in the file. */
        WRITTEN,
        /** It is written in the file, in the variant. */
        VARIANT,
        /** A named preset, such as the disk {@code nvme}. */
        PRESET,
        /** The default of the field, or of the server's version. */
        DEFAULT,
        /** Worked out from other values, such as server ids counted in order. */
        DERIVED
    }
}
