package org.replsim.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.replsim.binlog.Transactions;
import org.replsim.engine.Digest;
import org.replsim.engine.Simulation;
import org.replsim.host.Host;
import org.replsim.host.HostSpec;
import org.replsim.net.Connection;
import org.replsim.net.Link;
import org.replsim.net.LinkSpec;
import org.replsim.server.Probe;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.ReplicaSettings;
import org.replsim.server.source.Source;

/** Hosts, links and servers by name, wired as the specification says; the verbs by which faults act on them. */
public final class Cluster {

    private final Simulation simulation;
    private final Transactions transactions = new Transactions();
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<ReplicationSpec> replication;

    /**
     * Builds everything; nothing runs yet.
     *
     * @param seed of all noise
     * @param backlogLimit most transactions a replica may be behind
     * @param probe who watches
     */
    public Cluster(Simulation simulation, ClusterSpec spec, long seed, long backlogLimit, Probe probe) {
        this.simulation = simulation;
        replication = spec.replication().stream()
                .sorted(Comparator.comparing(ReplicationSpec::replica))
                .toList();
        for (HostSpec host : spec.hosts()) {
            hosts.put(host.name(), new Host(simulation, host, seed));
        }
        for (LinkSpec link : spec.links()) {
            links.add(new Link(simulation, link, seed));
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        Map<String, Server> servers = new LinkedHashMap<>();
        for (ServerSpec server : spec.servers()) {
            Server built = server(server, servers.size(), probe);
            servers.put(server.name(), built);
            if (!built.variables().text(ServerVariable.LOG_BIN).isEmpty()) {
                sources.put(server.name(), new Source(built, backlogLimit));
            }
        }
        Map<String, Replica> replicas = new LinkedHashMap<>();
        for (ReplicationSpec edge : replication) {
            replicas.put(edge.replica(), replica(edge, servers, sources));
        }
        servers.forEach((name, server) -> nodes.put(name, new Node(server, sources.get(name), replicas.get(name))));
    }

    /** START SLAVE where the specification says so. */
    public void start() {
        for (ReplicationSpec edge : replication) {
            Replica replica = replica(edge.replica());
            if (edge.sqlThread()) {
                replica.startSqlThread();
            }
            if (edge.ioThread()) {
                replica.startIoThread();
            }
        }
    }

    /** The run it lives in. */
    public Simulation simulation() {
        return simulation;
    }

    /** All sources of transactions of the run. */
    public Transactions transactions() {
        return transactions;
    }

    /** All servers in the order of the specification. */
    public Collection<Node> nodes() {
        return nodes.values();
    }

    /** All hosts in the order of the specification. */
    public Collection<Host> hosts() {
        return hosts.values();
    }

    /** A host by name. */
    public Host host(String name) {
        return Optional.ofNullable(hosts.get(name)).orElseThrow(() -> unknown("host", name));
    }

    /** A server by name. */
    public Node node(String name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow(() -> unknown("server", name));
    }

    /** The source side of a server that has a binary log. */
    public Source source(String name) {
        Source source = node(name).source();
        if (source == null) {
            throw new IllegalArgumentException(name + " has no binary log (log_bin)");
        }
        return source;
    }

    /** The replica side of a server that has a source. */
    public Replica replica(String name) {
        Replica replica = node(name).replica();
        if (replica == null) {
            throw new IllegalArgumentException(name + " is no replica");
        }
        return replica;
    }

    /** The replicas of a server, in the order of the specification. */
    public List<Replica> replicasOf(String source) {
        List<Replica> found = new ArrayList<>();
        for (Node node : nodes.values()) {
            Replica replica = node.replica();
            if (replica != null && replica.upstream().server().name().equals(source)) {
                found.add(replica);
            }
        }
        return found;
    }

    /** The link between two servers. */
    public Link link(String one, String other) {
        return links.stream()
                .filter(link -> link.joins(one, other))
                .findFirst()
                .orElseThrow(() -> unknown("link", one + " - " + other));
    }

    /** kill -9 of a server: its kernel still delivers what its sockets hold. */
    public void crashProcess(String name) {
        crash(node(name), false);
    }

    /** The host stops, with every server on it. */
    public void crashHost(String name) {
        Host host = host(name);
        for (Node node : nodes.values()) {
            if (node.server().host() == host) {
                crash(node, true);
            }
        }
    }

    /** SET GLOBAL. */
    public void set(String name, ServerVariable variable, long number) {
        Node node = node(name);
        if (!node.server().alive()) {
            return;
        }
        node.server().variables().set(variable, number);
        if (node.source() != null) {
            node.source().variableChanged(variable);
        }
    }

    /** The fingerprint of what all servers did; their order in the specification does not matter. */
    public long digest() {
        Digest total = new Digest();
        nodes.keySet().stream()
                .sorted()
                .forEach(name -> total.add(0, 0, node(name).server().digest()));
        return total.value();
    }

    private void crash(Node node, boolean host) {
        if (!node.server().alive()) {
            return;
        }
        node.server().die();
        for (Replica replica : replicasOf(node.server().name())) {
            replica.sourceDied(host);
        }
        if (node.replica() != null) {
            node.replica().died(host);
        }
        if (node.source() != null) {
            node.source().died();
        }
    }

    private Server server(ServerSpec spec, int index, Probe probe) {
        return new Server(
                simulation,
                spec.name(),
                index,
                host(spec.host()),
                spec.profile(),
                spec.variables().copy(),
                transactions,
                probe);
    }

    private Replica replica(ReplicationSpec edge, Map<String, Server> servers, Map<String, Source> sources) {
        Server server =
                Optional.ofNullable(servers.get(edge.replica())).orElseThrow(() -> unknown("server", edge.replica()));
        Source source = Optional.ofNullable(sources.get(edge.source()))
                .orElseThrow(() -> new IllegalArgumentException(edge.source() + " has no binary log (log_bin)"));
        long heartbeat = edge.heartbeatPeriodNanos() >= 0
                ? edge.heartbeatPeriodNanos()
                : server.variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT) / 2;
        Connection connection = link(edge.source(), edge.replica()).connection(edge.source(), edge.replica());
        return new Replica(
                server,
                source.dumpThread(edge.replica(), connection),
                sources.get(edge.replica()),
                connection,
                new ReplicaSettings(edge.connectRetryNanos(), edge.masterRetryCount(), heartbeat));
    }

    private static IllegalArgumentException unknown(String what, String name) {
        return new IllegalArgumentException("there is no " + what + " named " + name);
    }
}
