package org.replsim.sql;

import java.util.List;

/** Statements that begin and end transactions and hold tables. */
public sealed interface TransactionControl extends Statement {

    /** BEGIN or START TRANSACTION. */
    record Begin(boolean consistentSnapshot, boolean readOnly) implements TransactionControl {}

    /** COMMIT. */
    record Commit() implements TransactionControl {}

    /** ROLLBACK. */
    record Rollback() implements TransactionControl {}

    /** LOCK TABLES. */
    record LockTables(List<TableLock> locks) implements TransactionControl {
        public LockTables {
            locks = List.copyOf(locks);
        }
    }

    /** UNLOCK TABLES: also ends FLUSH TABLES WITH READ LOCK. */
    record UnlockTables() implements TransactionControl {}

    /** A table of LOCK TABLES, to write or only to read. */
    record TableLock(TableName table, boolean write) {}
}
