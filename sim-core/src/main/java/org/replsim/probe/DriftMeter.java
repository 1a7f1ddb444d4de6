package org.replsim.probe;

import java.util.List;
import java.util.function.LongPredicate;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.RowEffect;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.rows.Drift;
import org.replsim.rows.KeySet;
import org.replsim.rows.KeyedRows;
import org.replsim.rows.RowStore;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;

/**
 * Which rows a replica and its source do not agree on and never will by themselves: rows that a transaction under way will
 * still change are late, not drifted, and do not count.
 */
public final class DriftMeter {

    private final Cluster cluster;
    private final KeySet underWay = new KeySet();
    private final Shape shape = new Shape();
    private long lookedNanos = -1;

    /** @param cluster whose servers are compared */
    public DriftMeter(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The drift of a replica from its source now. */
    public Drift of(Replica replica) {
        RowStore own = replica.server().rows();
        if (!own.active()) {
            return Drift.NONE;
        }
        look();
        RowStore source = replica.upstream().server().rows();
        List<RowStore> others = others(replica);
        LongPredicate notCounted =
                others.isEmpty() ? underWay : key -> underWay.test(key) || fromAnother(key, source, own, others);
        return Drift.between(source, own, notCounted);
    }

    /** What the other sources of the same server store. */
    private List<RowStore> others(Replica replica) {
        return cluster.node(replica.server().name()).replicas().stream()
                .filter(each -> each != replica)
                .map(each -> each.upstream().server().rows())
                .toList();
    }

    /** A row that this source has never written is as another source has left it. */
    private static boolean fromAnother(long key, RowStore source, RowStore own, List<RowStore> others) {
        long writer = source.writer(key);
        if (writer != KeyedRows.INITIAL && writer != KeyedRows.ABSENT) {
            return false;
        }
        int table = RowStore.tableOf(key);
        for (RowStore other : others) {
            if (other.keeps(table) && other.writer(key) == own.writer(key)) {
                return true;
            }
        }
        return false;
    }

    /** How many rows are about to be changed somewhere. */
    public int rowsUnderWay() {
        look();
        return underWay.size();
    }

    private void look() {
        long now = cluster.simulation().now();
        if (now == lookedNanos) {
            return;
        }
        lookedNanos = now;
        underWay.clear();
        for (Node node : cluster.nodes()) {
            node.replicas().forEach(this::notApplied);
            if (node.source() != null) {
                notVisible(node.source());
            }
        }
    }

    /** What a dead source has taken with it is lost, not late. */
    private void notApplied(Replica replica) {
        Binlog log = replica.upstream().log();
        boolean sent = !replica.upstream().server().alive();
        long end = sent ? replica.relayLog().receivedRows() : log.written();
        for (long row = Math.max(log.firstKept(), replica.applier().appliedRows()); row < end; row++) {
            add(log.id(row));
        }
    }

    /** Replicas may have what the source has logged and not committed in the engine. */
    private void notVisible(Source source) {
        Binlog log = source.binlog();
        for (long row = Math.max(log.firstKept(), source.acknowledgedBefore()); row < log.written(); row++) {
            if (!log.has(row, Binlog.VISIBLE)) {
                add(log.id(row));
            }
        }
    }

    private void add(long id) {
        TransactionSource source = cluster.transactions().of(id);
        source.shape(id, shape);
        for (int row = 0; row < shape.rows; row++) {
            if (source.effect(id, row) != RowEffect.NONE) {
                underWay.add(source.key(id, row));
            }
        }
    }
}
