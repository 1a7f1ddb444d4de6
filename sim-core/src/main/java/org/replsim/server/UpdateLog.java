package org.replsim.server;

/** Where a replica that logs its updates (log_slave_updates) writes them: its own binary log. */
public interface UpdateLog {

    /** Keeps so many transactions for replicas that are not yet its own. */
    void keep(long rows);

    /** How many transactions of this log are committed: asked when one more has been executed. */
    long committed();

    /**
     * Writes a transaction that was applied.
     *
     * @param origin who made it, see {@link org.replsim.binlog.Gtids}
     * @param sequence its number there; 0 without a GTID
     * @param id the transaction, which keeps its name
     * @param bytes what it takes in this log
     * @param statementSecond the original server's second at which its statement began
     * @param commitSecond the original server's second at which its commit began
     * @param committedAtPrepare what {@link #committed} said when it had been executed
     * @param flags whether it shares its group, whether it ends it and whether it is visible already, see {@link
     *     org.replsim.binlog.Binlog}
     * @return its row in this log
     */
    long logUpdate(
            long origin,
            long sequence,
            long id,
            long bytes,
            long statementSecond,
            long commitSecond,
            long committedAtPrepare,
            byte flags);

    /** Whose group is under way, where several sources are applied. */
    CommitTurn turn();

    /** How what is logged waits for ACKs of this server's replicas. */
    UpdateAcks acks();

    /** The file that is written, with its directory. */
    String path();

    /**
     * What was written can be read by dump threads; the last {@code count} transactions are a group.
     *
     * @param synced whether the group is on stable storage
     */
    void publishUpdates(int count, boolean synced);
}
