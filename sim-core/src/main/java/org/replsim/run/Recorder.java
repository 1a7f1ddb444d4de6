package org.replsim.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.failover.Takeover;
import org.replsim.fault.TimelineEntry;
import org.replsim.host.Cores;
import org.replsim.host.Host;
import org.replsim.host.HostSpec;
import org.replsim.probe.ClientProbe;
import org.replsim.probe.HopProbe;
import org.replsim.probe.LagProbe;
import org.replsim.probe.Ledger;
import org.replsim.probe.RunProbe;
import org.replsim.probe.Sampler;
import org.replsim.server.Server;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;
import org.replsim.workload.Returns;
import org.replsim.workload.WorkloadSpec;

/** Makes the record of a run from the cluster and from what was watched. */
final class Recorder {

    private final RunSpec spec;
    private final Cluster cluster;
    private final RunProbe probe;
    private final long windowEndNanos;
    private final SortedMap<String, Double> busyAtBegin = new TreeMap<>();
    private final SortedMap<String, Double> utilisation = new TreeMap<>();
    private final SortedMap<String, Long> sent = new TreeMap<>();
    private final SortedMap<String, Double> egress = new TreeMap<>();

    Recorder(RunSpec spec, Cluster cluster, RunProbe probe, long windowEndNanos) {
        this.spec = spec;
        this.cluster = cluster;
        this.probe = probe;
        this.windowEndNanos = windowEndNanos;
    }

    void windowBegins(long now) {
        probe.measure(true, now);
        busyAtBegin.putAll(busyNanos());
        sent.putAll(sentBytes());
    }

    void windowEnds(long now) {
        probe.measure(false, now);
        double window = windowNanos();
        sentBytes().forEach((name, bytes) -> egress.put(name, (bytes - sent.getOrDefault(name, 0L)) * 1e9 / window));
        busyNanos()
                .forEach((name, busy) -> utilisation.put(name, (busy - busyAtBegin.getOrDefault(name, 0.0)) / window));
    }

    RunRecord record(Sampler sampler, People people, List<Returns> returns, @Nullable Ledger ledger) {
        List<Takeover> takeovers = people.takeovers();
        SortedMap<String, Long> digests = new TreeMap<>();
        SortedMap<String, SourceRecord> sources = new TreeMap<>();
        SortedMap<String, ReplicaRecord> replicas = new TreeMap<>();
        for (Node node : cluster.nodes()) {
            String name = node.server().name();
            digests.put(name, node.server().digest());
            if (node.source() != null) {
                sources.put(name, source(name, node.source()));
            }
            replicas.putAll(connections(node));
        }
        return new RunRecord(
                spec.seed(),
                cluster.digest(),
                digests,
                cluster.simulation().events(),
                spec.warmupNanos(),
                windowEndNanos,
                spec.durationNanos(),
                spec.primary(),
                workloads(),
                sources,
                replicas,
                utilisation,
                series(sampler),
                markers(),
                losses(people.courses(), ledger),
                people.script(),
                people.courses(),
                takeovers,
                returns.stream().map(each -> ReturnRecord.of(each, takeovers)).toList(),
                RowsRecords.of(cluster),
                hops(),
                egress);
    }

    private SortedMap<String, ReplicaRecord> connections(Node node) {
        SortedMap<String, ReplicaRecord> connections = new TreeMap<>();
        for (LagProbe lag : probe.lags(node.server().index())) {
            Replica replica = lag.now();
            if (replica != null) {
                connections.put(lag.key(), replica(lag.key(), replica, lag));
            }
        }
        return connections;
    }

    private List<LossRecord> losses(List<CourseRecord> courses, @Nullable Ledger ledger) {
        return ledger == null ? List.of() : new Losses(names(), courses).of(ledger);
    }

    private SortedMap<String, HopRecord> hops() {
        SortedMap<String, HopRecord> records = new TreeMap<>();
        HopProbe hops = probe.hops();
        for (Node node : cluster.nodes()) {
            int index = node.server().index();
            if (hops != null && probe.lags(index).isEmpty()) {
                hop(records, hops, node.server().name(), node.replica(), index);
            } else if (hops != null) {
                probe.lags(index).forEach(lag -> hop(records, hops, lag.key(), lag.now(), lag.slot()));
            }
        }
        return records;
    }

    private static void hop(
            SortedMap<String, HopRecord> records, HopProbe hops, String key, @Nullable Replica replica, int slot) {
        if (replica != null) {
            String source = replica.upstream().server().name();
            records.put(key, new HopRecord(key, source, hops.hop(slot), hops.way(slot)));
        }
    }

    /** TCP payload that the dump threads of a server have sent so far. */
    private long sentBy(String server) {
        return cluster.links().stream().mapToLong(link -> link.sentBy(server)).sum();
    }

    private SortedMap<String, Long> sentBytes() {
        SortedMap<String, Long> bytes = new TreeMap<>();
        for (Node node : cluster.nodes()) {
            if (node.source() != null) {
                bytes.put(node.server().name(), sentBy(node.server().name()));
            }
        }
        return bytes;
    }

    private List<String> names() {
        return cluster.nodes().stream().map(node -> node.server().name()).toList();
    }

    private SortedMap<String, WorkloadRecord> workloads() {
        SortedMap<String, WorkloadRecord> records = new TreeMap<>();
        for (WorkloadSpec workload : spec.workloads()) {
            Server server = cluster.node(workload.on()).server();
            ClientProbe clients = probe.clients(server.index());
            records.put(
                    workload.on(),
                    new WorkloadRecord(
                            clients.commits(),
                            clients.commits() * 1e9 / windowNanos(),
                            clients.latencyMeanNanos(),
                            clients.windowLatency(),
                            clients.littleResidual(windowNanos()),
                            clients.deadlocks(),
                            clients.lockTimeouts(),
                            clients.failed(),
                            clients.phaseMeanNanos()));
        }
        return records;
    }

    private static SourceRecord source(String name, Source source) {
        SortedMap<String, Long> status = new TreeMap<>();
        source.status(status);
        var files = source.binlog().files();
        return new SourceRecord(
                name,
                status,
                files.currentName(),
                files.currentPosition(),
                files.writtenOffset(),
                source.semiSync().offNanos(),
                source.groupSize());
    }

    private ReplicaRecord replica(String name, Replica replica, LagProbe lag) {
        SortedMap<String, Long> status = new TreeMap<>();
        replica.status(status);
        long written = replica.upstream().log().published();
        long received = replica.relayLog().receivedRows();
        long applied =
                replica.applier().appliedRows() - replica.applier().groups().skippedCount();
        return new ReplicaRecord(
                name,
                replica.upstream().server().name(),
                status,
                received,
                applied,
                written - received,
                written - applied,
                replica.ioThread().state().text(replica.server().profile()),
                replica.applier().state().text(replica.server().profile()),
                lag.spaceMax(),
                lag.maxLagNanos(),
                lag.meanLagNanos(windowNanos()),
                lag.appliedInWindow() * 1e9 / windowNanos());
    }

    private static TimeSeries series(Sampler sampler) {
        List<TimeSeries.Column> columns = sampler.columns().stream()
                .map(c -> new TimeSeries.Column(c.server(), c.name(), c.unit(), c.values()))
                .toList();
        return new TimeSeries(sampler.seconds(), columns);
    }

    private List<Marker> markers() {
        List<Marker> markers = new ArrayList<>();
        for (TimelineEntry entry : spec.timeline()) {
            if (entry.atNanos() <= spec.durationNanos()) {
                markers.add(new Marker(entry.atNanos(), entry.fault().target(), Marker.Kind.FAULT, entry.text()));
            }
        }
        List<String> names = names();
        for (RunProbe.Change change : probe.changes()) {
            Marker.Kind kind = change.semiSync() ? Marker.Kind.SEMI_SYNC : Marker.Kind.THREAD;
            String target = ReplicationSpec.key(names.get(change.server()), change.connection());
            markers.add(new Marker(change.atNanos(), target, kind, change.text()));
        }
        markers.sort(Comparator.comparingLong(Marker::atNanos));
        return markers;
    }

    /** Busy time so far as a share of what the resource could do in a nanosecond. */
    private SortedMap<String, Double> busyNanos() {
        SortedMap<String, Double> busy = new TreeMap<>();
        for (Host host : cluster.hosts()) {
            if (!machine(host.name()).equals(host.name())) {
                continue;
            }
            busy.put(
                    "cores " + host.name(),
                    host.cores().busyNanos() / (double) host.cores().count());
            busy.put(
                    "disk " + host.name(),
                    host.disk().busyNanos() / (double) host.disk().channels());
        }
        for (Node node : cluster.nodes()) {
            Cores cores = node.server().host().cores();
            String machine = machine(node.server().host().name());
            if (shared(machine)) {
                busy.put(
                        "cores " + machine + ": " + node.server().name(),
                        cores.ownBusyNanos() / (double) cores.count());
            }
        }
        return busy;
    }

    /** The host whose processors a host uses: itself, or the one that it is on. */
    private String machine(String host) {
        return spec.cluster().hosts().stream()
                .filter(each -> each.name().equals(host))
                .map(HostSpec::on)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(host);
    }

    /** Whether a server has its host not for itself. */
    private boolean shared(String host) {
        return spec.workloads().stream().anyMatch(workload -> host.equals(workload.from()))
                || spec.cluster().links().stream().anyMatch(link -> host.equals(link.through()))
                || spec.cluster().servers().stream()
                                .filter(server -> server.host().equals(host))
                                .count()
                        > 1;
    }

    private long windowNanos() {
        return windowEndNanos - spec.warmupNanos();
    }
}
