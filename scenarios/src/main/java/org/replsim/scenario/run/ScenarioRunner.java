package org.replsim.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.BacklogExceeded;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.Variant;
import org.replsim.scenario.expect.Expectation;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.metric.Measured;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.result.Binding;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.workload.Overloaded;

/**
 * Runs every variant of a scenario, looks for what limits each, and tries the expectations.
 *
 * <p>Variants run in parallel; the result does not depend on how many threads there are.
 */
public final class ScenarioRunner {

    /** What makes a record of a specification: {@link Run#execute}. */
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

    private final Simulator simulator;
    private boolean lookForBinding = true;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Progress progress = Progress.SILENT;

    /** With the simulation itself, all processors, looking for the binding resource. */
    public ScenarioRunner() {
        this(Run::execute);
    }

    /** With another simulation, for tests. */
    public ScenarioRunner(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Whether to look for the binding resource (the default), at the price of a dozen short runs for each variant. */
    public ScenarioRunner bindingResource(boolean wanted) {
        lookForBinding = wanted;
        return this;
    }

    /** How many runs are made at once; by default as many as there are processors. */
    public ScenarioRunner threads(int count) {
        threads = Math.max(1, count);
        return this;
    }

    /** Whom to tell how far the work has come. */
    public ScenarioRunner progress(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Runs all variants. What limits them is looked for only if workloads write in all of them.
     *
     * @throws ScenarioProblem if nobody writes, or if a load is more than the server can take and grows beyond
     *     {@code limits.backlog}
     */
    public ScenarioResult run(Scenario scenario) {
        List<Variant> variants = scenario.variants();
        if (variants.stream().anyMatch(variant -> idle(variant.spec()))) {
            throw new ScenarioProblem(scenario.file()
                    + ": workloads: a run needs at least one workload, or statements in its timeline; without any, the"
                    + " console is the place for it");
        }
        boolean wanted = lookForBinding || scenario.expectations().stream().anyMatch(Expectation::needsBindingResource);
        boolean binding = wanted
                && variants.stream()
                        .noneMatch(variant -> variant.spec().workloads().isEmpty());
        try (Workers workers = new Workers(threads)) {
            Steps steps = new Steps(progress, variants.size() * (binding ? 2 : 1));
            List<RunRecord> records = workers.all(variants.stream()
                    .map(variant -> step(steps, variant.name(), () -> simulate(scenario, variant, variant.spec())))
                    .toList());
            List<@Nullable Binding> bindings = binding ? bindings(workers, steps, scenario, records) : List.of();
            return assemble(scenario, records, bindings);
        }
    }

    private static boolean idle(RunSpec spec) {
        return spec.workloads().isEmpty() && spec.script().entries().isEmpty();
    }

    private static <T> Callable<T> step(Steps steps, String what, Callable<T> work) {
        return () -> {
            T result = work.call();
            steps.done(what);
            return result;
        };
    }

    private RunRecord simulate(Scenario scenario, Variant variant, RunSpec spec) {
        try {
            return simulator.run(spec);
        } catch (BacklogExceeded | Overloaded tooMuch) {
            throw new ScenarioProblem(scenario.file() + ": variant " + variant.name() + ": " + tooMuch.getMessage());
        }
    }

    private List<@Nullable Binding> bindings(Workers workers, Steps steps, Scenario scenario, List<RunRecord> records) {
        List<Callable<Binding>> searches = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Variant variant = scenario.variants().get(i);
            RunRecord whole = records.get(i);
            searches.add(step(steps, variant.name() + ": what limits it", () -> {
                Experiment experiment = Experiment.on(variant.spec(), whole);
                return experiment.binding(experiment.runs().stream()
                        .map(spec -> simulate(scenario, variant, spec))
                        .toList());
            }));
        }
        return new ArrayList<>(workers.all(searches));
    }

    private static ScenarioResult assemble(
            Scenario scenario, List<RunRecord> records, List<@Nullable Binding> bindings) {
        Map<String, Measured> runs = new LinkedHashMap<>();
        Summaries summaries = new Summaries(scenario);
        for (int i = 0; i < records.size(); i++) {
            Variant variant = scenario.variants().get(i);
            Binding binding = bindings.isEmpty() ? null : bindings.get(i);
            Measured measured = new Measured(records.get(i), binding == null ? "" : binding.resource());
            runs.put(variant.name(), measured);
            summaries.add(variant, measured, binding);
        }
        List<ExpectationResult> results = scenario.expectations().stream()
                .flatMap(expectation -> expectation.tryOn(runs).stream())
                .toList();
        return summaries.result(results);
    }

    /** Counts the pieces of work that are done. */
    private static final class Steps {
        private final Progress progress;
        private final int total;
        private int done;

        Steps(Progress progress, int total) {
            this.progress = progress;
            this.total = total;
        }

        synchronized void done(String what) {
            done++;
            progress.done(done, total, what);
        }
    }
}
