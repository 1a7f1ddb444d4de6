package org.replsim.lab.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.fault.TimelineEntry;
import org.replsim.lab.load.Load;
import org.replsim.run.LossRecord;
import org.replsim.run.Marker;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.ScriptRecord;
import org.replsim.run.SourceRecord;
import org.replsim.run.TimeSeries;
import org.replsim.run.WorkloadRecord;
import org.replsim.server.ServerVariable;

/** The record of a run on real servers, in the form of a simulation's. What cannot be seen from outside is not there. */
final class Records {

    private static final List<String> OF_REPLICAS = List.of(
            "Last_IO_Errno",
            "Last_SQL_Errno",
            "Relay_Log_Space",
            "Rpl_semi_sync_slave_send_ack",
            "Rpl_semi_sync_slave_status",
            "Slave_connections",
            "Slave_received_heartbeats",
            "Slave_retried_transactions");

    private final RunSpec spec;
    private final long everyNanos;
    private final long windowEnd;
    private final Map<String, List<Sample>> samples = new TreeMap<>();
    private final SortedMap<String, Clients> clients = new TreeMap<>();
    private final List<LossRecord> losses;

    Records(RunSpec spec, long everyNanos, List<Load> loads, List<Watch> watches, List<LossRecord> losses) {
        this.spec = spec;
        this.everyNanos = everyNanos;
        this.losses = losses;
        this.windowEnd = windowEnd(spec);
        watches.forEach(watch -> samples.put(watch.name(), watch.samples()));
        loads.stream()
                .collect(Collectors.groupingBy(load -> load.spec().on()))
                .forEach((server, its) -> clients.put(server, new Clients(its)));
    }

    /** The measurement window ends with the run or at the death of the server that is measured. */
    static long windowEnd(RunSpec spec) {
        String host = spec.cluster().servers().stream()
                .filter(server -> server.name().equals(spec.primary()))
                .map(ServerSpec::host)
                .findFirst()
                .orElse("");
        return spec.timeline().stream()
                .filter(entry -> entry.fault().kills(spec.primary(), host) && entry.atNanos() > spec.warmupNanos())
                .mapToLong(TimelineEntry::atNanos)
                .filter(at -> at < spec.durationNanos())
                .min()
                .orElse(spec.durationNanos());
    }

    /**
     * All of it.
     *
     * @param script what became of the statements
     * @param usage share of the processors that was used, by process
     */
    RunRecord record(ScriptRecord script, SortedMap<String, Double> usage) {
        SortedMap<String, WorkloadRecord> workloads = new TreeMap<>();
        clients.forEach((server, its) -> workloads.put(server, its.record(spec.warmupNanos(), windowEnd)));
        SortedMap<String, ReplicaRecord> replicas = new TreeMap<>();
        for (ReplicationSpec row : spec.cluster().replication()) {
            replicas.put(row.key(), replica(row));
        }
        return new RunRecord(
                spec.seed(),
                0,
                new TreeMap<>(),
                0,
                spec.warmupNanos(),
                windowEnd,
                spec.durationNanos(),
                spec.primary(),
                workloads,
                sources(),
                replicas,
                usage,
                series(),
                markers(),
                losses,
                script,
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private TimeSeries series() {
        Series series = new Series(spec.durationNanos(), everyNanos);
        clients.forEach(series::clients);
        for (ServerSpec server : spec.cluster().servers()) {
            if (server.variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED)) {
                series.semiSync(server.name(), of(server.name()));
            }
        }
        for (ReplicationSpec row : spec.cluster().replication()) {
            series.replica(row.replica(), of(row.replica()), of(row.source()));
        }
        return series.timeSeries();
    }

    private SortedMap<String, SourceRecord> sources() {
        SortedMap<String, SourceRecord> sources = new TreeMap<>();
        for (ServerSpec server : spec.cluster().servers()) {
            if (!server.variables().text(ServerVariable.LOG_BIN).isEmpty()) {
                sources.put(server.name(), source(server.name()));
            }
        }
        return sources;
    }

    private List<Sample> of(String server) {
        return samples.getOrDefault(server, List.of());
    }

    private SourceRecord source(String server) {
        List<Sample> seen = of(server);
        SortedMap<String, Long> status = new TreeMap<>();
        double groups = Double.NaN;
        if (!seen.isEmpty()) {
            Sample last = seen.get(seen.size() - 1);
            for (String name : last.status().keySet()) {
                boolean ofSource = name.startsWith("Rpl_semi_sync_master") || !name.matches("(Rpl|rpl|Slave).*");
                if (ofSource && !Double.isNaN(last.number(name))) {
                    status.put(name, (long) last.number(name));
                }
            }
            groups = last.number("Binlog_commits") / last.number("Binlog_group_commits");
        }
        return new SourceRecord(server, status, "", 0, 0, offNanos(server), groups);
    }

    private long offNanos(String server) {
        long off = 0;
        long from = 0;
        for (Sample sample : of(server)) {
            boolean wanted = sample.number(Sample.SEMI_SYNC_ENABLED) == 1;
            off += wanted && sample.number("Rpl_semi_sync_master_status") == 0 ? sample.atNanos() - from : 0;
            from = sample.atNanos();
        }
        return off;
    }

    private ReplicaRecord replica(ReplicationSpec row) {
        List<Sample> seen = of(row.replica());
        List<Sample> source = of(row.source());
        List<Sample> window = seen.stream()
                .filter(sample -> sample.atNanos() > spec.warmupNanos() && sample.atNanos() <= windowEnd)
                .toList();
        double[] lags = window.stream()
                .mapToDouble(sample -> TrueLag.nanos(sample, source))
                .toArray();
        Sample last = seen.isEmpty() ? new Sample(0, Map.of(), Map.of(), 0, 0) : seen.get(seen.size() - 1);
        long written = source.isEmpty() ? 0 : source.get(source.size() - 1).written();
        SortedMap<String, Long> status = new TreeMap<>();
        for (String name : OF_REPLICAS) {
            if (!Double.isNaN(last.number(name))) {
                status.put(name, (long) last.number(name));
            }
        }
        return new ReplicaRecord(
                row.replica(),
                row.source(),
                status,
                last.received(),
                last.applied(),
                Math.max(0, written - last.received()),
                Math.max(0, written - last.applied()),
                last.replica().getOrDefault("Slave_IO_State", ""),
                last.replica().getOrDefault("Slave_SQL_Running_State", ""),
                (long) seen.stream()
                        .mapToDouble(sample -> sample.number("Relay_Log_Space"))
                        .filter(space -> !Double.isNaN(space))
                        .max()
                        .orElse(0),
                (long) Arrays.stream(lags).max().orElse(0),
                Arrays.stream(lags).average().orElse(Double.NaN),
                rate(window));
    }

    private static double rate(List<Sample> window) {
        if (window.size() < 2) {
            return Double.NaN;
        }
        Sample first = window.get(0);
        Sample last = window.get(window.size() - 1);
        return (last.applied() - first.applied()) * 1e9 / (last.atNanos() - first.atNanos());
    }

    private List<Marker> markers() {
        List<Marker> markers = new ArrayList<>();
        for (TimelineEntry entry : spec.timeline()) {
            if (entry.atNanos() <= spec.durationNanos()
                    && RealFaults.of(entry.fault()).isPresent()) {
                markers.add(new Marker(entry.atNanos(), entry.fault().target(), Marker.Kind.FAULT, entry.text()));
            }
        }
        for (ServerSpec server : spec.cluster().servers()) {
            if (server.variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED)) {
                addSwitches(server.name(), markers);
            }
        }
        markers.sort(Comparator.comparingLong(Marker::atNanos));
        return markers;
    }

    private void addSwitches(String server, List<Marker> markers) {
        double before = 1;
        for (Sample sample : of(server)) {
            double now = sample.number("Rpl_semi_sync_master_status");
            if (!Double.isNaN(now) && now != before) {
                String word = now == 1 ? "semi-sync ON" : "semi-sync OFF";
                markers.add(new Marker(sample.atNanos(), server, Marker.Kind.SEMI_SYNC, word));
                before = now;
            }
        }
    }
}
