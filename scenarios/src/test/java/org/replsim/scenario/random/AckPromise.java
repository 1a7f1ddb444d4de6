package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Transactions;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;

/**
 * What an ACK promises: each transaction whose wait ended by one is on every replica that had sent one for it by then, and
 * promoting the one of them that has received most loses none. What a replica lacks needs an {@link Excuse}.
 */
final class AckPromise implements Probe {

    /** Of rpl_semi_sync_master_wait_point. */
    private static final long AFTER_SYNC = 0;

    private static final EnumSet<Excuse> OF_RELAY_LOG = EnumSet.of(
            Excuse.UNSYNCED_RELAY_LOG,
            Excuse.FETCHED_AGAIN_BY_GTID,
            Excuse.DROPPED_BY_RECOVERY,
            Excuse.DROPPED_BY_CHANGE_MASTER,
            Excuse.DROPPED_BY_MANAGER);

    /** A transaction whose wait ended by an ACK, and who had sent one. */
    private record Promise(long id, int source, long row, long atNanos, int[] senders, boolean[] excused) {}

    private final List<Node> nodes;
    private final Holdings holdings;
    private final Incidents incidents;
    private final Tally tally;
    private final Transactions transactions;
    private final List<Promise> promises = new ArrayList<>();
    /** By source and replica: the furthest row for which an ACK was sent. */
    private final long[][] acknowledged;
    /** By source and replica: whether it was one of those that had received most when the source last died. */
    private final boolean[][] mostReceived;

    AckPromise(Cluster cluster, Holdings holdings, Incidents incidents, Tally tally) {
        nodes = List.copyOf(cluster.nodes());
        this.holdings = holdings;
        this.incidents = incidents;
        this.tally = tally;
        transactions = cluster.transactions();
        acknowledged = new long[nodes.size()][nodes.size()];
        mostReceived = new boolean[nodes.size()][nodes.size()];
        for (long[] of : acknowledged) {
            Arrays.fill(of, -1);
        }
    }

    @Override
    public void ackSent(int replica, int source, long row, long nowNanos) {
        acknowledged[source][replica] = Math.max(acknowledged[source][replica], row);
    }

    @Override
    public void ackEndsWait(int server, long row, long nowNanos) {
        Node node = nodes.get(server);
        long first = row;
        boolean wholeQueue = node.server().profile().semiSync().nodePerGroup()
                && node.server().variables().number(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT) == AFTER_SYNC;
        Binlog log = node.engine().binlog();
        while (wholeQueue && first > log.firstKept() && !log.has(first - 1, Binlog.GROUP_END)) {
            first--;
        }
        for (long each = first; each <= row; each++) {
            promise(server, each, nowNanos);
        }
    }

    private void promise(int source, long row, long nowNanos) {
        int[] senders = IntStream.range(0, nodes.size())
                .filter(replica -> acknowledged[source][replica] >= row)
                .toArray();
        long wanted =
                nodes.get(source).server().variables().number(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_FOR_SLAVE_COUNT);
        if (senders.length < wanted) {
            throw new AssertionError("the wait for row " + row + " of " + name(source) + " ended by an ACK, and "
                    + senders.length + " replicas of " + wanted + " have sent one");
        }
        promises.add(
                new Promise(holdings.id(source, row), source, row, nowNanos, senders, new boolean[senders.length]));
        tally.promises++;
    }

    /** Holds every promise against what its replicas have now. */
    void check(long nowNanos) {
        for (Promise promise : promises) {
            for (int i = 0; i < promise.senders.length; i++) {
                if (!holdings.has(promise.id, promise.senders[i])) {
                    Excuse excuse = excuse(promise, promise.senders[i], nowNanos);
                    if (!promise.excused[i]) {
                        promise.excused[i] = true;
                        tally.lacking(excuse);
                    }
                }
            }
        }
    }

    private Excuse excuse(Promise promise, int replica, long nowNanos) {
        Holdings.Part part = holdings.part(promise.id, replica);
        EnumSet<Excuse> allowed;
        long from;
        if (part.skipped) {
            allowed = EnumSet.of(Excuse.SKIPPED);
            from = 0;
        } else if (part.appliedNanos >= 0) {
            allowed = EnumSet.of(Excuse.LOST_IN_ENGINE, Excuse.CUT_OFF_BY_RECOVERY);
            from = part.appliedNanos;
        } else if (holdings.damaged(promise.id, replica)) {
            allowed = EnumSet.of(Excuse.CORRUPT_RELAY_LOG);
            from = 0;
        } else if (part.receivedNanos >= 0) {
            allowed = OF_RELAY_LOG;
            from = part.receivedNanos;
        } else {
            allowed = EnumSet.of(Excuse.POSITION_SET_BY_HAND);
            from = 0;
        }
        Excuse excuse = incidents.between(replica, allowed, from, nowNanos);
        if (excuse == null && lostBySource(promise, replica, nowNanos)) {
            excuse = Excuse.LOST_BY_THE_SOURCE;
        }
        if (excuse == null) {
            throw new AssertionError("transaction " + promise.id + ", row " + promise.row + " of "
                    + name(promise.source) + ", was acknowledged at " + promise.atNanos + " ns and is not on "
                    + name(replica) + " (received at " + part.receivedNanos + ", applied at " + part.appliedNanos
                    + "; " + stand(replica) + "); none of " + allowed + " happened there since");
        }
        return excuse;
    }

    private boolean lostBySource(Promise promise, int replica, long nowNanos) {
        boolean never = holdings.part(promise.id, replica).receivedNanos < 0;
        return incidents.takenForAnother(replica, transactions.origin(promise.id), nowNanos)
                || (never && behindTheLoss(promise, replica, nowNanos));
    }

    private boolean behindTheLoss(Promise promise, int replica, long nowNanos) {
        EnumSet<Excuse> losses = EnumSet.of(Excuse.LOST_IN_ENGINE, Excuse.CUT_OFF_BY_RECOVERY);
        return Arrays.stream(promise.senders).noneMatch(sender -> sender == replica)
                && nodes.get(promise.source).engine().binlog().has(promise.row, Binlog.GONE)
                && incidents.between(promise.source, losses, promise.atNanos, nowNanos) != null;
    }

    private String stand(int replica) {
        Replica side = nodes.get(replica).replica();
        return side == null
                ? "no replica"
                : "it has received " + side.relayLog().receivedRows() + " and applied "
                        + side.applier().appliedRows() + " rows of "
                        + side.upstream().server().name();
    }

    /** A source dies, or the run ends: of its replicas that have acknowledged, those that have received most lack nothing. */
    void checkMostReceived(int source, long nowNanos) {
        long most = -1;
        for (int replica = 0; replica < nodes.size(); replica++) {
            most = Math.max(most, received(replica, source));
        }
        Arrays.fill(mostReceived[source], false);
        for (int replica = 0; replica < nodes.size() && most >= 0; replica++) {
            if (received(replica, source) == most) {
                tally.promotions++;
                mostReceived[source][replica] = true;
                checkPromoted(source, replica, nowNanos);
            }
        }
    }

    /** A server that was read-only takes writes: if it is one of those that had received most, what does it lack? */
    void promoted(int replica, long nowNanos) {
        for (int source = 0; source < nodes.size(); source++) {
            if (mostReceived[source][replica]) {
                tally.takeovers++;
                checkPromoted(source, replica, nowNanos);
            }
        }
    }

    /** What is lost if a replica that has received most takes over. */
    private void checkPromoted(int source, int replica, long nowNanos) {
        for (Promise promise : promises) {
            if (promise.source == source && !holdings.has(promise.id, replica)) {
                boolean elsewhere = Arrays.stream(promise.senders).anyMatch(each -> holdings.has(promise.id, each));
                boolean sent = Arrays.stream(promise.senders).anyMatch(each -> each == replica);
                int lacks = elsewhere || sent ? replica : promise.senders[0];
                Excuse excuse = excuse(promise, lacks, nowNanos);
                tally.lost(excuse);
            }
        }
    }

    /** The furthest row of a source that a replica which has acknowledged has, whatever its files say; -1 if it is none. */
    private long received(int replica, int source) {
        long row = acknowledged[source][replica] >= 0 ? holdings.rows(source) - 1 : -1;
        while (row >= 0 && !holdings.has(holdings.id(source, row), replica)) {
            row--;
        }
        return row;
    }

    private String name(int server) {
        return nodes.get(server).server().name();
    }
}
