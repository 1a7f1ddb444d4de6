package org.replsim.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Shape;
import org.replsim.host.Sync;

/**
 * C1: the engine's redo log, one per server, whoever writes to it: clients' sessions, the applier and its workers. One sync
 * is under way at a time and serves all that had written before it began; the others share the next.
 */
public final class RedoLog {

    /** Redo of a transaction besides its rows: undo, headers, the prepare mark (an order of magnitude, assumed). */
    private static final int OVERHEAD_BYTES = 512;

    private final Server server;
    private final Sync sync = new Sync(this::synced);
    private final List<Durable> contents = new ArrayList<>();
    private @Nullable RedoWait waitingHead;
    private @Nullable RedoWait waitingTail;
    private @Nullable RedoWait syncing;
    private long waitingBytes;
    private long syncs;

    RedoLog(Server server) {
        this.server = server;
    }

    /** Whether a commit waits for a sync here. */
    public boolean syncsAtCommit() {
        long setting = server.variables().number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT);
        return setting == 1 || setting == 3;
    }

    /** Whether a commit stays in the server's memory until the next full second: even a crash takes it then. */
    public boolean writtenEachSecond() {
        return server.variables().number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT) == 0;
    }

    /** What a transaction writes here, bytes. */
    public static long bytesOf(Shape shape) {
        return shape.rowBytes() + OVERHEAD_BYTES;
    }

    /** Calls the waiter back when all that it has written so far, the last {@code bytes} of it now, is durable. */
    public void sync(RedoWait wait, long bytes) {
        wait.begin();
        RedoWait tail = waitingTail;
        if (tail == null) {
            waitingHead = wait;
        } else {
            tail.next = wait;
        }
        waitingTail = wait;
        waitingBytes += bytes;
        if (!sync.underWay()) {
            start();
        }
    }

    /** What is written here as well: the log's syncs make it durable. */
    void covers(Durable written) {
        contents.add(written);
    }

    /** Syncs begun so far. */
    public long syncs() {
        return syncs;
    }

    private void start() {
        syncing = waitingHead;
        waitingHead = null;
        waitingTail = null;
        long bytes = waitingBytes;
        waitingBytes = 0;
        syncs++;
        for (int i = 0; i < contents.size(); i++) {
            contents.get(i).syncBegins();
        }
        server.host().disk().overwrite(sync, bytes);
    }

    private void synced() {
        if (!server.alive()) {
            return;
        }
        for (int i = 0; i < contents.size(); i++) {
            contents.get(i).syncEnds();
        }
        RedoWait each = syncing;
        if (waitingHead != null) {
            start();
        } else {
            syncing = null;
        }
        while (each != null) {
            RedoWait after = each.next;
            each.next = null;
            each.end();
            each = after;
        }
    }
}
