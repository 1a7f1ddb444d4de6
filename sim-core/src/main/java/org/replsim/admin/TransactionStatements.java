package org.replsim.admin;

import org.replsim.sql.TransactionControl;

/** BEGIN, COMMIT and ROLLBACK; locks of tables are with {@link LockStatements}. */
final class TransactionStatements {

    private final AdminSession session;

    TransactionStatements(AdminSession session) {
        this.session = session;
    }

    void execute(TransactionControl control) {
        if (control instanceof TransactionControl.Begin) {
            session.work().begin();
        } else if (control instanceof TransactionControl.Commit) {
            session.work().commit();
        } else if (control instanceof TransactionControl.Rollback) {
            session.work().rollback();
        } else if (control instanceof TransactionControl.LockTables lock) {
            new LockStatements(session).lock(lock);
        } else {
            new LockStatements(session).unlock();
        }
    }
}
