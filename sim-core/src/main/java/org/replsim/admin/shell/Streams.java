package org.replsim.admin.shell;

/**
 * Where a command writes.
 *
 * @param terminal whether the first is a person's terminal
 */
record Streams(StringBuilder out, StringBuilder err, boolean terminal) {

    /** The same with another first stream, which is no terminal. */
    Streams to(StringBuilder other) {
        return new Streams(other, err, false);
    }
}
