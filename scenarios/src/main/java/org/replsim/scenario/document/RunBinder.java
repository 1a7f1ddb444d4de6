package org.replsim.scenario.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.replsim.procedure.Procedure;
import org.replsim.run.RunSpec;
import org.replsim.run.Script;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.Values;
import org.replsim.workload.HeartbeatSpec;
import org.replsim.workload.WorkloadSpec;

/** From the values of a whole scenario to the specification of a run; checks what concerns several of its parts. */
final class RunBinder {

    private static final long SAMPLES = 300;
    private static final long MOST_SAMPLES = 100_000;

    private final Values root;
    private final Reading reading;
    private final Names names;

    RunBinder(Values root, Reading reading) {
        this.root = root;
        this.reading = reading;
        this.names = Names.of(root);
    }

    /**
     * The run.
     *
     * @param folder where files it names are looked for
     * @param variant whose run it is
     * @throws org.replsim.scenario.problem.ScenarioProblem at the first thing that does not fit together
     */
    RunSpec bind(Path folder, String variant) {
        ClusterBinder clusterBinder = new ClusterBinder(root, names, reading);
        var cluster = clusterBinder.cluster();
        WorkloadBinder workloadBinder = new WorkloadBinder(names, folder, reading, tables());
        List<WorkloadSpec> workloads = new ArrayList<>();
        for (Values workload : root.list("workloads")) {
            workloads.add(workloadBinder.workload(workload));
            clusterBinder.checkBinlog(workload, "on", workload.text("on"), "is written to");
        }
        Script script = new ScriptBinder(root, names, variant).script();
        List<HeartbeatSpec> heartbeats =
                root.list("heartbeat").stream().map(workloadBinder::heartbeat).toList();
        return new RunSpec(
                root.whole("seed"),
                root.whole("duration"),
                warmup(),
                sample(),
                root.section("limits").whole("backlog"),
                cluster,
                workloads,
                heartbeats,
                new TimelineBinder(root, names, clusterBinder, workloads, warmupNanos()).plan(),
                script,
                procedures(new ProvisionBinder(root, names, clusterBinder, cluster, reading), workloads));
    }

    private Set<String> tables() {
        return root.list("workloads").stream()
                .filter(workload -> workload.has("table"))
                .map(workload -> workload.text("table"))
                .collect(Collectors.toSet());
    }

    private List<Procedure> procedures(ProvisionBinder provisions, List<WorkloadSpec> workloads) {
        List<Procedure> procedures = new ArrayList<>(new FailoverBinder(root, names, reading, workloads).managers());
        procedures.addAll(provisions.procedures());
        return procedures;
    }

    private long warmup() {
        long duration = root.whole("duration");
        if (!root.has("warmup")) {
            reading.derived("warmup", Dimension.TIME.write(duration / 10), "a tenth of the duration");
            return duration / 10;
        }
        if (root.whole("warmup") >= duration) {
            throw root.problem(
                    "warmup", "the warm-up must be shorter than the duration, " + Dimension.TIME.write(duration));
        }
        return root.whole("warmup");
    }

    private long sample() {
        long duration = root.whole("duration");
        if (!root.has("sample")) {
            long sample = roundedUp(Math.max(1, duration / SAMPLES));
            reading.derived("sample", Dimension.TIME.write(sample), "about " + SAMPLES + " samples");
            return sample;
        }
        long sample = root.whole("sample");
        if (duration / sample > MOST_SAMPLES) {
            throw root.problem(
                    "sample",
                    "this makes " + duration / sample + " samples; at most " + MOST_SAMPLES + ", so at least "
                            + Dimension.TIME.write(roundedUp(duration / MOST_SAMPLES)));
        }
        return sample;
    }

    /** The next number of the form 1, 2 or 5 times a power of ten. */
    static long roundedUp(long number) {
        long power = 1;
        while (power * 10 <= number) {
            power *= 10;
        }
        for (long step : new long[] {1, 2, 5}) {
            if (step * power >= number) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private long warmupNanos() {
        return root.has("warmup") ? root.whole("warmup") : root.whole("duration") / 10;
    }
}
