package org.replsim.run;

import java.util.List;
import org.replsim.cluster.ClusterSpec;
import org.replsim.fault.Plan;
import org.replsim.fault.TimelineEntry;
import org.replsim.procedure.Procedure;
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
 * @param plan what happens; at one instant before the statements of the script
 * @param script what is typed and asked
 * @param procedures who acts by himself, in any order
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
        Plan plan,
        Script script,
        List<Procedure> procedures) {

    /** A run without statements and procedures. */
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
                Plan.of(timeline),
                Script.NONE,
                List.of());
    }

    /** Copies the lists and checks the times. */
    public RunSpec {
        if (durationNanos < 1 || warmupNanos < 0 || warmupNanos >= durationNanos || sampleNanos < 1) {
            throw new IllegalArgumentException("a run needs 0 <= warmup < duration and a positive sampling interval");
        }
        workloads = List.copyOf(workloads);
        heartbeats = List.copyOf(heartbeats);
        procedures = List.copyOf(procedures);
    }

    /** What happens with this seed, in no order. */
    public List<TimelineEntry> timeline() {
        return plan.timeline(seed, durationNanos);
    }

    /** The same with another seed. */
    public RunSpec withSeed(long other) {
        return new RunSpec(
                other,
                durationNanos,
                warmupNanos,
                sampleNanos,
                backlogLimit,
                cluster,
                workloads,
                heartbeats,
                plan,
                script,
                procedures);
    }

    /** The same, over at another instant and measured and sampled otherwise. */
    public RunSpec withTimes(long otherDuration, long otherWarmup, long otherSample) {
        return new RunSpec(
                seed,
                otherDuration,
                otherWarmup,
                otherSample,
                backlogLimit,
                cluster,
                workloads,
                heartbeats,
                plan,
                script,
                procedures);
    }

    /** The same with other servers, hosts, links or connections. */
    public RunSpec withCluster(ClusterSpec other) {
        return new RunSpec(
                seed,
                durationNanos,
                warmupNanos,
                sampleNanos,
                backlogLimit,
                other,
                workloads,
                heartbeats,
                plan,
                script,
                procedures);
    }

    /** The same with other load. */
    public RunSpec withWorkloads(List<WorkloadSpec> other) {
        return new RunSpec(
                seed,
                durationNanos,
                warmupNanos,
                sampleNanos,
                backlogLimit,
                cluster,
                other,
                heartbeats,
                plan,
                script,
                procedures);
    }

    /** The same where other things happen. */
    public RunSpec withTimeline(List<TimelineEntry> other) {
        return new RunSpec(
                seed,
                durationNanos,
                warmupNanos,
                sampleNanos,
                backlogLimit,
                cluster,
                workloads,
                heartbeats,
                Plan.of(other),
                script,
                procedures);
    }

    /** The same with other statements. */
    public RunSpec withScript(Script other) {
        return new RunSpec(
                seed,
                durationNanos,
                warmupNanos,
                sampleNanos,
                backlogLimit,
                cluster,
                workloads,
                heartbeats,
                plan,
                other,
                procedures);
    }

    /** The same with others who act by themselves. */
    public RunSpec withProcedures(List<Procedure> other) {
        return new RunSpec(
                seed,
                durationNanos,
                warmupNanos,
                sampleNanos,
                backlogLimit,
                cluster,
                workloads,
                heartbeats,
                plan,
                script,
                other);
    }

    /** Servers that may become replicas during the run, though they have no source at its start. */
    public List<String> newReplicas() {
        return procedures.stream()
                .flatMap(procedure -> procedure.newReplicas().stream())
                .distinct()
                .toList();
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
