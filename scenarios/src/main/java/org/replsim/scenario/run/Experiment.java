package org.replsim.scenario.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.replsim.fault.TimelineEntry;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.Script;
import org.replsim.run.WorkloadRecord;
import org.replsim.scenario.metric.MetricUnit;
import org.replsim.scenario.result.Binding;
import org.replsim.workload.WorkloadSpec;

/**
 * Finds what limits a run: it is run again, in part, once for each resource made a tenth cheaper, with the same random
 * numbers, so that the differences are due to the resource.
 */
final class Experiment {

    /** Commits that the part of the run should hold. */
    static final long COMMITS = 6_000;
    /** Fewer than these before the first fault, and the whole run is taken instead. */
    private static final long FEWEST_COMMITS = 1_000;
    /** Gains below this share are noise of the experiment. */
    private static final double NOISE = 0.005;
    /** A tenth cheaper is 11 % more for the same price. */
    private static final double FULL_GAIN = 1 / Resource.FACTOR - 1;

    private final RunSpec part;
    private final boolean open;
    private final String when;

    private Experiment(RunSpec part, boolean open, String when) {
        this.part = part;
        this.open = open;
        this.when = when;
    }

    /**
     * Prepares the experiment.
     *
     * @param whole the finished run, for its rate
     */
    static Experiment on(RunSpec spec, RunRecord whole) {
        boolean open =
                spec.workloads().stream().allMatch(workload -> workload.pace() instanceof WorkloadSpec.Pace.Open);
        RunSpec part = part(spec, measured(whole).throughput(), COMMITS);
        boolean before =
                part.durationNanos() < spec.durationNanos() && !spec.timeline().isEmpty();
        String end = MetricUnit.SECONDS.write(part.durationNanos() / 1e9);
        return new Experiment(part, open, before ? " (looked for before anything happens, until " + end + ")" : "");
    }

    /** The beginning of the run, up to the first fault, long enough for some commits; else the whole run. */
    static RunSpec part(RunSpec spec, double rate, long commits) {
        long firstFault = LongStream.concat(
                        spec.timeline().stream().mapToLong(TimelineEntry::atNanos),
                        spec.script().entries().stream().mapToLong(Script.Entry::atNanos))
                .filter(at -> at > 0)
                .min()
                .orElse(spec.durationNanos());
        double wanted = commits / Math.max(rate, 1e-3) * 1e9;
        long longestTrip = spec.cluster().links().stream()
                .mapToLong(link -> link.rttNanos())
                .max()
                .orElse(0);
        long warmup = Math.min(spec.warmupNanos(), Math.round(wanted / 4 + 100.0 * longestTrip));
        long end = Math.min(firstFault, warmup + Math.round(wanted));
        if (end <= warmup || (end - warmup) / 1e9 * rate < Math.min(FEWEST_COMMITS, commits / 2.0)) {
            return SpecChange.shortened(spec, spec.warmupNanos(), spec.durationNanos());
        }
        return SpecChange.shortened(spec, warmup, end);
    }

    /** What the first workload's server did. */
    static WorkloadRecord measured(RunRecord record) {
        WorkloadRecord workload = record.workloads().get(record.primary());
        if (workload == null) {
            throw new IllegalStateException("nobody writes to " + record.primary());
        }
        return workload;
    }

    /** The runs to make: the part as it is, then with each resource cheaper. */
    List<RunSpec> runs() {
        List<RunSpec> runs = new ArrayList<>();
        runs.add(part);
        Resources.of(part).forEach(resource -> runs.add(resource.cheaper(part)));
        return runs;
    }

    /**
     * The finding.
     *
     * @param records of {@link #runs}, in their order
     */
    Binding binding(List<RunRecord> records) {
        List<Resource> resources = Resources.of(part);
        List<Binding.Trial> byThroughput = trials(resources, records, false);
        if (byThroughput.isEmpty()) {
            return new Binding("nothing", "nothing could be tried", "throughput", List.of());
        }
        Binding.Trial best = byThroughput.get(0);
        if (best.gain() >= NOISE) {
            return new Binding(best.resource(), sentence(best, resources) + when, "throughput", byThroughput);
        }
        if (open) {
            List<Binding.Trial> byLatency = trials(resources, records, true);
            return new Binding("nothing", served(byLatency.get(0)) + when, "latency_mean", byLatency);
        }
        String sentence =
                "nothing alone: no resource made a tenth cheaper gives even " + percent(NOISE) + " more throughput";
        return new Binding("nothing", sentence + when, "throughput", byThroughput);
    }

    private static List<Binding.Trial> trials(List<Resource> resources, List<RunRecord> records, boolean latency) {
        List<Binding.Trial> trials = new ArrayList<>();
        for (int i = 0; i < resources.size(); i++) {
            double gain = gain(measured(records.get(0)), measured(records.get(i + 1)), latency);
            trials.add(new Binding.Trial(resources.get(i).name(), gain, gain / FULL_GAIN));
        }
        trials.sort(Comparator.comparingDouble(Binding.Trial::gain).reversed());
        return trials;
    }

    private static double gain(WorkloadRecord before, WorkloadRecord after, boolean latency) {
        double gain = latency
                ? before.latencyMeanNanos() / after.latencyMeanNanos() - 1
                : after.throughput() / before.throughput() - 1;
        return Double.isFinite(gain) ? gain : 0;
    }

    private static String sentence(Binding.Trial best, List<Resource> resources) {
        return best.resource() + ": a tenth cheaper gives " + percent(best.gain()) + " more throughput; "
                + remedy(best, resources);
    }

    private static String remedy(Binding.Trial best, List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.name().equals(best.resource()))
                .map(Resource::remedy)
                .findFirst()
                .orElse("");
    }

    private static String served(Binding.Trial best) {
        String latency = best.gain() >= NOISE
                ? "; latency depends most on " + best.resource() + " (a tenth cheaper: " + percent(best.gain())
                        + " less)"
                : "";
        return "nothing: the offered load is served" + latency;
    }

    private static String percent(double share) {
        return Math.round(share * 1000) / 10.0 + " %";
    }
}
