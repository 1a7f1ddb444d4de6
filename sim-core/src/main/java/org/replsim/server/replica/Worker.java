package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.engine.Signal;
import org.replsim.engine.SourceName;
import org.replsim.host.Burst;
import org.replsim.server.LockWait;
import org.replsim.server.RedoLog;
import org.replsim.server.RedoWait;
import org.replsim.server.Server;

/**
 * A worker of a parallel applier: waits until its transaction may run, takes the locks of its rows in their order, applies
 * them on a core and goes through the commit. It waits without a core, and to be woken costs {@code handOver}.
 */
final class Worker {

    final LockWait<Worker> locks = new LockWait<>(this);
    final Shape shape = new Shape();
    /** The next one in a commit group of the own binary log. */
    @Nullable
    Worker next;
    /** How many transactions of the own binary log were committed when this one was executed. */
    long committedAtPrepare;

    private final Server server;
    private final ParallelApplier applier;
    private final RowQueue queue = new RowQueue();
    private final Burst applying = new Burst(this::executed);
    private final Burst waking = new Burst(this::awake);
    private final RedoWait redo = new RedoWait(this::redoSynced);
    private final Signal granted;

    private WorkerState state = WorkerState.IDLE;
    private long queuedBytes;
    private long id;
    private int lockedRow;
    private boolean waited;
    /** What is being rolled back is not to be tried again. */
    private boolean dropped;

    Worker(Server server, ParallelApplier applier, int number) {
        this.server = server;
        this.applier = applier;
        granted = server.simulation().signal(new SourceName(server.name(), "worker", number), this::lockTaken);
    }

    WorkerState state() {
        return state;
    }

    /** The transaction it works on. */
    long row() {
        return queue.first();
    }

    /** How many transactions it has, the one it works on included. */
    int queued() {
        return queue.size();
    }

    /** Bytes of their events. */
    long queuedBytes() {
        return queuedBytes;
    }

    /** The coordinator gives it one more transaction. */
    void take(long row) {
        queue.add(row);
        queuedBytes += applier.flight().bytes(row);
        if (state == WorkerState.IDLE) {
            begin();
        }
    }

    /** Something has moved on that it may have been waiting for. */
    void look() {
        if (state == WorkerState.WAITING_TO_START || state == WorkerState.WAITING_TO_RUN) {
            runIfAllowed();
        }
    }

    /** An earlier transaction needs its row: it is undone at once and runs again when all before it are committed. */
    void rollBack() {
        applier.countRetry();
        applier.locks().releaseAll(locks);
        if (applying.underWay() || waking.underWay() || redo.underWay()) {
            state = WorkerState.ROLLING_BACK;
        } else {
            retry();
        }
    }

    /** The row lock it waits for is its own. */
    void lockGranted() {
        state = WorkerState.LOCK_GRANTED;
        granted.raise();
    }

    /** Its redo has to be durable. */
    void sync(boolean prepare) {
        state = prepare ? WorkerState.PREPARING : WorkerState.COMMITTING;
        server.redo().sync(redo, RedoLog.bytesOf(shape));
    }

    /** It has applied its rows before its turn to commit. */
    void awaitTurn() {
        state = WorkerState.WAITING_FOR_TURN;
    }

    /** It is its turn: a core to wake up on, then {@link CommitPath#turn}. */
    void wakeForTurn() {
        state = WorkerState.COMMITTING;
        server.host().cores().submit(waking, server.host().hardware().handOver());
    }

    /** It can no longer be rolled back. */
    void committing() {
        state = WorkerState.COMMITTING;
    }

    /** Its transaction is through. */
    void finished() {
        queuedBytes -= applier.flight().bytes(row());
        queue.removeFirst();
        begin();
    }

    /** Forgets the transactions from this one on. */
    void dropFrom(long row) {
        while (!queue.isEmpty() && queue.last() >= row) {
            queuedBytes -= applier.flight().bytes(queue.last());
            applier.dropped(queue.last());
            queue.removeLast();
        }
        if (queue.isEmpty() && state != WorkerState.IDLE) {
            dropped = state == WorkerState.ROLLING_BACK;
            state = dropped ? state : WorkerState.IDLE;
        }
    }

    private void begin() {
        if (queue.isEmpty()) {
            state = WorkerState.IDLE;
            return;
        }
        id = applier.sourceLog().id(row());
        server.transactions().shape(id, shape);
        waited = false;
        runIfAllowed();
    }

    private void runIfAllowed() {
        if (applier.flight().mayRun(row())) {
            lockedRow = 0;
            lockRowsThenApply();
            return;
        }
        waited = true;
        boolean commit = applier.flight().waitsForCommit(row());
        state = commit ? WorkerState.WAITING_TO_RUN : WorkerState.WAITING_TO_START;
    }

    private void lockRowsThenApply() {
        state = WorkerState.APPLYING;
        TransactionSource rows = server.transactions().of(id);
        while (lockedRow < shape.rows) {
            long key = rows.key(id, lockedRow);
            if (key >= 0 && !applier.locks().lock(this, key)) {
                state = WorkerState.LOCK_WAIT;
                waited = true;
                return;
            }
            lockedRow++;
        }
        long wakeUp = waited ? server.host().hardware().handOver() : 0;
        server.host().cores().submit(applying, applier.applyNanos(shape) + wakeUp);
    }

    private void lockTaken() {
        if (server.alive() && state == WorkerState.LOCK_GRANTED) {
            lockedRow++;
            lockRowsThenApply();
        }
    }

    private void executed() {
        if (server.alive() && !undone()) {
            applier.commitPath().executed(this);
        }
    }

    private void awake() {
        if (server.alive() && !undone()) {
            applier.commitPath().turn(this);
        }
    }

    private void redoSynced() {
        if (server.alive() && !undone()) {
            applier.commitPath().redoSynced(this);
        }
    }

    /** Whether what has just ended was for nothing; then the worker begins again. */
    private boolean undone() {
        if (state != WorkerState.ROLLING_BACK) {
            return false;
        }
        if (dropped) {
            dropped = false;
            begin();
        } else {
            retry();
        }
        return true;
    }

    private void retry() {
        applier.flight().waitForAllBefore(row());
        runIfAllowed();
    }
}
