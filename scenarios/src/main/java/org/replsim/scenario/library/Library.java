package org.replsim.scenario.library;

import java.util.List;
import java.util.Optional;

/** The scenarios that come with the program. They are read from the class path, so they are found in the jar too. */
public final class Library {

    private Library() {}

    /**
     * A scenario of the library.
     *
     * @param name of the file without {@code .yaml}
     * @param title the question it asks
     * @param text of the file
     */
    public record Entry(String name, String title, String text) {}

    /** All of them, by name. */
    public static List<Entry> entries() {
        throw new UnsupportedOperationException();
    }

    /** One of them. */
    public static Optional<Entry> find(String name) {
        throw new UnsupportedOperationException(name);
    }

    /**
     * One of them, which must be there.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem with the nearest name if there is none
     */
    public static Entry get(String name) {
        throw new UnsupportedOperationException(name);
    }

    /** The commented file that {@code init} writes. */
    public static String starter() {
        throw new UnsupportedOperationException();
    }
}
