package org.replsim.server;

import org.replsim.sql.TableName;

/**
 * Somebody whose statements and transactions use tables: all sessions of a server, or its applier. Asked only when somebody
 * wants a lock; what waits for a lock of {@link TableLocks} itself does not count.
 */
public interface TableUser {

    /** Whether a statement that writes is running; one without a transaction around it runs until it is committed. */
    boolean writes();

    /** Whether a transaction is being committed. */
    boolean commits();

    /** Whether a statement that reads is running. */
    default boolean reads() {
        return false;
    }

    /** Whether a transaction under way has used the table, or a statement is using it. */
    boolean uses(TableName table);
}
