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

    /** A replica's thread is in another state; {@code text} is the server's. */
    default void thread(int server, boolean ioThread, String text, long nowNanos) {}
}
