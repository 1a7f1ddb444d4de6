package org.replsim.probe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.Probe;
import org.replsim.server.source.Source;

/**
 * The books of a run in which something may be lost: for each transaction, what each server has of it, and of each crash
 * what there was at that instant (spec 5.3). It costs some fifty bytes a transaction, so it is made only where it is needed;
 * until the first crash, transactions that all servers have and whose client has its OK are forgotten, oldest first.
 */
public final class Ledger implements Probe {

    /** In the server's binary log. */
    static final int WRITTEN = 1;
    /** Its engine has committed it. */
    static final int VISIBLE = 1 << 1;
    /** Complete in its relay log. */
    static final int RECEIVED = 1 << 2;
    /** Applied from its relay log. */
    static final int APPLIED = 1 << 3;
    /** Passed over by a filter or a skip counter. */
    static final int SKIPPED = 1 << 4;
    /** It was there and is no more. */
    static final int GONE = 1 << 5;

    /** Transactions that are kept however complete they are: a loss of power may reach back to them. */
    private static final long YOUNG = 1 << 16;

    private final List<Crash> crashes = new ArrayList<>();
    private final List<long[]> retries = new ArrayList<>();
    private @Nullable Cluster cluster;
    private Node[] nodes = new Node[0];
    private LogRows[] logs = new LogRows[0];
    private Entries entries = new Entries(0);
    private IdIndex index = new IdIndex();
    private Settled settled = new Settled(0);

    /** Looks at a cluster from now on. */
    public void attach(Cluster watched) {
        cluster = watched;
        nodes = watched.nodes().toArray(Node[]::new);
        logs = new LogRows[nodes.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = new LogRows();
        }
        entries = new Entries(nodes.length);
        index = new IdIndex();
        settled = new Settled(nodes.length);
    }

    /** The crashes so far of servers that had replicas, in order of time, with what there was of each transaction. */
    public List<Crash> crashes() {
        return List.copyOf(crashes);
    }

    /**
     * A server that was replaced as the primary though it may not have died: what was first written on it, up to now.
     *
     * @param server its place in the scenario
     * @param atNanos since when it should not have been the primary any more
     */
    public Crash replaced(int server, long atNanos) {
        return new Crash(this, server, atNanos, true);
    }

    /** Transactions that were sent once more, oldest first: the name without an answer and the new one. */
    List<long[]> retries() {
        return retries;
    }

    /** The entry of a transaction; -1 if there is none or it is forgotten. */
    long entry(long id) {
        return index.find(id);
    }

    Entries entries() {
        return entries;
    }

    LogRows log(int server) {
        return logs[server];
    }

    Settled settled() {
        return settled;
    }

    Node node(int server) {
        return nodes[server];
    }

    int servers() {
        return nodes.length;
    }

    /** Whether a server has a transaction, or will have it when its relay log is drained. */
    boolean has(long entry, int server) {
        int bits = entries.has(entry, server);
        return (bits & (WRITTEN | APPLIED)) != 0 || (bits & (RECEIVED | SKIPPED)) == RECEIVED;
    }

    @Override
    public void written(int server, long row, long nowNanos) {
        Source source = nodes[server].engine();
        long id = source.binlog().id(row);
        long entry = index.find(id);
        if (entry < 0) {
            if ((entries.count() & (Entries.CHUNK - 1)) == 0) {
                settle();
            }
            entry = entries.add(id, source.bytesOf(row), server);
            index.put(id, entry);
        }
        logs[server].set(row, entry);
        entries.set(entry, server, WRITTEN);
    }

    @Override
    public void published(int server, long from, long to, long nowNanos) {
        for (long row = from; row < to; row++) {
            long entry = logs[server].entry(row);
            if (entries.knows(entry)) {
                entries.committed(entry, nowNanos);
            }
        }
    }

    @Override
    public void visible(int server, long row, long nowNanos) {
        mark(server, server, row, VISIBLE);
    }

    @Override
    public void atRisk(int server, long row, long nowNanos) {
        long entry = logs[server].entry(row);
        if (entries.knows(entry)) {
            entries.acknowledged(entry, nowNanos);
        }
        for (int i = 0; i < crashes.size(); i++) {
            crashes.get(i).acknowledged(server, nowNanos);
        }
    }

    @Override
    public void received(int replica, int source, long row, long nowNanos) {
        mark(replica, source, row, RECEIVED);
    }

    @Override
    public void applied(int replica, int source, long row, long nowNanos) {
        mark(replica, source, row, APPLIED);
    }

    @Override
    public void skipped(int replica, int source, long row, long nowNanos) {
        mark(replica, source, row, SKIPPED);
    }

    @Override
    public void discarded(int server, long from, long to, long nowNanos) {
        for (long row = from; row < to; row++) {
            clear(server, server, row, WRITTEN | VISIBLE | APPLIED | RECEIVED);
            logs[server].set(row, -1);
        }
    }

    @Override
    public void relayDiscarded(int replica, int source, long from, long to, long nowNanos) {
        for (long row = from; row < to; row++) {
            clear(replica, source, row, RECEIVED);
        }
    }

    @Override
    public void undone(int replica, int source, long from, long to, long nowNanos) {
        for (long row = from; row < to; row++) {
            clear(replica, source, row, APPLIED);
        }
    }

    @Override
    public void restored(int server, int source, long end, long nowNanos) {
        // What it had before is thrown away with its data directory.
        discarded(server, logs[server].first(), logs[server].end(), nowNanos);
        for (long row = logs[source].first(); row < end; row++) {
            mark(server, source, row, APPLIED);
        }
    }

    @Override
    public void retried(int server, long unanswered, long again, long nowNanos) {
        retries.add(new long[] {unanswered, again});
    }

    @Override
    public void died(int server, long nowNanos) {
        Cluster watched = cluster;
        if (watched == null) {
            return;
        }
        for (Crash crash : crashes) {
            crash.died(server, nowNanos);
        }
        if (nodes[server].source() != null
                && !watched.replicasOf(nodes[server].server().name()).isEmpty()) {
            crashes.add(new Crash(this, server, nowNanos, false));
        }
    }

    private void mark(int server, int log, long row, int bits) {
        long entry = logs[log].entry(row);
        if (entries.knows(entry)) {
            entries.set(entry, server, bits);
        }
    }

    private void clear(int server, int log, long row, int bits) {
        long entry = logs[log].entry(row);
        if (entries.knows(entry) && (entries.has(entry, server) & bits) != 0) {
            entries.clear(entry, server, bits);
            entries.set(entry, server, GONE);
        }
    }

    /** Forgets the oldest chunk of entries if all of them are complete. */
    private void settle() {
        if (!crashes.isEmpty() || entries.count() - entries.first() < YOUNG) {
            return;
        }
        long end = entries.first() + Entries.CHUNK;
        for (long entry = entries.first(); entry < end; entry++) {
            if (!complete(entry)) {
                return;
            }
        }
        for (long entry = entries.first(); entry < end; entry++) {
            settled.add(entries, entry);
            index.remove(entries.id(entry));
        }
        entries.forgetChunk();
        for (LogRows log : logs) {
            log.forgetBefore(entries.first());
        }
    }

    private boolean complete(long entry) {
        boolean all = entries.acknowledged(entry);
        for (int server = 0; server < nodes.length && all; server++) {
            all = (entries.has(entry, server) & (VISIBLE | APPLIED)) != 0;
        }
        return all;
    }
}
