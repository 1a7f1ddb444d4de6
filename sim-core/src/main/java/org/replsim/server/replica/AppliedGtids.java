package org.replsim.server.replica;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.Gtids;

/**
 * Notes the GTIDs of what is applied. Workers of MariaDB may finish a little out of order; within a domain the position
 * never goes back by that.
 */
final class AppliedGtids {

    private final Gtids gtids;
    private final Binlog sourceLog;
    private final boolean sameKind;
    /** The last row that is noted. */
    private long last = -1;

    AppliedGtids(Gtids gtids, Binlog sourceLog) {
        this.gtids = gtids;
        this.sourceLog = sourceLog;
        sameKind = gtids.kind() == sourceLog.gtids().kind();
    }

    void applied(long row) {
        if (!sameKind) {
            return;
        }
        long origin = sourceLog.origin(row);
        if (row > last) {
            last = row;
        } else if (gtids.kind() == Gtids.Kind.DOMAINS && Gtid.domain(origin) == Gtid.domain(sourceLog.origin(last))) {
            return;
        }
        gtids.applied(origin, sourceLog.sequence(row));
    }

    /** A group that sql_slave_skip_counter passes over counts as done in MariaDB's position, not in MySQL's set. */
    void skipped(long row) {
        if (gtids.kind() == Gtids.Kind.DOMAINS) {
            applied(row);
        }
    }

    /** What IGNORE_SERVER_IDS keeps out of the relay log counts as done there too (its Gtid_list events, spec 1.5). */
    void passed(long row, OwnEvents events) {
        if (events.ignores(row)) {
            skipped(row);
        }
    }
}
