package org.replsim.server;

/**
 * How an applier that logs its updates (log_slave_updates) waits for ACKs from the replicas of its own server, as a session
 * does (spec 2.4; measured for appliers on MariaDB 10.11).
 */
public interface UpdateAcks {

    /** Whether an applier asks for ACKs: semi-sync is enabled here, on a version whose appliers wait in this model. */
    boolean wanted();

    /** Whether the wait point is AFTER_SYNC; else AFTER_COMMIT. */
    boolean afterSync();

    /** LOCK_after_binlog_sync: which group of an applier waits under AFTER_SYNC. */
    CommitTurn turn();

    /** C7: a transaction that was logged before it was visible. */
    void visible(long row, boolean ddl);

    /** Whether the log still has a row, which recovery then commits: asked after the end of the process. */
    boolean survives(long row);

    /**
     * Somebody's place among those that wait, to be used again and again.
     *
     * @param released what follows when a wait is over, for whatever reason
     */
    Wait place(Runnable released);

    /** A place among those that wait for an ACK. */
    interface Wait {

        /** Begins to wait for the ACK of a row of the own log; false if there is nothing to wait for. */
        boolean begin(long row);

        /** Whether it waits. */
        boolean underWay();
    }
}
