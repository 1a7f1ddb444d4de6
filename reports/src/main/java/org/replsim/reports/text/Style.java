package org.replsim.reports.text;

/** Emphasis for a terminal; nothing at all elsewhere. */
public enum Style {
    /** No escape sequences. */
    PLAIN,
    /** ANSI escape sequences. */
    COLOUR;

    /** What is read first. */
    public String strong(String text) {
        return escape("1", text);
    }

    /** What is as it should be. */
    public String good(String text) {
        return escape("32", text);
    }

    /** What is not. */
    public String bad(String text) {
        return escape("1;31", text);
    }

    /** What is read last. */
    public String quiet(String text) {
        return escape("2", text);
    }

    private String escape(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
