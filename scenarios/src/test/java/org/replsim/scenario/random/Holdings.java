package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Probe;
import org.replsim.server.replica.RelayLog;
import org.replsim.server.replica.Replica;

/** What each server has of each transaction, as told event by event and as its relay log says now. */
final class Holdings implements Probe {

    /** One server's part of one transaction. */
    static final class Part {
        private boolean written;
        private boolean inRelayLog;
        private @Nullable RelayLog relayLog;
        private long row;
        boolean applied;
        boolean skipped;
        /** When it was first received; -1: never. */
        long firstReceivedNanos = -1;
        /** When it was last received; -1: never. */
        long receivedNanos = -1;
        /** When it was last applied or written; -1: never. */
        long appliedNanos = -1;
    }

    private final List<Node> nodes;
    /** By server: the transaction of each row of its binary log. */
    private final List<List<Long>> rows = new ArrayList<>();

    private final Map<Long, Part[]> parts = new HashMap<>();

    Holdings(Cluster cluster) {
        nodes = List.copyOf(cluster.nodes());
        nodes.forEach(node -> rows.add(new ArrayList<>()));
    }

    /** How many rows a server's binary log has had. */
    long rows(int server) {
        return rows.get(server).size();
    }

    /** The transaction of a row. */
    long id(int server, long row) {
        return rows.get(server).get((int) row);
    }

    Part part(long id, int server) {
        return parts.computeIfAbsent(id, key -> newParts())[server];
    }

    private Part[] newParts() {
        Part[] made = new Part[nodes.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = new Part();
        }
        return made;
    }

    /** Whether it is on a server: in its binary log, applied, or where its SQL thread will come to it. */
    boolean has(long id, int server) {
        Part part = part(id, server);
        if (part.written || part.applied) {
            return true;
        }
        Replica replica = nodes.get(server).replica();
        if (!part.inRelayLog || part.skipped || replica == null || replica.relayLog() != part.relayLog) {
            return false;
        }
        RelayLog log = replica.relayLog();
        boolean there = part.row < Math.max(log.receivedRows(), log.readableEnd());
        boolean readable = log.corruptRow() < 0 || part.row < log.corruptRow();
        return there && readable && part.row >= replica.applier().appliedRows();
    }

    /** Whether it is in the relay log of a server, behind a damaged place or there. */
    boolean damaged(long id, int server) {
        Part part = part(id, server);
        Replica replica = nodes.get(server).replica();
        return part.inRelayLog
                && replica != null
                && replica.relayLog() == part.relayLog
                && replica.relayLog().corruptRow() >= 0
                && part.row >= replica.relayLog().corruptRow();
    }

    /** Whether its engine or its binary log has it. */
    boolean applied(long id, int server) {
        Part part = part(id, server);
        return part.written || part.applied;
    }

    @Override
    public void written(int server, long row, long nowNanos) {
        List<Long> log = rows.get(server);
        if (row != log.size()) {
            throw new AssertionError("row " + row + " of server " + server + " comes behind row " + (log.size() - 1));
        }
        log.add(nodes.get(server).engine().binlog().id(row));
        Part part = part(id(server, row), server);
        part.written = true;
        part.appliedNanos = nowNanos;
    }

    @Override
    public void received(int replica, int source, long row, long nowNanos) {
        Part part = part(id(source, row), replica);
        part.inRelayLog = true;
        part.relayLog = Objects.requireNonNull(nodes.get(replica).replica()).relayLog();
        part.row = row;
        part.receivedNanos = nowNanos;
        part.firstReceivedNanos = part.firstReceivedNanos < 0 ? nowNanos : part.firstReceivedNanos;
    }

    @Override
    public void applied(int replica, int source, long row, long nowNanos) {
        if (row >= rows(source)) {
            throw new AssertionError("server " + replica + " applied row " + row + " of server " + source
                    + ", whose log has " + rows(source) + " at " + nowNanos);
        }
        Part part = part(id(source, row), replica);
        part.applied = true;
        part.appliedNanos = nowNanos;
    }

    @Override
    public void skipped(int replica, int source, long row, long nowNanos) {
        part(id(source, row), replica).skipped = true;
    }

    @Override
    public void discarded(int server, long from, long to, long nowNanos) {
        for (long row = from; row < to; row++) {
            Part part = part(id(server, row), server);
            part.written = false;
            part.applied = false;
        }
    }

    @Override
    public void relayDiscarded(int replica, int source, long from, long to, long nowNanos) {
        for (long row = from; row < to; row++) {
            Part part = part(id(source, row), replica);
            part.inRelayLog = false;
        }
    }

    @Override
    public void undone(int replica, int source, long from, long to, long nowNanos) {
        for (long row = from; row < to; row++) {
            part(id(source, row), replica).applied = false;
        }
    }
}
