package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;

/** Watches a run and fails at the first thing that no scenario may show. Sets are kept by what was told, event by event. */
final class Invariants implements Probe {

    /** What one server's log and clients have shown so far. */
    private static final class Log {
        final Set<Long> ids = new HashSet<>();
        final BitSet told = new BitSet();
        long[] publishedNanos = new long[1 << 16];
        int published;
        boolean on;
        long onSinceNanos;
        long switchedOff;
        long arrived;
        long answered;
        long arrivalSum;
        long answerSum;
        long latencySum;

        long population() {
            return arrived - answered;
        }
    }

    /** What one replica has shown so far. */
    private static final class Progress {
        long received;
        long applied;
    }

    private final List<Log> logs = new ArrayList<>();
    private final List<Progress> replicas = new ArrayList<>();
    private final long clients;
    private List<Node> nodes = List.of();

    Invariants(int servers, long clients) {
        this.clients = clients;
        for (int i = 0; i < servers; i++) {
            logs.add(new Log());
            replicas.add(new Progress());
        }
    }

    void attach(Cluster cluster) {
        nodes = List.copyOf(cluster.nodes());
    }

    private Node node(int server) {
        return nodes.get(server);
    }

    private Binlog binlog(int server) {
        var source = node(server).source();
        if (source == null) {
            throw new IllegalStateException("server " + server + " has no log");
        }
        return source.binlog();
    }

    /** EachRowOnce: the log grows at its end, and no transaction stands in it twice. */
    @Override
    public void published(int server, long from, long to, long nowNanos) {
        Log log = logs.get(server);
        must(from == log.published && to > from, "rows are published one after another", from);
        for (long row = from; row < to; row++) {
            if (log.published == log.publishedNanos.length) {
                log.publishedNanos = Arrays.copyOf(log.publishedNanos, 2 * log.published);
            }
            log.publishedNanos[log.published++] = nowNanos;
            must(log.ids.add(binlog(server).id(row)), "a transaction is in the log once", row);
        }
    }

    /** NoLostAck: what was told OK while semi-sync was ON all along is on a semi-sync replica. */
    @Override
    public void atRisk(int server, long row, long nowNanos) {
        Log log = logs.get(server);
        must(row < log.published, "what is told is published", row);
        must(!log.told.get((int) row), "a client is told once", row);
        log.told.set((int) row);
        boolean waits = node(server).server().variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE);
        if (waits && log.on && log.onSinceNanos < log.publishedNanos[(int) row]) {
            must(receivedBySemiSync(server) > row, "a semi-sync replica has what was told while ON", row);
        }
    }

    private long receivedBySemiSync(int server) {
        long most = 0;
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = node(i).replica();
            if (replica != null
                    && replica.upstream().server().index() == server
                    && replica.server().variables().flag(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED)) {
                most = Math.max(most, replicas.get(i).received);
            }
        }
        return most;
    }

    /** InOrder: rows are received one after another, after they were published. */
    @Override
    public void received(int replica, int source, long row, long nowNanos) {
        Log log = logs.get(source);
        must(row == replicas.get(replica).received++, "rows are received one after another", row);
        must(row < log.published, "what is received is published", row);
    }

    /** InOrder: rows are applied one after another, after they were received. */
    @Override
    public void applied(int replica, int source, long row, long nowNanos) {
        Progress progress = replicas.get(replica);
        must(row == progress.applied++, "rows are applied one after another", row);
        must(row < progress.received, "what is applied is received", row);
    }

    /** A skipped row counts as applied, in its place. */
    @Override
    public void skipped(int replica, int source, long row, long nowNanos) {
        applied(replica, source, row, nowNanos);
    }

    @Override
    public void semiSync(int server, boolean on, long nowNanos) {
        Log log = logs.get(server);
        must(on != log.on, "a switch switches", log.switchedOff);
        log.on = on;
        log.onSinceNanos = nowNanos;
        log.switchedOff += on ? 0 : 1;
    }

    @Override
    public void arrived(int server, long nowNanos) {
        Log log = logs.get(server);
        log.arrived++;
        log.arrivalSum += nowNanos;
    }

    @Override
    public void acknowledged(int server, long row, long latencyNanos, long nowNanos) {
        must(logs.get(server).told.get((int) row), "an OK is sent before it is received", row);
        left(server, latencyNanos, nowNanos);
    }

    @Override
    public void failed(int server, int errno, long latencyNanos, boolean gone, long nowNanos) {
        if (gone) {
            left(server, latencyNanos, nowNanos);
        }
    }

    private void left(int server, long latencyNanos, long nowNanos) {
        Log log = logs.get(server);
        log.answered++;
        log.answerSum += nowNanos;
        log.latencySum += latencyNanos;
        must(log.population() >= 0, "who leaves was there", log.population());
    }

    private static void must(boolean held, String invariant, long number) {
        if (!held) {
            throw new AssertionError(invariant + ": " + number);
        }
    }

    /** What must hold at the end, or at any instant between two events. */
    void check(long nowNanos) {
        for (int i = 0; i < logs.size(); i++) {
            checkClients(logs.get(i), nowNanos);
            var source = node(i).source();
            if (source != null) {
                checkLog(i, logs.get(i), source.binlog());
            }
            Replica replica = node(i).replica();
            if (replica != null) {
                assertThat(replica.relayLog().receivedRows()).isEqualTo(replicas.get(i).received);
                assertThat(replica.applier().appliedRows()).isEqualTo(replicas.get(i).applied);
            }
        }
    }

    /** Little's law: the integral of the population is the sum of the stays, those who are still there included. */
    private static void checkClients(Log log, long nowNanos) {
        long stillThere = nowNanos * log.population() - (log.arrivalSum - (log.answerSum - log.latencySum));
        assertThat(stillThere).isBetween(0L, nowNanos * log.population());
    }

    /** Conservation: a written row is told, or one of the clients' that wait, or died with its server. */
    private void checkLog(int server, Log log, Binlog binlog) {
        assertThat(binlog.published()).isEqualTo(log.published).isLessThanOrEqualTo(binlog.written());
        boolean ownRows = server == 0;
        if (ownRows) {
            assertThat(binlog.written() - log.told.cardinality()).isBetween(0L, clients);
            assertThat(log.population()).isNotNegative();
        }
        World.Status status = new World.Status(node(server));
        boolean hidden = node(server).server().profile().semiSync().dumpReadsAck() && status.of("clients") == 0;
        assertThat(status.of("status")).isEqualTo(log.on && !hidden ? 1 : 0);
        assertThat(status.of("no_times")).isEqualTo(log.switchedOff);
        assertThat(status.of("clients")).isBetween(0L, (long) replicas.size());
        assertThat(status.of("get_ack")).isLessThanOrEqualTo(status.of("net_waits"));
        assertThat(status.of("request_ack")).isLessThanOrEqualTo(binlog.written());
        long counted = status.of("yes_tx") + status.of("no_tx");
        assertThat(counted).isLessThanOrEqualTo(binlog.written());
        assertThat(status.of("tx_waits")).isLessThanOrEqualTo(counted);
    }

    /** Every commit of a server on which semi-sync was enabled all along is counted once, as yes or as no. */
    void checkCounted(int server) {
        World.Status status = new World.Status(node(server));
        long counted = status.of("yes_tx") + status.of("no_tx");
        assertThat(counted - logs.get(server).told.cardinality()).isBetween(0L, clients);
    }

    /** Rows of the set A(T) \ R of spec 5.3, by brute force. */
    long lostAcknowledged(int server, long received) {
        return logs.get(server).told.stream().filter(row -> row >= received).count();
    }

    /** The set (R without A) by brute force. */
    long ghosts(int server, long received) {
        long told = logs.get(server).told.stream().filter(row -> row < received).count();
        return received - told;
    }

    long told(int server) {
        return logs.get(server).told.cardinality();
    }

    long population(int server) {
        return logs.get(server).population();
    }

    /** When the oldest row that a replica has not applied was published; {@link Long#MAX_VALUE} if there is none. */
    long oldestNotAppliedNanos(int replica, int source) {
        long applied = replicas.get(replica).applied;
        Log log = logs.get(source);
        return applied < log.published ? log.publishedNanos[(int) applied] : Long.MAX_VALUE;
    }
}
