package org.replsim.run;

import java.util.List;
import java.util.SortedMap;
import org.replsim.failover.Takeover;

/**
 * All that is kept of one run.
 *
 * @param seed of the run
 * @param digest fingerprint of everything that happened
 * @param serverDigests the same, server by server
 * @param events timers fired and signals run
 * @param measuredFromNanos start of the measurement window
 * @param measuredToNanos its end: the end of the run, or the crash of the primary
 * @param endNanos end of the run
 * @param primary the server that is measured; see {@link RunSpec#primary}
 * @param workloads what clients saw, by the server written to
 * @param sources servers with a binary log, by name
 * @param replicas servers with a source, by name
 * @param utilisation share of time each resource was busy in the window, 0 to 1, by a name such as {@code cores a}
 * @param series quantities over time
 * @param markers faults and switches, in order of time
 * @param losses one per crashed source that had replicas
 * @param script what became of the statements
 * @param courses what became of the procedures, in their order in the specification
 * @param takeovers attempts of failover managers to replace a primary
 * @param returns what clients that come back went through, in the order of the workloads
 * @param rows what the rows of each server have been through, by name
 * @param hops how long transactions were under way, by the replica they came to
 * @param egress bytes a second that the dump threads of each source sent, in the measurement window
 */
public record RunRecord(
        long seed,
        long digest,
        SortedMap<String, Long> serverDigests,
        long events,
        long measuredFromNanos,
        long measuredToNanos,
        long endNanos,
        String primary,
        SortedMap<String, WorkloadRecord> workloads,
        SortedMap<String, SourceRecord> sources,
        SortedMap<String, ReplicaRecord> replicas,
        SortedMap<String, Double> utilisation,
        TimeSeries series,
        List<Marker> markers,
        List<LossRecord> losses,
        ScriptRecord script,
        List<CourseRecord> courses,
        List<Takeover> takeovers,
        List<ReturnRecord> returns,
        SortedMap<String, RowsRecord> rows,
        SortedMap<String, HopRecord> hops,
        SortedMap<String, Double> egress) {

    /** Copies the lists. */
    public RunRecord {
        markers = List.copyOf(markers);
        losses = List.copyOf(losses);
        courses = List.copyOf(courses);
        takeovers = List.copyOf(takeovers);
        returns = List.copyOf(returns);
    }
}
