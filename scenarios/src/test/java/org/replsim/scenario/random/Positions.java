package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Gtids;
import org.replsim.binlog.Transactions;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.replica.RelayLog;
import org.replsim.server.replica.Replica;

/**
 * Positions never move back by themselves, and what a replica has applied of its source's log since it was told where to
 * begin is all that lies before its position, but for what was skipped or lost in its engine.
 */
final class Positions {

    private static final EnumSet<Excuse> MOVE_BACK = EnumSet.of(
            Excuse.UNSYNCED_RELAY_LOG,
            Excuse.FETCHED_AGAIN_BY_GTID,
            Excuse.DROPPED_BY_RECOVERY,
            Excuse.CUT_OFF_BY_RECOVERY,
            Excuse.LOST_IN_ENGINE);

    private static final EnumSet<Excuse> ENGINE = EnumSet.of(Excuse.LOST_IN_ENGINE, Excuse.CUT_OFF_BY_RECOVERY);
    private static final EnumSet<Excuse> RELAY_LOG = EnumSet.of(Excuse.UNSYNCED_RELAY_LOG);

    /** Where a replica stood when it was looked at last. */
    private static final class Stand {
        @Nullable
        RelayLog relayLog;

        long read;
        long executed;
        long begin;
        long checked;
        long atNanos;
    }

    private final List<Node> nodes;
    private final Holdings holdings;
    private final Incidents incidents;
    private final Tally tally;
    private final List<Stand> stands = new ArrayList<>();
    private final long[] published;
    private final Transactions transactions;

    Positions(Cluster cluster, Holdings holdings, Incidents incidents, Tally tally) {
        nodes = List.copyOf(cluster.nodes());
        this.holdings = holdings;
        this.incidents = incidents;
        this.tally = tally;
        nodes.forEach(node -> stands.add(new Stand()));
        published = new long[nodes.size()];
        transactions = cluster.transactions();
    }

    void check(long nowNanos) {
        for (int i = 0; i < nodes.size(); i++) {
            long end = nodes.get(i).engine().binlog().published();
            must(end >= published[i], "the end of its binary log", i, published[i], end);
            published[i] = end;
            Replica replica = nodes.get(i).replica();
            if (replica != null) {
                checkStand(i, replica, nowNanos);
            }
        }
    }

    private void checkStand(int server, Replica replica, long nowNanos) {
        Stand last = stands.get(server);
        long read = replica.relayLog().nextRow();
        long executed = replica.applier().appliedRows();
        boolean begun = replica.positions().known();
        if (last.relayLog != replica.relayLog() || !begun) {
            last.begin = begun ? executed : Long.MAX_VALUE;
            last.relayLog = begun ? replica.relayLog() : null;
            last.checked = last.begin;
        } else {
            boolean may = incidents.between(server, MOVE_BACK, last.atNanos, nowNanos) != null
                    || incidents.crashed(server, last.atNanos);
            must(may || read >= last.read, "Read_Master_Log_Pos", server, last.read, read);
            if (!may && executed < last.executed && incidents.rereads(server)) {
                tally.rereads++;
                may = true;
            }
            must(may || executed >= last.executed, "Exec_Master_Log_Pos", server, last.executed, executed);
            last.checked = may ? last.begin : Math.min(last.checked, executed);
            tally.positions++;
            checkPrefix(server, replica, executed, nowNanos);
        }
        last.read = read;
        last.executed = executed;
        last.atNanos = nowNanos;
    }

    private void checkPrefix(int server, Replica replica, long executed, long nowNanos) {
        Stand stand = stands.get(server);
        int source = replica.upstream().server().index();
        for (long row = stand.checked; row < Math.min(executed, holdings.rows(source)); row++) {
            long id = holdings.id(source, row);
            Holdings.Part part = holdings.part(id, server);
            boolean own = transactions.origin(id) == server;
            if (!own
                    && !holdings.applied(id, server)
                    && !excused(server, replica, part, nowNanos)
                    && !incidents.takenForAnother(server, transactions.origin(id), nowNanos)
                    && !gone(source, row)) {
                throw new AssertionError(name(server) + " stands at row " + executed + " of " + name(source)
                        + " and has not applied row " + row + ", received at " + part.receivedNanos + ", applied at "
                        + part.appliedNanos);
            }
            tally.prefixes++;
        }
        stand.checked = Math.max(stand.checked, executed);
    }

    /**
     * It was left out, lost from the engine, or lost from a relay log whose end master.info remembers (spec 1.5 rule 7). Where
     * the position is in the tables, both of these together. By GTID it asks for what its engine lacks; only MySQL does not
     * where its binary log still has it, which says that it is executed.
     */
    private boolean excused(int server, Replica replica, Holdings.Part part, long nowNanos) {
        boolean lost = part.appliedNanos >= 0 && incidents.between(server, ENGINE, part.appliedNanos, nowNanos) != null;
        if (part.skipped || replica.info().usesGtid()) {
            boolean logSays = nodes.get(server).server().gtids().kind() == Gtids.Kind.SETS;
            return part.skipped || (lost && logSays);
        }
        boolean cut = part.firstReceivedNanos >= 0
                && incidents.between(server, RELAY_LOG, part.firstReceivedNanos, nowNanos) != null;
        boolean needed = part.appliedNanos < 0 || lost;
        return inTables(nodes.get(server)) ? cut && needed : part.appliedNanos >= 0 ? lost : cut;
    }

    /** Whether its position is lost with the transactions: in MySQL 8's tables (spec 3.6). */
    private static boolean inTables(Node node) {
        Generation generation = node.server().profile().generation();
        return generation == Generation.MYSQL_8_0 || generation == Generation.MYSQL_8_4;
    }

    /** What was cut off the source's log before it was sent has no reader. */
    private boolean gone(int source, long row) {
        return nodes.get(source).engine().binlog().firstKept() > row
                || nodes.get(source).engine().binlog().has(row, org.replsim.binlog.Binlog.GONE);
    }

    private void must(boolean held, String what, int server, long before, long now) {
        if (!held) {
            throw new AssertionError(what + " of " + name(server) + " moved back, from row " + before + " to " + now);
        }
    }

    private String name(int server) {
        return nodes.get(server).server().name();
    }
}
