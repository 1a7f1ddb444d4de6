package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.Gtids;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.table.value.SqlError;

/**
 * MariaDB's gtid_strict_mode on a replica that logs its updates: a transaction whose number is not above all that its domain
 * has in the binary log is not logged, and the SQL thread stops in front of it (spec 4.2).
 */
final class StrictOrder {

    private static final int ER_GTID_STRICT_OUT_OF_ORDER = 1950;

    private final Replica replica;
    private final Server server;

    StrictOrder(Replica replica) {
        this.replica = replica;
        server = replica.server();
    }

    /** Whether the server looks at the order. */
    boolean on() {
        return server.gtids().kind() == Gtids.Kind.DOMAINS
                && server.variables().flag(ServerVariable.GTID_STRICT_MODE)
                && replica.ownLog() != null;
    }

    /** Why a row cannot be logged; null if it can. */
    @Nullable
    SqlError outOfOrder(long row) {
        if (!on() || replica.sourceLog().gtids().kind() != Gtids.Kind.DOMAINS) {
            return null;
        }
        Binlog log = replica.sourceLog();
        Gtid next = log.gtid(row);
        Gtid last = server.gtids().logged().last(next.domain());
        if (next.sequence() == 0 || last == null || next.sequence() > last.sequence()) {
            return null;
        }
        return new SqlError(
                ER_GTID_STRICT_OUT_OF_ORDER,
                "HY000",
                "An attempt was made to binlog GTID " + next
                        + " which would create an out-of-order sequence number with existing GTID " + last
                        + ", and gtid strict mode is enabled");
    }
}
