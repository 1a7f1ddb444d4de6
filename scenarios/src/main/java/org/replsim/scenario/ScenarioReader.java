package org.replsim.scenario;

import java.nio.file.Path;

/** Reads scenario files. */
public final class ScenarioReader {

    private ScenarioReader() {}

    /**
     * Reads and checks a file.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if it cannot be read or something in it is wrong
     */
    public static Scenario read(Path file) {
        throw new UnsupportedOperationException("" + file);
    }

    /**
     * Reads and checks a text.
     *
     * @param label what messages call it
     * @param text of the scenario
     * @param folder where the files it names (CSV) are looked for
     * @throws org.replsim.scenario.problem.ScenarioProblem if something in it is wrong
     */
    public static Scenario read(String label, String text, Path folder) {
        throw new UnsupportedOperationException(label + text + folder);
    }
}
