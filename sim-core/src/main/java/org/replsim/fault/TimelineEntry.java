package org.replsim.fault;

/**
 * A fault at an instant.
 *
 * @param atNanos when, from the start of the run
 * @param fault what
 * @param label the planned work that it is a step of; empty for none
 */
public record TimelineEntry(long atNanos, Fault fault, String label) {

    /** A fault by itself. */
    public TimelineEntry(long atNanos, Fault fault) {
        this(atNanos, fault, "");
    }

    /** What happens, in a few words. */
    public String text() {
        return label.isEmpty() ? fault.text() : label + ": " + fault.text();
    }
}
