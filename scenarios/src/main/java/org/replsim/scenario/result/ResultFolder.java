package org.replsim.scenario.result;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A result as a folder: {@code results.json}, {@code metrics.csv}, {@code series.csv}, {@code latency.csv},
 * {@code digest.txt} and {@code scenario.yaml} (the exact input). Reports add their charts beside them.
 */
public final class ResultFolder {

    private ResultFolder() {}

    /** Adds files of its own to a result folder before it is moved into place. */
    @FunctionalInterface
    public interface Guest {
        /** A guest that adds nothing. */
        Guest NONE = folder -> {};

        /** Writes into the folder. */
        void write(Path folder) throws IOException;
    }

    /** The next free {@code <parent>/<name>-NNN}, counted from 001. Nothing is created. */
    public static Path next(Path parent, String name) throws IOException {
        throw new UnsupportedOperationException(parent + name);
    }

    /**
     * Writes everything to a temporary folder beside the target and moves it into place.
     *
     * @param result what to write
     * @param scenarioText the exact input
     * @param folder the target
     * @param force whether an existing target is replaced
     * @param guest adds its own files
     * @throws org.replsim.scenario.problem.ScenarioProblem if the target exists and {@code force} is not given, or cannot be
     *     written
     */
    public static void write(ScenarioResult result, String scenarioText, Path folder, boolean force, Guest guest)
            throws IOException {
        throw new UnsupportedOperationException(result.name() + scenarioText + folder + force + guest);
    }

    /**
     * Reads a result back, without simulating.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if there is no result in the folder or it is damaged
     */
    public static ScenarioResult read(Path folder) {
        throw new UnsupportedOperationException("" + folder);
    }
}
