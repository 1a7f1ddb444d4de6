package org.replsim.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.Variant;

/** How much it helps that variants share their random numbers. */
public final class CommonRandomNumbers {

    private static final long COMMITS = 5_000;

    private CommonRandomNumbers() {}

    /**
     * Variance of the difference in throughput between two variants when both use the same seed, divided by the variance
     * when they do not: 1 means that sharing does not help, 0.1 that ten times fewer replications do.
     *
     * <p>The runs are the beginnings of the variants' own, equally long, some thousand commits. The variance without sharing is that
     * of one variant plus that of the other.
     *
     * @param scenario with both variants
     * @param a one variant
     * @param b the other
     * @param replications how many pairs, at least 3
     * @throws NoSuchElementException if there is no such variant
     */
    public static double varianceRatio(Scenario scenario, String a, String b, int replications) {
        if (replications < 3) {
            throw new IllegalArgumentException("at least 3 replications are needed, not " + replications);
        }
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            RunSpec partA = part(scenario, a);
            RunSpec partB = part(scenario, b);
            long warmup = Math.max(partA.warmupNanos(), partB.warmupNanos());
            long end = Math.max(partA.durationNanos(), partB.durationNanos());
            double[] first = throughputs(workers, SpecChange.shortened(partA, warmup, end), replications);
            double[] second = throughputs(workers, SpecChange.shortened(partB, warmup, end), replications);
            double[] difference = new double[replications];
            for (int i = 0; i < replications; i++) {
                difference[i] = first[i] - second[i];
            }
            return variance(difference) / (variance(first) + variance(second));
        }
    }

    private static RunSpec part(Scenario scenario, String name) {
        Variant variant = scenario.variants().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no variant " + name));
        RunRecord whole = Run.execute(variant.spec());
        return Experiment.part(variant.spec(), Experiment.measured(whole).throughput(), COMMITS);
    }

    private static double[] throughputs(Workers workers, RunSpec part, int replications) {
        List<Callable<Double>> runs = new ArrayList<>();
        for (int i = 0; i < replications; i++) {
            RunSpec replication = SpecChange.seed(part, part.seed() + i);
            runs.add(() -> Experiment.measured(Run.execute(replication)).throughput());
        }
        return workers.all(runs).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
