package org.replsim.server;

/**
 * Somebody who watches a run. Everything is told as primitives at the instant it happens; a probe may not schedule, draw
 * or touch an actor. Servers are named by their place in the scenario, rows by their number in the source's binary log.
 */
public interface Probe {

    /** Nobody watches. */
    Probe NONE = new Probe() {};

    /** A client sent (or would have sent) a transaction. */
    default void arrived(int server, long nowNanos) {}

    /** A client got its OK after {@code latencyNanos}. */
    default void acknowledged(int server, long row, long latencyNanos, long nowNanos) {}

    /**
     * A client got an error (1205, 1213) or lost its connection (2013); it had waited for {@code latencyNanos}.
     * {@code gone} unless the transaction is tried again.
     */
    default void failed(int server, int errno, long latencyNanos, boolean gone, long nowNanos) {}

    /** A session's transaction spent {@code nanos} in a phase, see {@code server.source.Phase}. */
    default void phase(int server, int phase, long nanos) {}

    /** Rows {@code from} (included) to {@code to} (excluded) can be read by dump threads. */
    default void published(int server, long from, long to, long nowNanos) {}

    /** The server has sent the OK for this row: until a replica has received it, it is at risk. */
    default void atRisk(int server, long row, long nowNanos) {}

    /** A replica has all events of the row in its relay log. */
    default void received(int replica, int source, long row, long nowNanos) {}

    /** A replica has applied the row. */
    default void applied(int replica, int source, long row, long nowNanos) {}

    /** A replica has skipped the row: it counts as done, and is not applied. */
    default void skipped(int replica, int source, long row, long nowNanos) {}

    /** Rpl_semi_sync_master_status changed. */
    default void semiSync(int server, boolean on, long nowNanos) {}

    /** A replica's thread is in another state; {@code text} is the server's, {@code connection} is empty for the default. */
    default void thread(int server, String connection, boolean ioThread, String text, long nowNanos) {}

    /** A transaction stands in the server's binary log, and nobody can read it yet. */
    default void written(int server, long row, long nowNanos) {}

    /** Other sessions of the server see what the row has changed (C7). */
    default void visible(int server, long row, long nowNanos) {}

    /** Rows {@code from} (included) to {@code to} (excluded) are gone from the server: truncated, or lost with the power. */
    default void discarded(int server, long from, long to, long nowNanos) {}

    /** Rows of its source that a replica had received are gone from its relay log before they were applied. */
    default void relayDiscarded(int replica, int source, long from, long to, long nowNanos) {}

    /** Rows of its source that a replica had applied are gone from its engine, as its redo log was not synced. */
    default void undone(int replica, int source, long from, long to, long nowNanos) {}

    /** A replica's relay log is on stable storage: all rows of its source before {@code end} that it has received. */
    default void relaySynced(int replica, int source, long end, long nowNanos) {}

    /** A dump of another server is restored on a server: it has all rows of that server's log before {@code end}. */
    default void restored(int server, int source, long end, long nowNanos) {}

    /** A client that has had no answer for a transaction sends the same again, under another name. */
    default void retried(int server, long unanswered, long again, long nowNanos) {}

    /**
     * A replica tells its source that it has all rows before and with this one: by a semi-sync ACK, or by the position from
     * which it asks for a dump as a semi-sync replica, which counts as one (spec 2.3).
     */
    default void ackSent(int replica, int source, long row, long nowNanos) {}

    /**
     * A wait for an ACK has ended by one (counted in yes_tx): that of a transaction, on MySQL with AFTER_SYNC that of a commit
     * queue, by its last row.
     */
    default void ackEndsWait(int server, long row, long nowNanos) {}

    /** The process of a server ends without warning, alone or with its host; nothing of what it has is touched yet. */
    default void died(int server, long nowNanos) {}
}
