package org.replsim.scenario.random;

import java.util.List;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.probe.DriftMeter;
import org.replsim.rows.RowStore;
import org.replsim.server.replica.Replica;

/**
 * The end of a run in which everything was mended long before: a replica that can catch up has done so, and two servers that
 * report no drift while nothing is under way have equal checksums.
 */
final class LastLook {

    /** What was published less than so long ago may still be on its way. */
    private static final long SLACK_NANOS = 3_000_000_000L;

    private final List<Node> nodes;
    private final DriftMeter drift;
    private final Tally tally;
    private final boolean managed;

    /** By server: what it had applied some time before. */
    private final long[] appliedBefore;

    LastLook(Cluster cluster, Tally tally, boolean managed) {
        nodes = List.copyOf(cluster.nodes());
        drift = new DriftMeter(cluster);
        this.tally = tally;
        this.managed = managed;
        appliedBefore = new long[nodes.size()];
    }

    /** Some time before the end. */
    void remember() {
        for (int i = 0; i < appliedBefore.length; i++) {
            Replica replica = nodes.get(i).replica();
            appliedBefore[i] = replica == null ? 0 : replica.applier().appliedRows();
        }
    }

    void check(long nowNanos) {
        for (Node node : nodes) {
            Replica replica = node.replica();
            if (replica != null) {
                checkReplica(node, replica, nowNanos);
                checkRows(node, replica);
            }
        }
    }

    private void checkReplica(Node node, Replica replica, long nowNanos) {
        String io = replica.ioThread().state().running(node.server().profile());
        boolean sql = replica.applier().running();
        boolean runs = node.server().alive() && io.equals("Yes") && sql;
        Binlog log = replica.upstream().log();
        if (!runs) {
            int ioErrno = replica.ioThread().lastErrno();
            int sqlErrno = replica.applier().lastSqlErrno();
            if (node.server().alive() && ioErrno == 0 && sqlErrno == 0 && !managed) {
                throw new AssertionError(node.server().name() + " does not replicate, for no reason: IO " + io + " ("
                        + replica.ioThread().state().text(node.server().profile()) + "), SQL "
                        + (sql ? "Yes" : "No"));
            }
            tally.end(node.server().alive() ? "IO " + ioErrno + " SQL " + sqlErrno : "down");
            return;
        }
        long next = Math.max(replica.applier().appliedRows(), log.firstKept());
        if (replica.upstream().server().alive()
                && next < log.published()
                && nowNanos - log.publishedNanos(next) > SLACK_NANOS) {
            if (replica.applier().appliedRows() > appliedBefore[node.server().index()]) {
                tally.end("still on its way");
                return;
            }
            throw new AssertionError(node.server().name() + " replicates and has not caught up: row " + next + " of "
                    + log.published() + " is " + (nowNanos - log.publishedNanos(next)) / 1_000_000
                    + " ms old, received "
                    + replica.relayLog().receivedRows() + ", "
                    + replica.ioThread().state().text(node.server().profile()) + ", "
                    + replica.applier().stateText());
        }
        tally.caughtUp++;
    }

    private void checkRows(Node node, Replica replica) {
        RowStore own = node.server().rows();
        RowStore source = replica.upstream().server().rows();
        if (!own.active() || !source.active() || drift.rowsUnderWay() > 0) {
            return;
        }
        if (drift.of(replica).rows() == 0) {
            if (own.checksum() != source.checksum()) {
                throw new AssertionError(node.server().name() + " and its source report no drift, and differ");
            }
            tally.agreements++;
        }
    }
}
