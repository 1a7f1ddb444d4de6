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
 * @param timeline what happens, in any order
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
        List<TimelineEntry> timeline) {

    /** Copies the lists and checks the times. */
    public RunSpec {
        if (durationNanos < 1 || warmupNanos < 0 || warmupNanos >= durationNanos || sampleNanos < 1) {
            throw new IllegalArgumentException("a run needs 0 <= warmup < duration and a positive sampling interval");
        }
        workloads = List.copyOf(workloads);
        heartbeats = List.copyOf(heartbeats);
        timeline = List.copyOf(timeline);
    }
}
