package org.replsim.server;

/** Where a replica that logs its updates (log_slave_updates) writes them: its own binary log. */
public interface UpdateLog {

    /**
     * Writes a transaction that was applied; it can be read by dump threads at once.
     *
     * @param id the transaction, which keeps its name
     * @param bytes what it takes in this log
     * @param statementSecond the original server's second at which its statement began
     * @param commitSecond the original server's second at which its commit began
     */
    void logUpdate(long id, long bytes, long statementSecond, long commitSecond);
}
