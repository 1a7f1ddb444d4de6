package org.replsim.scenario.problem;

/**
 * A place in a text file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** {@code file:line}. */
    public String inFile() {
        return file + ":" + line;
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
