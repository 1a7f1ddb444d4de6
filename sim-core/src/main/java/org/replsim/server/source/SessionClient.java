package org.replsim.server.source;

import java.util.List;
import org.replsim.sql.TableName;

/** The program at the other end of a session. */
public interface SessionClient {

    /** The statement has changed nothing: without a transaction around it there is nothing to commit. */
    int NOTHING_CHANGED = -1;

    /** The statement is not over: {@link Session#executed(int)} follows. */
    int LATER = -2;

    /**
     * A statement has its locks and has had its processor time: what it does is done now.
     *
     * @return the error number with which it fails; 0 if it does not; {@link #NOTHING_CHANGED} or {@link #LATER}
     */
    default int executed() {
        return 0;
    }

    /** Who holds the table locks of this connection: those do not keep it out. */
    default Object lockOwner() {
        return this;
    }

    /** The tables of the statement that is about to run; empty: those of its transaction. */
    default List<TableName> tables() {
        return List.of();
    }

    /** A statement inside a transaction that goes on has failed; nothing of it is left. */
    default void statementFailed(int errno) {}

    /** C7: from now on others see what the transaction has changed. */
    default void visible() {}

    /** The server has answered a statement inside a transaction; the client calls {@link Session#proceed} in its turn. */
    void statementDone();

    /**
     * The transaction has ended.
     *
     * @param errno 0 for OK, 1205 lock wait timeout, 1213 deadlock, 2013 connection lost
     */
    void answered(int errno);
}
