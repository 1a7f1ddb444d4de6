package org.replsim.scenario.field;

import java.util.Optional;

/**
 * One row of the field table.
 *
 * @param name as written
 * @param type how its value is written
 * @param presence whether it must be there, and what holds if it is not
 * @param fallback the default as a scenario would write it; for {@link Presence#DERIVED} a description; else empty
 * @param alternative fields of one shape with different alternatives exclude each other; empty: goes with all
 * @param doc one sentence
 */
public record Field(String name, FieldType type, Presence presence, String fallback, String alternative, String doc) {

    /** Whether a field must be written. */
    public enum Presence {
        /** It must. */
        REQUIRED,
        /** If not, there is none. */
        OPTIONAL,
        /** If not, the default holds. */
        DEFAULT,
        /** If not, the value is worked out from others. */
        DERIVED
    }

    /** A field that must be written. */
    public static Field required(String name, FieldType type, String doc) {
        return new Field(name, type, Presence.REQUIRED, "", "", doc);
    }

    /** A field that may be left out. */
    public static Field optional(String name, FieldType type, String doc) {
        return new Field(name, type, Presence.OPTIONAL, "", "", doc);
    }

    /** A field with a default. */
    public static Field of(String name, FieldType type, String fallback, String doc) {
        return new Field(name, type, Presence.DEFAULT, fallback, "", doc);
    }

    /** A field whose default follows from other values. */
    public static Field derived(String name, FieldType type, String rule, String doc) {
        return new Field(name, type, Presence.DERIVED, rule, "", doc);
    }

    /** The same field as part of an alternative. */
    public Field in(String ofAlternative) {
        return new Field(name, type, presence, fallback, ofAlternative, doc);
    }

    /** The default's text, if there is a plain default. */
    public Optional<String> defaultText() {
        return presence == Presence.DEFAULT ? Optional.of(fallback) : Optional.empty();
    }
}
