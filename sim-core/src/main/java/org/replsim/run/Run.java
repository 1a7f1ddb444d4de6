package org.replsim.run;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.engine.Simulation;
import org.replsim.fault.Fault;
import org.replsim.fault.Timeline;
import org.replsim.fault.TimelineEntry;
import org.replsim.probe.Both;
import org.replsim.probe.Ledger;
import org.replsim.probe.RunProbe;
import org.replsim.probe.Sampler;
import org.replsim.server.Probe;
import org.replsim.workload.HeartbeatSpec;
import org.replsim.workload.WorkloadSpec;
import org.replsim.workload.Workloads;

/** One run, built from its specification, let go, and kept as a record. */
public final class Run {

    private final RunSpec spec;
    private final RunProbe probe = new RunProbe();
    private final @Nullable Ledger ledger;
    private final Simulation simulation = new Simulation();
    private final Cluster cluster;
    private final People people;
    private final long windowEndNanos;
    private final Workloads workloads;

    private Run(RunSpec spec) {
        this.spec = spec;
        ledger = Losses.ledger(spec);
        cluster = cluster(spec, simulation, ledger == null ? probe : new Both(probe, ledger));
        workloads = new Workloads(cluster, spec.seed());
        begin(spec, cluster, workloads, probe);
        if (ledger != null) {
            ledger.attach(cluster);
        }
        people = new People(spec, cluster);
        windowEndNanos = windowEnd(spec);
    }

    /**
     * Runs from the beginning to the end.
     *
     * @throws IllegalArgumentException if the specification names something that does not exist
     * @throws org.replsim.binlog.BacklogExceeded if a replica falls too far behind
     */
    public static RunRecord execute(RunSpec spec) {
        return new Run(spec).execute();
    }

    /**
     * Runs without keeping anything but the fingerprint.
     *
     * @param spec what to run
     * @param watcher who watches; {@link Probe#NONE} for nobody
     * @return the cluster at the end
     */
    public static Cluster bare(RunSpec spec, Probe watcher) {
        Simulation simulation = new Simulation();
        Cluster cluster = build(spec, simulation, watcher);
        People people = new People(spec, cluster);
        for (long instant : people.instants()) {
            simulation.run(instant);
            people.ask(instant);
        }
        simulation.run(spec.durationNanos());
        return cluster;
    }

    /**
     * Runs with somebody who looks at the cluster between events: at multiples of a time, and just before and after each
     * instant of the timeline.
     *
     * @param spec what to run
     * @param watcher who watches
     * @param everyNanos time between two looks
     */
    public static void watched(RunSpec spec, Watcher watcher, long everyNanos) {
        Simulation simulation = new Simulation();
        Cluster cluster = build(spec, simulation, watcher);
        watcher.begins(cluster);
        People people = new People(spec, cluster);
        TreeSet<Long> stops = new TreeSet<>(people.instants());
        for (long at = everyNanos; at < spec.durationNanos(); at += everyNanos) {
            stops.add(at);
        }
        for (TimelineEntry entry : spec.timeline()) {
            stops.add(Math.max(0, entry.atNanos() - 1));
            stops.add(entry.atNanos());
        }
        stops.add(spec.durationNanos());
        for (long stop : stops.headSet(spec.durationNanos(), true)) {
            simulation.run(stop);
            people.ask(stop);
            watcher.stops(stop);
        }
    }

    /**
     * Builds everything and stays at time 0, for one who moves time and types himself; the script is left out.
     *
     * @param spec what to build; its duration and its windows count for nothing
     * @param watcher who watches; {@link Probe#NONE} for nobody
     */
    public static Cluster begin(RunSpec spec, Probe watcher) {
        return build(spec, new Simulation(), watcher);
    }

    private static Cluster build(RunSpec spec, Simulation simulation, Probe watcher) {
        Cluster cluster = cluster(spec, simulation, watcher);
        begin(spec, cluster, new Workloads(cluster, spec.seed()), null);
        return cluster;
    }

    private static Cluster cluster(RunSpec spec, Simulation simulation, Probe watcher) {
        return new Cluster(simulation, spec.cluster(), spec.seed(), spec.backlogLimit(), watcher);
    }

    private static void begin(RunSpec spec, Cluster cluster, Workloads workloads, @Nullable RunProbe attached) {
        for (WorkloadSpec workload : spec.workloads()) {
            workloads.add(workload);
        }
        int[] tables = workloads.add(spec.heartbeats());
        new Timeline(cluster, spec.timeline());
        if (attached != null) {
            attached.attach(cluster, heartbeatIntervals(spec.heartbeats(), tables), spec.newReplicas());
        }
        cluster.start();
    }

    private RunRecord execute() {
        TreeSet<Long> grid = new TreeSet<>();
        for (long at = spec.sampleNanos(); at < spec.durationNanos(); at += spec.sampleNanos()) {
            grid.add(at);
        }
        grid.add(spec.durationNanos());
        TreeSet<Long> stops = new TreeSet<>(grid);
        stops.addAll(List.of(spec.warmupNanos(), windowEndNanos));
        stops.addAll(people.instants());
        Sampler sampler = new Sampler(cluster, probe, grid.size());
        Recorder recorder = new Recorder(spec, cluster, probe, windowEndNanos);
        for (long stop : stops) {
            simulation.run(stop);
            if (stop == spec.warmupNanos()) {
                recorder.windowBegins(stop);
            }
            if (grid.contains(stop)) {
                sampler.sample(stop);
            }
            if (stop == windowEndNanos) {
                recorder.windowEnds(stop);
            }
            people.ask(stop);
        }
        return recorder.record(sampler, people, workloads.returns(), ledger);
    }

    /** The window ends with the run, or just before the first crash of a server that somebody writes to. */
    private static long windowEnd(RunSpec spec) {
        long end = spec.durationNanos();
        for (TimelineEntry entry : spec.timeline()) {
            if (entry.atNanos() > spec.warmupNanos() && entry.atNanos() < end && kills(spec, entry.fault())) {
                end = entry.atNanos() - 1;
            }
        }
        return end;
    }

    private static boolean kills(RunSpec spec, Fault fault) {
        return spec.cluster().servers().stream()
                .filter(server -> fault.kills(server.name(), server.host()))
                .anyMatch(server -> spec.workloads().stream().anyMatch(w -> w.on().equals(server.name())));
    }

    private static long[] heartbeatIntervals(List<HeartbeatSpec> heartbeats, int[] tables) {
        if (tables.length == 0) {
            return new long[0];
        }
        long[] intervals = new long[Arrays.stream(tables).max().orElseThrow() + 1];
        for (int i = 0; i < tables.length; i++) {
            intervals[tables[i]] = heartbeats.get(i).intervalNanos();
        }
        return intervals;
    }
}
