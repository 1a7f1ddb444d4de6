package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.server.RowLocks;
import org.replsim.server.Server;
import org.replsim.server.TableWait;

/**
 * What a worker waits for beside other workers: row locks of sessions, locked tables, the pause before a retry, SLEEP() in a
 * statement, the ACK for what it has logged.
 */
final class WorkerWaits implements RowLocks.Owner {

    /** What follows a wait. */
    interface Next {

        /** Its tables are free, or the row lock of a session is its own. */
        void locksFree();

        /** A row lock was refused: 1205 or 1213. */
        void rowRefused(int errno);

        /** The statements have slept enough. */
        void slept();

        /** It may commit. */
        void commitFree();

        /** The group is to be tried again. */
        void paused();
    }

    final TypedGroup typed;
    /** Of replicas of its own server, for what it has logged. */
    final OwnAck ack;

    private final Server server;
    private final Applier applier;
    private final Next next;
    private final Pause pause;
    private final Pause sleep;
    private @Nullable TableWait tableWait;
    private boolean rowWait;

    /** @param acknowledged what follows a wait for an ACK */
    WorkerWaits(Server server, Replica replica, Applier applier, Next next, Runnable acknowledged) {
        this.server = server;
        this.applier = applier;
        this.next = next;
        typed = new TypedGroup(replica, this);
        ack = new OwnAck(replica, acknowledged);
        pause = new Pause(server, "worker retry", next::paused);
        sleep = new Pause(server, "worker sleep", next::slept);
    }

    /** Whether no locked table keeps the transaction of a row out; else {@link Next#locksFree} follows. */
    boolean mayWrite(long row) {
        if (server.tableLocks().active()) {
            tableWait = server.tableLocks().write(this, applier.tablesOf(row), () -> {
                tableWait = null;
                next.locksFree();
            });
        }
        return tableWait == null;
    }

    /** Whether no global read lock keeps its COMMIT out; else {@link Next#commitFree} follows. */
    boolean mayCommit() {
        if (server.tableLocks().active()) {
            server.tableLocks().moved();
            tableWait = server.tableLocks().commit(this, () -> {
                tableWait = null;
                next.commitFree();
            });
        }
        return tableWait == null;
    }

    /** SLEEP() in a statement; {@link Next#slept} follows. */
    void sleep() {
        sleep.begin(typed.sleepNanos());
    }

    /** The pause before a retry; {@link Next#paused} follows. */
    void pause() {
        pause.begin(typed.pauseNanos());
    }

    boolean pausing() {
        return pause.underWay();
    }

    /** Whether it waits for something that may take long, and holds it up that the applier stops. */
    boolean any() {
        return tableWait != null || rowWait || pause.underWay() || sleep.underWay();
    }

    /** The transaction is rolled back: nothing is waited for, and of its changes nothing stays. */
    void undo() {
        pause.cancel();
        sleep.cancel();
        rowWait = false;
        TableWait wait = tableWait;
        if (wait != null) {
            tableWait = null;
            wait.cancel();
        }
        typed.undo();
    }

    /** What it waits for, in the server's words; empty if for nothing of this. */
    String text() {
        TableWait wait = tableWait;
        if (wait != null) {
            return wait.state(server.profile());
        }
        return sleep.underWay() ? "User sleep" : ack.text();
    }

    @Override
    public void lockWaitBegins() {
        rowWait = true;
    }

    @Override
    public void lockGranted() {
        rowWait = false;
        typed.lockGranted();
        next.locksFree();
    }

    @Override
    public void lockFailed(int errno) {
        next.rowRefused(errno);
    }

    @Override
    public int changedRows() {
        return typed.lockedRows();
    }
}
