package org.replsim.scenario.run;

import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.result.ScenarioResult;

/**
 * Runs every variant of a scenario, looks for what limits each, and tries the expectations.
 *
 * <p>Variants run in parallel; the result does not depend on how many threads there are.
 */
public final class ScenarioRunner {

    /** What makes a record of a specification: {@code Run::execute}. */
    @FunctionalInterface
    public interface Simulator {
        /** Runs it to its end. */
        RunRecord run(RunSpec spec);
    }

    /** Told how far the work has come. Called by any thread, one at a time. */
    @FunctionalInterface
    public interface Progress {
        /** Nobody is told. */
        Progress SILENT = (done, total, what) -> {};

        /**
         * A piece of work is done.
         *
         * @param done pieces done so far
         * @param total pieces there are
         * @param what the piece, such as {@code async} or {@code async: what limits it}
         */
        void done(int done, int total, String what);
    }

    /** With the simulation itself, all cores, looking for the binding resource. */
    public ScenarioRunner() {}

    /** Whether to look for the binding resource (the default): about as much work again as the runs themselves. */
    public ScenarioRunner bindingResource(boolean wanted) {
        return this;
    }

    /** Whom to tell how far the work has come. */
    public ScenarioRunner progress(Progress progress) {
        return this;
    }

    /** Runs all variants. */
    public ScenarioResult run(Scenario scenario) {
        throw new UnsupportedOperationException(scenario.name());
    }
}
