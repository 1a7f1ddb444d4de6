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
import org.replsim.table.value.SqlError;

/**
 * A worker of a parallel applier: waits until its transaction may run, takes the locks of its rows in their order, applies
 * them on a core and goes through the commit. It waits without a core, and to be woken costs {@code handOver}.
 */
final class Worker implements WorkerWaits.Next {

    final LockWait<Worker> locks = new LockWait<>(this);
    final Shape shape = new Shape();
    final WorkerWaits waits;
    /** The next one in a commit group of the own binary log. */
    @Nullable
    Worker next;
    /** How many transactions of the own binary log were committed when this one was executed. */
    long committedAtPrepare;

    private final Server server;
    private final ParallelApplier applier;
    private final RowQueue queue = new RowQueue();
    private final Burst applying;
    private final Burst waking;
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
        applying = new Burst(this::executed, server.host().warmth("apply"));
        waking = new Burst(this::awake, server.host().warmth("hand over"));
        Runnable acknowledged = () -> applier.commitPath().acknowledged(this);
        waits = new WorkerWaits(server, applier.replica(), applier.applier(), this, acknowledged);
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
        boolean held = state == WorkerState.WAITING_TO_START || state == WorkerState.WAITING_TO_RUN;
        if (held && !waits.pausing()) {
            runIfAllowed();
        }
    }

    /** An earlier transaction needs its row: it is undone at once and runs again when all before it are committed. */
    void rollBack() {
        applier.countRetry();
        undo();
        if (state != WorkerState.ROLLING_BACK) {
            retry();
        }
    }

    /** Its transaction, if it is not before a row, is not applied now: what was done of it is undone. */
    void abortFrom(long row) {
        if (!queue.isEmpty() && row() >= row) {
            if (state.beforeRun()) {
                waits.undo();
            } else {
                undo();
            }
        }
        dropFrom(row);
    }

    /** Gives up what it has not begun, and what somebody holds up who is no worker. */
    void giveUpWaiting() {
        boolean goesOn = !queue.isEmpty() && !state.beforeRun() && !waits.any();
        while (queue.size() > (goesOn ? 1 : 0)) {
            if (queue.size() == 1 && !state.beforeRun()) {
                undo();
            }
            applier.gap(queue.last());
            dropFrom(queue.last());
        }
        if (!goesOn) {
            waits.undo();
        }
    }

    /** Its state in the server's words. */
    String text() {
        String wait = waits.text();
        return wait.isEmpty() ? state.text(server.profile()) : wait;
    }

    /** Nothing of its transaction stays. */
    private void undo() {
        applier.locks().releaseAll(locks);
        waits.undo();
        boolean busy = applying.underWay() || waking.underWay() || redo.underWay();
        state = busy ? WorkerState.ROLLING_BACK : WorkerState.WAITING_TO_RUN;
    }

    /** The row lock it waits for is its own. */
    void lockGranted() {
        state = WorkerState.LOCK_GRANTED;
        granted.raise();
    }

    /** Its redo has to be durable. */
    void sync(boolean prepare) {
        state = prepare ? WorkerState.PREPARING : WorkerState.COMMITTING;
        server.redo().persist(redo, RedoLog.bytesOf(shape));
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
            waits.typed.begin(row(), id);
            state = WorkerState.WAITING_FOR_TABLE;
            if (waits.mayWrite(row())) {
                lockRowsThenApply();
            } else {
                applier.heldUp(row());
            }
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
        if (waits.typed.concerned() && !waits.typed.lockRows()) {
            waitsForSession();
            return;
        }
        long wakeUp = waited ? server.host().hardware().handOver() : 0;
        server.host().cores().submit(applying, applier.replica().applyNanos(shape) + wakeUp);
    }

    private void lockTaken() {
        if (server.alive() && state == WorkerState.LOCK_GRANTED) {
            lockedRow++;
            lockRowsThenApply();
        }
    }

    /** A row lock was refused at once, or it has to wait for one. */
    private void waitsForSession() {
        if (state == WorkerState.APPLYING) {
            state = WorkerState.LOCK_WAIT;
            waited = true;
            applier.heldUp(row());
        }
    }

    private void executed() {
        if (!server.alive() || undone()) {
            return;
        }
        if (waits.typed.concerned()) {
            executeOnTables();
        } else {
            slept();
        }
    }

    private void executeOnTables() {
        SqlError error = waits.typed.execute();
        if (error != null) {
            failed(error);
        } else if (waits.typed.sleepNanos() > 0) {
            waits.sleep();
        } else {
            slept();
        }
    }

    /** It may be an earlier transaction's fault; when all are committed and it fails again, it is not. */
    private void failed(SqlError error) {
        undo();
        applier.moved();
        if (applier.commitPath().ordered() && applier.flight().committed() < row()) {
            applier.countRetry();
            retry();
        } else if (!applier.stopping() && waits.typed.retriesAfter(error)) {
            applier.flight().waitForAllBefore(row());
            waits.pause();
        } else {
            applier.failed(row(), error);
        }
    }

    @Override
    public void locksFree() {
        lockRowsThenApply();
    }

    @Override
    public void rowRefused(int errno) {
        failed(TypedGroup.lockError(errno));
    }

    @Override
    public void slept() {
        if (waits.mayCommit()) {
            commitFree();
        } else {
            applier.heldUp(row());
        }
    }

    @Override
    public void commitFree() {
        applier.commitPath().executed(this);
    }

    @Override
    public void paused() {
        runIfAllowed();
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
