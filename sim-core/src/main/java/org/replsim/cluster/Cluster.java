package org.replsim.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Transactions;
import org.replsim.engine.Digest;
import org.replsim.engine.Simulation;
import org.replsim.host.Host;
import org.replsim.host.HostSpec;
import org.replsim.net.Link;
import org.replsim.net.LinkSpec;
import org.replsim.server.Probe;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;
import org.replsim.table.TypedTransactions;

/** Hosts, links and servers by name, wired as the specification says; the verbs by which faults act on them. */
public final class Cluster {

    private final Simulation simulation;
    private final Transactions transactions = new Transactions();
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<ReplicationSpec> replication;
    private final NodeMaker maker;
    private final Attachments attachments;
    private final TypedTransactions typed;
    private final Paths paths = new Paths(this);

    /**
     * Builds everything; nothing runs yet.
     *
     * @param seed of all noise
     * @param backlogLimit most transactions a replica may be behind
     * @param probe who watches
     */
    public Cluster(Simulation simulation, ClusterSpec spec, long seed, long backlogLimit, Probe probe) {
        this.simulation = simulation;
        maker = new NodeMaker(simulation, transactions, backlogLimit);
        typed = new TypedTransactions(transactions, seed);
        Comparator<ReplicationSpec> byName =
                Comparator.comparing(ReplicationSpec::replica).thenComparing(ReplicationSpec::connection);
        replication = spec.replication().stream().sorted(byName).toList();
        for (HostSpec host : spec.hosts()) {
            String on = host.on();
            hosts.put(host.name(), on == null ? new Host(simulation, host, seed) : new Host(host(on), host, seed));
        }
        for (LinkSpec link : spec.links()) {
            String through = link.through();
            links.add(new Link(simulation, link, seed, through == null ? null : new Proxy(host(through))));
        }
        for (ServerSpec server : spec.servers()) {
            nodes.put(server.name(), maker.node(server, nodes.size(), host(server.host()), probe));
        }
        attachments = new Attachments(this);
        replication.forEach(attachments::attach);
    }

    /** START SLAVE where the specification says so. */
    public void start() {
        for (ReplicationSpec edge : replication) {
            Replica replica = replica(edge.replica(), edge.connection());
            if (edge.ioThread()) {
                replica.startIoThread();
            }
            if (edge.sqlThread()) {
                replica.startSqlThread();
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

    /** All transactions that are typed at a client. */
    public TypedTransactions typed() {
        return typed;
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

    /** The replica side of a server that has a source, or one of several by its {@link ReplicationSpec#key}. */
    public Replica replica(String key) {
        return replica(ReplicationSpec.server(key), ReplicationSpec.connection(key));
    }

    /** One replica side of a server with several sources; an empty name is that of {@link Node#replica()}. */
    public Replica replica(String name, String connection) {
        Replica replica =
                connection.isEmpty() ? node(name).replica() : node(name).replica(connection);
        if (replica == null && connection.isEmpty()) {
            throw new IllegalArgumentException(name + " is no replica");
        }
        if (replica == null) {
            throw new IllegalArgumentException(name + " has no connection named " + connection);
        }
        return replica;
    }

    /** The replicas of a server, in the order of the specification. */
    public List<Replica> replicasOf(String source) {
        List<Replica> found = new ArrayList<>();
        for (Node node : nodes.values()) {
            for (Replica replica : node.replicas()) {
                if (replica.upstream().server().name().equals(source)) {
                    found.add(replica);
                }
            }
        }
        return found;
    }

    /** The link between two servers. */
    public Link link(String one, String other) {
        return findLink(one, other).orElseThrow(() -> unknown("link", one + " - " + other));
    }

    /** All links, in the order of the specification. */
    public List<Link> links() {
        return List.copyOf(links);
    }

    /** The link between two servers, if there is one. */
    public Optional<Link> findLink(String one, String other) {
        return links.stream().filter(link -> link.joins(one, other)).findFirst();
    }

    /** Between hosts without links and servers, and the addresses by which clients know servers. */
    public Paths paths() {
        return paths;
    }

    /** kill -9 of a server: its kernel still delivers what its sockets hold. */
    public void crashProcess(String name) {
        crash(node(name), false);
    }

    /** The host stops, with every server on it. */
    public void crashHost(String name) {
        Host host = host(name);
        for (Node node : nodes.values()) {
            if (on(node, host)) {
                crash(node, true);
            }
        }
    }

    /** SHUTDOWN: connections are closed, what is in the binary log stays. */
    public void shutdown(String name) {
        if (!node(name).server().alive()) {
            return;
        }
        end(node(name), false);
        node(name).engine().durability().endInOrder();
        node(name).replicas().forEach(replica -> replica.disk().settle());
        node(name).cleanly(true);
    }

    /**
     * The server is started again, with what its configuration says by then: another binary log file, its replicas find it
     * again, and its own replica threads start where they were.
     *
     * @throws IllegalStateException if it runs
     */
    public void startServer(String name) {
        Node node = node(name);
        if (node.server().alive()) {
            throw new IllegalStateException(name + " runs");
        }
        if (node.masterInfoRemoved()) {
            forgetMaster(name, "");
        }
        node.infoRemoved(false, false);
        ServerVariables configured = node.configured().copy();
        Server process = node.server().restarted(configured);
        Binlog log = node.log();
        node.recovered(node.engine().durability().recover(process));
        String logBin = configured.text(ServerVariable.LOG_BIN);
        if (!logBin.isEmpty() && !logBin.equals(log.files().logBin())) {
            process.gtids().logReset();
            log = maker.binlog(process, logBin);
        } else if (!logBin.isEmpty()) {
            log.files().restart(node.cleanly());
        }
        node.restarted(process, log, new Source(process, log));
        if (node.source() != null) {
            node.engine().purge().rotated();
        }
        attachments.sourceRestarted(node);
        attachments.replicaRestarted(node);
    }

    /** CHANGE MASTER of the connection that is named there: its threads must be stopped; its relay log begins anew. */
    public void changeMaster(String replica, MasterInfo info) {
        attachments.attach(node(replica), info);
        node(replica).infoRemoved(false, false);
    }

    /** RESET SLAVE ALL of a connection, or removed files: without another the server is no replica any more. */
    public void forgetMaster(String replica, String connection) {
        attachments.detach(node(replica), connection);
    }

    /** SIGSTOP of a server: its threads do not run; its kernel takes what the window allows. */
    public void freeze(String name) {
        node(name).server().freeze();
    }

    /** SIGCONT of a server. */
    public void thaw(String name) {
        node(name).server().thaw();
        answersAgain(node(name));
    }

    /** The host stands still, as a virtual machine that is paused. */
    public void freezeHost(String name) {
        host(name).stop();
    }

    /** The host goes on. */
    public void thawHost(String name) {
        host(name).resume();
        for (Node node : nodes.values()) {
            if (on(node, host(name))) {
                answersAgain(node);
            }
        }
    }

    /**
     * Somebody deletes master.info or relay-log.info. A server that runs does not notice; without master.info it is no
     * replica when it starts again (spec 5.1). A missing relay-log.info is written anew.
     *
     * @param master master.info, else relay-log.info
     */
    public void removeMasterInfo(String replica, boolean master) {
        Node node = node(replica);
        node.infoRemoved(node.masterInfoRemoved() || master, node.relayInfoRemoved() || !master);
    }

    /** SET GLOBAL. */
    public void set(String name, ServerVariable variable, long number) {
        Node node = node(name);
        if (!node.server().alive()) {
            return;
        }
        node.server().plugins().setByScenario(variable);
        node.server().variables().set(variable, number);
        node.engine().variableChanged(variable);
    }

    /** The fingerprint of what all servers did; their order in the specification does not matter. */
    public long digest() {
        Digest total = new Digest();
        nodes.keySet().stream()
                .sorted()
                .forEach(name -> total.add(0, 0, node(name).server().digest()));
        return total.value();
    }

    static boolean on(Node node, Host host) {
        return node.server().host().name().equals(host.name());
    }

    /** Replicas that were connecting to a server that stood still have their answer. */
    private void answersAgain(Node node) {
        if (!node.server().frozen()) {
            replicasOf(node.server().name())
                    .forEach(replica -> replica.connection().answersAgain());
        }
    }

    private void crash(Node node, boolean host) {
        if (node.server().alive()) {
            node.server().probe().died(node.server().index(), simulation.now());
            end(node, host);
            node.crashed();
        }
    }

    private void end(Node node, boolean host) {
        node.server().die();
        node.down(host, simulation.now());
        node.cleanly(false);
        for (Replica replica : replicasOf(node.server().name())) {
            replica.sourceDied(host);
        }
        node.replicas().forEach(replica -> replica.died(host));
        node.engine().died();
    }

    private static IllegalArgumentException unknown(String what, String name) {
        return new IllegalArgumentException("there is no " + what + " named " + name);
    }
}
