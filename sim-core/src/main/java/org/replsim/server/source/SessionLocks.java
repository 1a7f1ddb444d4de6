package org.replsim.server.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.server.RowLocks;
import org.replsim.server.TableWait;
import org.replsim.sql.TableName;

/** How a session waits for row locks, for locked tables and for the global read lock. */
final class SessionLocks implements RowLocks.Owner {

    private final Session session;
    private @Nullable TableWait tableWait;

    SessionLocks(Session session) {
        this.session = session;
    }

    @Override
    public void lockWaitBegins() {
        session.enter(Phase.LOCK_WAIT);
    }

    @Override
    public void lockGranted() {
        session.flags = Binlog.WAITED;
        session.enter(Phase.EXECUTE);
        session.lockedRow++;
        session.lockRowsThenRun();
    }

    @Override
    public void lockFailed(int errno) {
        session.fail(errno);
    }

    @Override
    public int changedRows() {
        return session.lockedRow;
    }

    @Override
    public void lockWanted() {
        session.source.pipeline().lockWanted(session);
    }

    /** Whether no table lock keeps its next statement out; else the statement follows. */
    boolean mayWrite() {
        List<TableName> tables = session.client.tables();
        List<TableName> used = tables.isEmpty() ? tablesOfTransaction() : tables;
        return goesOn(session.tableLocks.write(session.client.lockOwner(), used, this::statementMayRun));
    }

    /** The same for its COMMIT. */
    boolean mayCommit() {
        return goesOn(session.tableLocks.commit(session.client.lockOwner(), this::transactionMayCommit));
    }

    /** It does not wait any more. */
    void forgetTableWait() {
        TableWait wait = tableWait;
        if (wait != null) {
            tableWait = null;
            wait.cancel();
        }
    }

    /** What it waits for if that is a table lock, in the server's words; else empty. */
    String tableLockState() {
        TableWait wait = tableWait;
        return wait == null ? "" : wait.state(session.server.profile());
    }

    /** Whether a statement that writes is running. */
    boolean writes() {
        return works() && (session.autocommits() || !session.atCommit());
    }

    /** Whether the transaction is being committed. */
    boolean commits() {
        return works() && session.atCommit();
    }

    /** Whether the transaction uses a table. */
    boolean uses(TableName table) {
        boolean answered = session.phase == Phase.REPLY;
        boolean begun = session.busy() && (tableWait == null || session.lockedRow > 0);
        return begun
                && !answered
                && (session.client.tables().contains(table)
                        || tablesOfTransaction().contains(table));
    }

    private boolean works() {
        return session.busy() && tableWait == null && session.phase != Phase.CLIENT && session.phase != Phase.REPLY;
    }

    private List<TableName> tablesOfTransaction() {
        return session.server.transactions().of(session.id).tables(session.id);
    }

    private boolean goesOn(@Nullable TableWait wait) {
        tableWait = wait;
        if (wait != null) {
            session.enter(Phase.LOCK_WAIT);
        }
        return wait == null;
    }

    private void statementMayRun() {
        tableWait = null;
        session.enter(Phase.EXECUTE);
        session.lockRowsThenRun();
    }

    private void transactionMayCommit() {
        tableWait = null;
        session.enter(Phase.EXECUTE);
        session.pipeline.prepared(session);
    }
}
