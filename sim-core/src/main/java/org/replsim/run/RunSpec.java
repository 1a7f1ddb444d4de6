package org.replsim.run;

import java.util.List;
import org.replsim.cluster.ClusterSpec;
import org.replsim.fault.TimelineEntry;
import org.replsim.workload.HeartbeatSpec;
import org.replsim.workload.WorkloadSpec;

/**
 * All that one run depends on. Equal specifications give equal runs, to the bit.
 *
 * @param seed of all random draws
 * @param durationNanos how long the run lasts
 * @param warmupNanos start of the measurement window, which ends with the run or at the crash of the measured server
 * @param sampleNanos grid of the time series
 * @param backlogLimit most transactions that may be written and not yet applied
 * @param cluster what exists
 * @param workloads who writes
 * @param heartbeats heartbeat-table writers
 * @param timeline what happens, in any order; at one instant before the statements of the script
 * @param script what is typed and asked
 */
public record RunSpec(
        long seed,
        long durationNanos,
        long warmupNanos,
        long sampleNanos,
        long backlogLimit,
        ClusterSpec cluster,
        List<WorkloadSpec> workloads,
        List<HeartbeatSpec> heartbeats,
        List<TimelineEntry> timeline,
        Script script) {

    /** A run without statements. */
    public RunSpec(
            long seed,
            long durationNanos,
            long warmupNanos,
            long sampleNanos,
            long backlogLimit,
            ClusterSpec cluster,
            List<WorkloadSpec> workloads,
            List<HeartbeatSpec> heartbeats,
            List<TimelineEntry> timeline) {
        this(
                seed,
                durationNanos,
                warmupNanos,
                sampleNanos,
                backlogLimit,
                cluster,
                workloads,
                heartbeats,
                timeline,
                Script.NONE);
    }

    /** Copies the lists and checks the times. */
    public RunSpec {
        if (durationNanos < 1 || warmupNanos < 0 || warmupNanos >= durationNanos || sampleNanos < 1) {
            throw new IllegalArgumentException("a run needs 0 <= warmup < duration and a positive sampling interval");
        }
        workloads = List.copyOf(workloads);
        heartbeats = List.copyOf(heartbeats);
        timeline = List.copyOf(timeline);
    }

    /** The server that is measured: the one the first workload writes to, else the first statement, else the first server. */
    public String primary() {
        if (!workloads.isEmpty()) {
            return workloads.get(0).on();
        }
        if (!script.entries().isEmpty()) {
            return script.entries().get(0).server();
        }
        return cluster.servers().isEmpty() ? "" : cluster.servers().get(0).name();
    }
}
