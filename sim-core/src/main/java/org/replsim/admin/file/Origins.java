package org.replsim.admin.file;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.Gtids;
import org.replsim.cluster.Cluster;

/** Where transactions of a log were made, and their GTIDs, as texts. */
final class Origins {

    private final Cluster cluster;

    Origins(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The server_id that a transaction bears in every log it passes through. */
    static long serverId(Binlog binlog, long row) {
        return Gtid.server(binlog.origin(row));
    }

    /** The GTID of a row of a log, in the words of its server; empty if it has none. */
    String gtid(Binlog binlog, long row) {
        long sequence = binlog.sequence(row);
        if (sequence == 0) {
            return "";
        }
        return binlog.gtids().kind() == Gtids.Kind.SETS
                ? cluster.transactions().uuid(Gtid.domain(binlog.origin(row))) + ":" + sequence
                : binlog.gtid(row).toString();
    }
}
