package org.replsim.server.replica;

import java.util.TreeSet;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.Gtids;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * Which transactions of the source's log do not reach the relay log: those that bear the replica's own server_id or one of
 * IGNORE_SERVER_IDS (spec 1.5, IO filtering), and those that the source has left out because the replica has them already.
 * After a recovery that has cut its binary log off, a semi-sync replica of MariaDB in strict mode takes its own ones back
 * (spec 4.2).
 */
final class OwnEvents {

    private final Server server;
    private final Binlog sourceLog;
    private final MasterInfo info;
    private final long ownId;
    private final long[] ignoredIds;
    private final TreeSet<Long> leftOut = new TreeSet<>();
    private final TreeSet<Long> takenBack = new TreeSet<>();
    /** Rows of the own server_id before this one were looked at. */
    private long decided;

    OwnEvents(Server server, Binlog sourceLog, MasterInfo info) {
        this.server = server;
        this.sourceLog = sourceLog;
        this.info = info;
        ownId = server.serverId();
        ignoredIds = info.ignoredServerIds().stream().mapToLong(Long::longValue).toArray();
    }

    /** The source has not sent a row. */
    void leftOut(long row) {
        leftOut.add(row);
    }

    /** Whether nothing of a row is in the relay log. */
    boolean drops(long row) {
        if (Gtid.server(sourceLog.origin(row)) == ownId) {
            return dropsOwn(row);
        }
        return ignores(row) || (!leftOut.isEmpty() && leftOut.contains(row));
    }

    /** Whether a row bears one of IGNORE_SERVER_IDS. */
    boolean ignores(long row) {
        for (long each : ignoredIds) {
            if (Gtid.server(sourceLog.origin(row)) == each) {
                return true;
            }
        }
        return false;
    }

    /** Whether the SQL thread passes over a row that is in the relay log: MySQL does so with what it has executed. */
    boolean executed(long row) {
        Gtids gtids = server.gtids();
        return gtids.kind() == Gtids.Kind.SETS
                && sourceLog.gtids().kind() == Gtids.Kind.SETS
                && sourceLog.sequence(row) > 0
                && gtids.executed().contains(Gtid.domain(sourceLog.origin(row)), sourceLog.sequence(row));
    }

    private boolean dropsOwn(long row) {
        if (row >= decided) {
            decided = row + 1;
            if (takesBack(row)) {
                takenBack.add(row);
            }
        }
        return takenBack.isEmpty() || !takenBack.contains(row);
    }

    private boolean takesBack(long row) {
        Gtids gtids = server.gtids();
        return gtids.kind() == Gtids.Kind.DOMAINS
                && sourceLog.gtids().kind() == Gtids.Kind.DOMAINS
                && info.usesGtid()
                && server.variables().flag(ServerVariable.GTID_STRICT_MODE)
                && server.variables().flag(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED)
                && gtids.logged().sequence(sourceLog.origin(row)) < sourceLog.sequence(row);
    }
}
