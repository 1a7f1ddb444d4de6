package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.Vendor;

/**
 * The workers' way through the commit. What has to be synced is shared by all that have come as far.
 *
 * <pre>
 *   MariaDB                        turn -> visible -> redo sync            -> applied
 *   MariaDB, logs updates          redo sync -> turn -> binlog sync of a group -> visible, applied
 *   MySQL                          turn -> redo sync -> (binlog sync of a group) -> visible, applied
 * </pre>
 *
 * Where the commit order is not kept (MySQL), nobody waits for a turn.
 */
final class CommitPath {

    private final Server server;
    private final ParallelApplier applier;
    private final @Nullable OwnLogGroup ownLog;
    /** The prepare is synced before the turn: MariaDB with a binary log. */
    private final boolean preparesFirst;
    /** A commit is visible, and its locks are free, before it is synced: MariaDB without one. */
    private final boolean visibleFirst;

    private boolean ordered;
    private long turn;

    CommitPath(Server server, ParallelApplier applier, @Nullable OwnLog log) {
        this.server = server;
        this.applier = applier;
        ownLog = log == null ? null : new OwnLogGroup(server, log, this);
        boolean mariaDb = server.profile().vendor() == Vendor.MARIADB;
        preparesFirst = mariaDb && log != null;
        visibleFirst = mariaDb && log == null;
    }

    /** Begins anew; the first turn is that of a row. */
    void reset(long row) {
        turn = row;
        ordered = server.profile().vendor() == Vendor.MARIADB
                || server.variables().flag(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER);
    }

    /** Whether transactions are committed in the order of the source's log. */
    boolean ordered() {
        return ordered;
    }

    /** The worker has applied its rows. */
    void executed(Worker worker) {
        applier.startCommit(worker.row());
        if (ownLog != null) {
            worker.committedAtPrepare = ownLog.committed();
        }
        if (!preparesFirst) {
            turn(worker);
        } else if (server.redo().waitsAtPrepare()) {
            worker.sync(true);
        } else {
            turn(worker);
        }
    }

    /** What the worker has written to the redo log is durable. */
    void redoSynced(Worker worker) {
        if (!preparesFirst) {
            log(worker);
        } else if (worker.state() == WorkerState.PREPARING) {
            turn(worker);
        } else {
            applied(worker);
        }
    }

    /** The worker goes on in its turn, which is now or later; the next in the order of the log follows. */
    void turn(Worker worker) {
        if (!ordered) {
            pass(worker);
            return;
        }
        if (worker.row() != turn) {
            worker.awaitTurn();
            return;
        }
        Worker each = worker;
        while (each != null) {
            turn++;
            pass(each);
            each = nextToPass();
        }
    }

    /** All is synced, but for the commit in the engine where the server waits for that, too. */
    void finish(Worker worker) {
        if (!visibleFirst) {
            makeVisible(worker);
        }
        if (preparesFirst && server.redo().waitsAfterCommit()) {
            worker.sync(false);
        } else {
            applied(worker);
        }
    }

    /** A wait for an ACK is over: that of a worker for itself (AFTER_COMMIT), or of a group's leader (AFTER_SYNC). */
    void acknowledged(Worker worker) {
        if (!server.alive()) {
            return;
        }
        if (ownLog == null || !ownLog.acknowledged(worker)) {
            applied(worker);
        }
    }

    private void applied(Worker worker) {
        if (worker.waits.ack.awaitAfterCommit()) {
            return;
        }
        worker.waits.ack.done();
        long row = worker.row();
        applier.applied(row, worker.waits.typed.kind(worker.shape.ddl));
        worker.finished();
    }

    /**
     * Who waits for the turn that has come. A member of a binlog group is taken along by its leader; without a group it has
     * to wake up first.
     */
    private @Nullable Worker nextToPass() {
        Worker next = applier.flight().worker(turn);
        if (next == null || next.row() != turn || next.state() != WorkerState.WAITING_FOR_TURN) {
            return null;
        }
        if (preparesFirst) {
            return next;
        }
        next.wakeForTurn();
        return null;
    }

    private void pass(Worker worker) {
        worker.committing();
        if (visibleFirst) {
            makeVisible(worker);
        }
        if (!preparesFirst && server.redo().waitsAtPrepare()) {
            worker.sync(false);
        } else {
            log(worker);
        }
    }

    private void log(Worker worker) {
        if (ownLog != null) {
            ownLog.join(worker);
        } else {
            finish(worker);
        }
    }

    private void makeVisible(Worker worker) {
        worker.waits.typed.commit();
        worker.waits.ack.visible(worker.shape.ddl);
        applier.commit(worker.row());
        applier.locks().releaseAll(worker.locks);
    }
}
