package org.replsim.cluster;

/**
 * One replica's connection to its source, as CHANGE MASTER and START SLAVE set it.
 *
 * @param replica the name of the replica
 * @param source the name of its source
 * @param connectRetryNanos MASTER_CONNECT_RETRY
 * @param masterRetryCount master-retry-count; 0 means for ever
 * @param heartbeatPeriodNanos MASTER_HEARTBEAT_PERIOD; 0 off; -1: slave_net_timeout / 2
 * @param ioThread whether the IO thread is started at time 0
 * @param sqlThread whether the SQL thread is started at time 0
 * @param connection its name where a replica has several sources; empty: the default connection
 */
public record ReplicationSpec(
        String replica,
        String source,
        long connectRetryNanos,
        long masterRetryCount,
        long heartbeatPeriodNanos,
        boolean ioThread,
        boolean sqlThread,
        String connection) {

    /** Both threads started, with MariaDB 10.11's defaults. */
    public ReplicationSpec(String replica, String source) {
        this(replica, source, 60_000_000_000L, 100_000, -1, true, true, "");
    }

    /** The default connection. */
    public ReplicationSpec(
            String replica,
            String source,
            long connectRetryNanos,
            long masterRetryCount,
            long heartbeatPeriodNanos,
            boolean ioThread,
            boolean sqlThread) {
        this(replica, source, connectRetryNanos, masterRetryCount, heartbeatPeriodNanos, ioThread, sqlThread, "");
    }

    /** The same as a named connection. */
    public ReplicationSpec named(String name) {
        return new ReplicationSpec(
                replica, source, connectRetryNanos, masterRetryCount, heartbeatPeriodNanos, ioThread, sqlThread, name);
    }

    /** What results call it: the replica, with a colon and its name behind it if it has one. */
    public String key() {
        return key(replica, connection);
    }

    /** What results call a connection of a replica. */
    public static String key(String replica, String connection) {
        return connection.isEmpty() ? replica : replica + ":" + connection;
    }

    /** The server of a {@link #key}. */
    public static String server(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }

    /** The connection of a {@link #key}, empty for the default one. */
    public static String connection(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? "" : key.substring(colon + 1);
    }
}
