package org.replsim.probe;

import org.replsim.binlog.Binlog;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;

/**
 * Why acknowledged transactions of a source are at risk (spec 5.3), counted when asked: no replica has them, on the
 * asynchronous path or since semi-sync fell back; only replicas that nobody would promote have them; or the replicas that
 * somebody would promote have them in their page cache only. The last two need a second failure or a wrong choice.
 */
final class RiskCauses {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long DURABLE_AT_COMMIT = 1;

    private final Cluster cluster;
    private final String name;
    private final long[] synced;
    /** Rows acknowledged while semi-sync was OFF, at its last time-out: from the first to before the other. */
    private long offFrom = NEVER;

    private long offTo = NEVER;
    private long eligible;
    private long durable;

    RiskCauses(Cluster cluster, Source source) {
        this.cluster = cluster;
        name = source.server().name();
        synced = new long[cluster.nodes().size()];
    }

    /** Semi-sync was switched: who waited then has the OK without an ACK. */
    void semiSync(boolean on) {
        if (on) {
            offTo = source().binlog().written();
        } else {
            offFrom = source().acknowledgedBefore();
            offTo = NEVER;
        }
    }

    /** A replica's relay log is on stable storage up to this row of the source's log. */
    void synced(int replica, long end) {
        synced[replica] = end;
    }

    /** Of what no replica has received, what was acknowledged as semi-sync had fallen back. */
    long semiSyncOff(long received) {
        Source source = source();
        boolean enabled = source.server().variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED);
        return enabled
                ? acknowledged(
                        Math.max(received, offFrom), Math.min(source.binlog().written(), offTo))
                : 0;
    }

    /** What was received, but by no replica that would be promoted. */
    long notEligible(long received) {
        look();
        return acknowledged(eligible, received);
    }

    /** What a replica that would be promoted has, and none of them on stable storage. */
    long notDurable(long received) {
        look();
        return acknowledged(durable, Math.min(eligible, received));
    }

    /**
     * A replica can be promoted if it has a binary log (or none has one); it keeps through a loss of power what its relay log
     * has been synced for, and what it has applied if innodb_flush_log_at_trx_commit is 1.
     */
    private void look() {
        boolean anyLogs = false;
        for (Replica replica : cluster.replicasOf(name)) {
            anyLogs |= logs(replica);
        }
        for (Replica replica : cluster.replicasOf(name)) {
            if (replica.server().alive() && (logs(replica) || !anyLogs)) {
                boolean durableCommits =
                        replica.server().variables().number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT)
                                == DURABLE_AT_COMMIT;
                eligible = Math.max(eligible, replica.relayLog().receivedRows());
                durable = Math.max(durable, synced[replica.server().index()]);
                durable = Math.max(durable, durableCommits ? replica.applier().appliedRows() : 0);
            }
        }
    }

    /** Its process may be another than at the beginning. */
    private Source source() {
        return cluster.node(name).engine();
    }

    private boolean logs(Replica replica) {
        Node node = cluster.node(replica.server().name());
        return node.source() != null;
    }

    private long acknowledged(long from, long to) {
        Source source = source();
        long before = Math.min(source.acknowledgedBefore(), to);
        long count = Math.max(0, before - from);
        for (long row = Math.max(from, before); row < to; row++) {
            count += source.binlog().has(row, Binlog.ACKNOWLEDGED) ? 1 : 0;
        }
        return count;
    }
}
