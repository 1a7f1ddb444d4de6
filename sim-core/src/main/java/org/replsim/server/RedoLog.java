package org.replsim.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Shape;
import org.replsim.engine.Timer;
import org.replsim.host.Burst;
import org.replsim.host.Kernel;
import org.replsim.host.Sync;

/**
 * C1: the engine's redo log, one per server, whoever writes to it: clients' sessions, the applier and its workers. One sync
 * (or write) is under way at a time and serves all that had written before it began; the others share the next.
 */
public final class RedoLog {

    /** Redo of a transaction besides its rows: undo, headers, the prepare mark (an order of magnitude, assumed). */
    private static final int OVERHEAD_BYTES = 512;

    /** Redo of a commit (the same). */
    public static final int COMMIT_BYTES = 64;

    private final Server server;
    private final Sync sync = new Sync(this::synced);
    private final Timer handOn;
    private final Burst leaderWaking = new Burst(this::leaderAwake);
    private final List<Durable> contents = new ArrayList<>();
    private @Nullable RedoWait waitingHead;
    private @Nullable RedoWait waitingTail;
    private @Nullable RedoWait servedHead;
    private boolean syncing;
    private long waitingBytes;
    private long syncs;

    RedoLog(Server server) {
        this.server = server;
        handOn = server.simulation().timer(server.simulation().free(server.name(), "redo log"), this::wakeLeader);
    }

    /** Whether a prepare waits for a sync here. */
    public boolean syncsAtCommit() {
        return setting() == 1 || setting() == 3;
    }

    /**
     * Whether a prepare, or a commit without a binary log, waits for the device: for a sync, or for a write that passes by the
     * operating system's cache. So does MariaDB from 10.8.4 write with innodb_log_file_buffering OFF, and therefore a
     * setting of 2 made in a running server spares a flush but no wait (strace of 10.11.19).
     */
    public boolean waitsAtPrepare() {
        return syncsAtCommit() || setting() == 2 && unbuffered();
    }

    /** Whether, with a binary log, the engine commit waits once more: MariaDB at 3, and for a write at 2 if unbuffered. */
    public boolean waitsAfterCommit() {
        return setting() == 3 || setting() == 2 && unbuffered();
    }

    /** Whether a commit stays in the server's memory until the next full second: even a crash takes it then. */
    public boolean writtenEachSecond() {
        return setting() == 0;
    }

    /** What a transaction writes here, bytes. */
    public static long bytesOf(Shape shape) {
        return shape.rowBytes() + OVERHEAD_BYTES;
    }

    /**
     * Calls the waiter back when all that it has written so far, the last {@code bytes} of it now, is on the device; and
     * durable, if the server syncs.
     */
    public void persist(RedoWait wait, long bytes) {
        wait.begin();
        RedoWait tail = waitingTail;
        if (tail == null) {
            waitingHead = wait;
        } else {
            tail.next = wait;
        }
        waitingTail = wait;
        waitingBytes += bytes;
        if (!sync.underWay() && !handOn.armed() && !leaderWaking.underWay()) {
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

    private long setting() {
        return server.variables().number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT);
    }

    private boolean unbuffered() {
        return server.profile().generation() == Generation.MARIADB_10
                && !server.variables().flag(ServerVariable.INNODB_LOG_FILE_BUFFERING);
    }

    private void start() {
        servedHead = waitingHead;
        waitingHead = null;
        waitingTail = null;
        long bytes = waitingBytes;
        waitingBytes = 0;
        syncing = syncsAtCommit();
        if (!syncing) {
            server.host().disk().writeDirectly(sync, bytes);
            return;
        }
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
        for (int i = 0; i < contents.size() && syncing; i++) {
            contents.get(i).syncEnds();
        }
        RedoWait each = servedHead;
        servedHead = null;
        Kernel kernel = server.host().hardware().kernel();
        long wakeNanos = kernel.threadWake();
        if (waitingHead != null && kernel.logWake() > 0) {
            handOn.in(kernel.logWake());
        } else if (waitingHead != null) {
            wakeLeader();
        }
        for (boolean slept = false; each != null; slept = true) {
            RedoWait after = each.next;
            each.next = null;
            each.end(server.host(), slept ? wakeNanos : 0);
            each = after;
        }
    }

    private void wakeLeader() {
        if (server.alive()) {
            server.host()
                    .cores()
                    .submit(leaderWaking, server.host().hardware().kernel().threadWake());
        }
    }

    private void leaderAwake() {
        if (server.alive()) {
            start();
        }
    }
}
