package org.replsim.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.Transactions;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.cluster.Paths;
import org.replsim.cluster.Route;
import org.replsim.host.Burst;
import org.replsim.host.Host;
import org.replsim.server.Server;
import org.replsim.server.source.Session;

/** What the clients of a workload that come back have in common: where they live, whom they look for, what they count. */
final class Reachable {

    private final Cluster cluster;
    private final WorkloadSpec spec;
    private final Reconnect reconnect;
    private final @Nullable Host from;
    private final Route route;
    private final long seed;
    private final int keyTable;
    /** Numbers among the sources of transactions, by server: a transaction is named after where it is made. */
    private final Map<String, Integer> tables = new TreeMap<>();

    private final Map<String, RepeatedTransactions> repeated = new TreeMap<>();
    private final Map<String, Paths.Path> paths = new TreeMap<>();
    private final List<Repeat> repeats = new ArrayList<>();
    private final Shape shape = new Shape();
    private long reconnects;
    private long readOnly;
    private long unknown;

    /** A transaction that was sent again: where and in which session first, and where then. */
    record Repeat(Line first, String firstServer, String secondServer) {

        /** Where it stands in the first server's log, which may have written it long after the client gave up. */
        long row() {
            return first.begun() ? first.session().row() : Session.NOT_LOGGED;
        }
    }

    Reachable(Cluster cluster, WorkloadSpec spec, Reconnect reconnect, int table, long seed) {
        this.cluster = cluster;
        this.spec = spec;
        this.reconnect = reconnect;
        this.seed = seed;
        String host = spec.from();
        from = host == null ? null : cluster.host(host);
        route = cluster.paths().route(spec.on());
        keyTable = table;
        tables.put(spec.on(), table);
    }

    String name() {
        return spec.name();
    }

    Reconnect reconnect() {
        return reconnect;
    }

    Cluster cluster() {
        return cluster;
    }

    Route route() {
        return route;
    }

    /** The server that who connects now comes to. */
    Node target() {
        return reconnect.follow() ? route.target() : cluster.node(spec.on());
    }

    /** Whether the address they know leads nowhere now. */
    boolean nowhere() {
        return reconnect.follow() && route.withdrawn();
    }

    long rttNanos() {
        return spec.clientRttNanos();
    }

    /** The way to a server. */
    Paths.Path path(Node node) {
        String server = node.server().name();
        Paths.Path known = paths.get(server);
        if (known == null) {
            known = cluster.paths().between(from == null ? "" : from.name(), server);
            paths.put(server, known);
        }
        return known;
    }

    /** The name of a client's transaction if it is made on a server. */
    long id(Node node, int client, long number) {
        Integer table = tables.get(node.server().name());
        return TransactionId.of(table == null ? newTable(node) : table, client, number);
    }

    private int newTable(Node node) {
        Transactions transactions = cluster.transactions();
        Recording recording = spec.recording();
        int table = transactions.add(
                recording == null
                        ? new SyntheticTransactions(spec.name(), spec.transactions(), seed, keyTable)
                        : new RecordedTransactions(spec.name(), recording, seed, keyTable));
        transactions.madeOn(table, node.server().index());
        tables.put(node.server().name(), table);
        return table;
    }

    /** The name under which a transaction is sent again to a server. */
    long again(Node node, long original) {
        Server server = node.server();
        long id = repeated.computeIfAbsent(
                        server.name(), name -> new RepeatedTransactions(cluster.transactions(), server.index()))
                .again(original);
        server.probe().retried(server.index(), original, id, server.now());
        return id;
    }

    /** A transaction that got no answer over a connection was sent again, and has its OK from a server. */
    void repeated(Line first, String server) {
        repeats.add(new Repeat(first, first.server().name(), server));
    }

    /** Whether a transaction is committed with its only statement. */
    boolean single(long id) {
        cluster.transactions().shape(id, shape);
        return shape.statements == 1;
    }

    /** Spends the load generator's processor time for one transaction. */
    void generate(Burst burst) {
        if (from == null) {
            cluster.node(spec.on()).server().host().cores().outside(burst);
        } else {
            from.cores().submit(burst, from.hardware().client());
        }
    }

    void reconnected() {
        reconnects++;
    }

    void refusedReadOnly() {
        readOnly++;
    }

    void unknownOutcome() {
        unknown++;
    }

    /** What its clients went through. */
    Returns returns() {
        return new Returns(
                spec.name(),
                reconnects,
                readOnly,
                unknown,
                repeats.stream()
                        .map(repeat -> new Returns.Repeat(repeat.row(), repeat.firstServer(), repeat.secondServer()))
                        .toList());
    }
}
