package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.server.Server;
import org.replsim.server.TableLock;
import org.replsim.server.TableLocks;
import org.replsim.server.TableWait;
import org.replsim.sql.TableName;
import org.replsim.sql.TransactionControl;

/** FLUSH TABLES WITH READ LOCK, LOCK TABLES and UNLOCK TABLES (spec 6.1). */
final class LockStatements {

    private final AdminSession session;
    private final Server server;
    private final TableLocks locks;

    LockStatements(AdminSession session) {
        this.session = session;
        server = session.node().server();
        locks = server.tableLocks();
    }

    /** An open transaction is not ended by it; its COMMIT will wait. */
    void globalReadLock() {
        if (locks.holdsAll(session)) {
            session.ok();
            return;
        }
        answerWhenGranted(locks.lockAll(session, this::granted));
    }

    /** The open transaction is committed first, and what was locked before is given back. */
    void lock(TransactionControl.LockTables statement) {
        List<TableLock> wanted = new ArrayList<>();
        for (TransactionControl.TableLock lock : statement.locks()) {
            TableName table = session.qualified(lock.table());
            if (!server.databases().hasTable(table.database(), table.table())) {
                session.answer(Errors.noSuchTable(table));
                return;
            }
            wanted.add(new TableLock(table, lock.write()));
        }
        session.work().commitThen(() -> {
            locks.unlock(session);
            answerWhenGranted(locks.lockTables(session, wanted, this::granted));
        });
    }

    /** Ends both kinds of lock. */
    void unlock() {
        locks.unlock(session);
        session.ok();
    }

    private void answerWhenGranted(@Nullable TableWait wait) {
        if (wait == null) {
            session.ok();
        } else {
            session.work().waitsFor(wait);
        }
    }

    private void granted() {
        session.work().waitsFor(null);
        session.ok();
    }
}
