package org.replsim.probe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.server.Probe;
import org.replsim.server.replica.Replica;

/** Watches everything that results are made from, server by server. */
public final class RunProbe implements Probe {

    /** A switch or a change of a thread, as it was told. */
    public record Change(long atNanos, int server, String connection, String text, boolean semiSync) {}

    private static final int MOST_CHANGES = 10_000;

    private ClientProbe[] clients = new ClientProbe[0];
    private @Nullable RiskProbe[] risks = new @Nullable RiskProbe[0];
    /** By server; most have one connection or none. */
    private LagProbe[][] lags = new LagProbe[0][];

    private int slots;
    private @Nullable HopProbe hops;
    private final List<Change> changes = new ArrayList<>();

    /**
     * Looks at a cluster from now on.
     *
     * @param heartbeatIntervals by source of transactions; 0 for those that are no heartbeat writer; empty if none is
     */
    public void attach(Cluster cluster, long[] heartbeatIntervals) {
        attach(cluster, heartbeatIntervals, List.of());
    }

    /**
     * The same where servers may become replicas later.
     *
     * @param late their names
     */
    public void attach(Cluster cluster, long[] heartbeatIntervals, List<String> late) {
        int count = cluster.nodes().size();
        clients = new ClientProbe[count];
        risks = new @Nullable RiskProbe[count];
        lags = new LagProbe[count][];
        slots = count;
        for (Node node : cluster.nodes()) {
            int index = node.server().index();
            clients[index] = new ClientProbe();
            if (node.source() != null) {
                risks[index] = new RiskProbe(cluster, node.source());
            }
            lags[index] = connections(node, late, heartbeatIntervals);
        }
        hops = new HopProbe(cluster, slots);
    }

    private LagProbe[] connections(Node node, List<String> late, long[] heartbeatIntervals) {
        String name = node.server().name();
        int index = node.server().index();
        List<Replica> replicas = node.replicas();
        boolean plain =
                replicas.size() == 1 && replicas.get(0).info().connection().isEmpty();
        if (plain || (replicas.isEmpty() && late.contains(name))) {
            return new LagProbe[] {new LagProbe(name, index, node::replica, heartbeatIntervals)};
        }
        LagProbe[] probes = new LagProbe[replicas.size()];
        for (int i = 0; i < probes.length; i++) {
            String connection = replicas.get(i).info().connection();
            probes[i] = new LagProbe(
                    ReplicationSpec.key(name, connection),
                    i == 0 ? index : slots++,
                    () -> node.replica(connection),
                    heartbeatIntervals);
        }
        return probes;
    }

    /** The connection by which a server hears of another; where it has one only, that one. */
    private @Nullable LagProbe lag(int server, int source) {
        LagProbe[] connections = lags[server];
        if (connections.length == 1) {
            return connections[0];
        }
        for (LagProbe connection : connections) {
            if (connection.from(source)) {
                return connection;
            }
        }
        return null;
    }

    /** How long transactions are under way; null before {@link #attach}. */
    public @Nullable HopProbe hops() {
        return hops;
    }

    /** Begins or ends the measurement window. */
    public void measure(boolean on, long now) {
        HopProbe way = hops;
        if (way != null) {
            way.measure(on);
        }
        for (int i = 0; i < clients.length; i++) {
            clients[i].measure(on, now);
            for (LagProbe lag : lags[i]) {
                lag.measure(on, now);
            }
        }
    }

    /** Switches and thread changes so far, oldest first; no more than ten thousand are kept. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** What the clients of a server saw. */
    public ClientProbe clients(int server) {
        return clients[server];
    }

    @Nullable
    RiskProbe risk(int server) {
        return risks[server];
    }

    /** How far a replica was behind, for each of its connections; none for a server without a source. */
    public List<LagProbe> lags(int server) {
        return List.of(lags[server]);
    }

    @Override
    public void arrived(int server, long nowNanos) {
        clients[server].arrived(nowNanos);
    }

    @Override
    public void acknowledged(int server, long row, long latencyNanos, long nowNanos) {
        clients[server].acknowledged(latencyNanos, nowNanos);
    }

    @Override
    public void failed(int server, int errno, long latencyNanos, boolean gone, long nowNanos) {
        clients[server].failed(errno, latencyNanos, gone, nowNanos);
    }

    @Override
    public void phase(int server, int phase, long nanos) {
        clients[server].phase(phase, nanos);
    }

    @Override
    public void published(int server, long from, long to, long nowNanos) {
        HopProbe way = hops;
        if (way != null) {
            way.published(server, from, to, nowNanos);
        }
    }

    @Override
    public void atRisk(int server, long row, long nowNanos) {
        RiskProbe risk = risks[server];
        if (risk != null) {
            risk.acknowledged(row);
        }
    }

    @Override
    public void received(int replica, int source, long row, long nowNanos) {
        RiskProbe risk = risks[source];
        if (risk != null) {
            risk.received(row);
        }
        LagProbe lag = lag(replica, source);
        if (lag != null) {
            lag.received();
        }
    }

    @Override
    public void applied(int replica, int source, long row, long nowNanos) {
        LagProbe lag = lag(replica, source);
        if (lag != null) {
            lag.applied(row, nowNanos);
        }
        HopProbe way = hops;
        if (way != null) {
            way.applied(lag == null ? replica : lag.slot(), source, row, nowNanos);
        }
    }

    @Override
    public void skipped(int replica, int source, long row, long nowNanos) {
        LagProbe lag = lag(replica, source);
        if (lag != null) {
            lag.passed(row, nowNanos);
        }
    }

    @Override
    public void relaySynced(int replica, int source, long end, long nowNanos) {
        RiskProbe risk = risks[source];
        if (risk != null) {
            risk.causes().synced(replica, end);
        }
    }

    @Override
    public void semiSync(int server, boolean on, long nowNanos) {
        RiskProbe risk = server < risks.length ? risks[server] : null;
        if (risk != null) {
            risk.causes().semiSync(on);
        }
        note(new Change(nowNanos, server, "", on ? "semi-sync ON" : "semi-sync OFF", true));
    }

    @Override
    public void thread(int server, String connection, boolean ioThread, String text, long nowNanos) {
        String state = text.isEmpty() ? "stopped" : text;
        note(new Change(nowNanos, server, connection, (ioThread ? "IO: " : "SQL: ") + state, false));
    }

    private void note(Change change) {
        if (changes.size() < MOST_CHANGES) {
            changes.add(change);
        }
    }
}
