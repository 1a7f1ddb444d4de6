package org.replsim.server.source;

import org.jspecify.annotations.Nullable;
import org.replsim.host.Sync;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * C1: the engine's redo log. One sync is under way at a time and serves all that had written before it began; the others
 * share the next.
 */
final class RedoLog {

    /** Redo of a transaction besides its rows: undo, headers, the prepare mark (an order of magnitude, assumed). */
    private static final int OVERHEAD_BYTES = 512;

    private final Server server;
    private final Sync sync = new Sync(this::synced);
    private @Nullable Session waitingHead;
    private @Nullable Session waitingTail;
    private @Nullable Session syncing;
    private long waitingBytes;
    private long syncs;

    RedoLog(Server server) {
        this.server = server;
    }

    /** Whether a commit waits for a sync here. */
    boolean syncsAtCommit() {
        long setting = server.variables().number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT);
        return setting == 1 || setting == 3;
    }

    /** Redo that the sessions of a list have written, bytes. */
    static long bytesOf(@Nullable Session first) {
        long bytes = 0;
        for (Session each = first; each != null; each = each.next) {
            bytes += each.shape.rowBytes() + OVERHEAD_BYTES;
        }
        return bytes;
    }

    /** Calls {@link Session#redoSynced} when all that the session has written is durable. */
    void sync(Session session) {
        Session tail = waitingTail;
        if (tail == null) {
            waitingHead = session;
        } else {
            tail.next = session;
        }
        waitingTail = session;
        waitingBytes += session.shape.rowBytes() + OVERHEAD_BYTES;
        if (!sync.underWay()) {
            start();
        }
    }

    /** Syncs begun so far. */
    long syncs() {
        return syncs;
    }

    private void start() {
        syncing = waitingHead;
        waitingHead = null;
        waitingTail = null;
        long bytes = waitingBytes;
        waitingBytes = 0;
        syncs++;
        server.host().disk().submit(sync, bytes);
    }

    private void synced() {
        if (!server.alive()) {
            return;
        }
        Session each = syncing;
        if (waitingHead != null) {
            start();
        } else {
            syncing = null;
        }
        while (each != null) {
            Session after = each.next;
            each.next = null;
            each.redoSynced();
            each = after;
        }
    }
}
