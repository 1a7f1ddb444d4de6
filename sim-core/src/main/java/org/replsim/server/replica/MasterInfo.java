package org.replsim.server.replica;

import java.util.List;
import java.util.Locale;

/**
 * What CHANGE MASTER set for a replica and master.info keeps.
 *
 * @param host as it was written; empty before CHANGE MASTER
 * @param port of the source
 * @param user empty: nobody has to log in
 * @param password of the user
 * @param logFile where to begin; empty: the source's oldest file
 * @param logPos where to begin, at least 4
 * @param connectRetryNanos MASTER_CONNECT_RETRY
 * @param masterRetryCount master-retry-count; 0 means for ever
 * @param heartbeatPeriodNanos MASTER_HEARTBEAT_PERIOD; 0 off
 * @param delaySeconds MASTER_DELAY
 * @param usingGtid No, Slave_Pos, Current_Pos, or Auto_Position in MySQL
 * @param ignoredServerIds IGNORE_SERVER_IDS
 * @param connection its name where a replica has several (MariaDB's connection, MySQL's channel); empty: the default one
 */
public record MasterInfo(
        String host,
        int port,
        String user,
        String password,
        String logFile,
        long logPos,
        long connectRetryNanos,
        long masterRetryCount,
        long heartbeatPeriodNanos,
        long delaySeconds,
        String usingGtid,
        List<Long> ignoredServerIds,
        String connection) {

    /** The first position of every file. */
    public static final long FIRST_POSITION = 4;

    /** Copies the list. */
    public MasterInfo {
        ignoredServerIds = List.copyOf(ignoredServerIds);
    }

    /** A replica that begins at the beginning of its source's log and need not log in. */
    public MasterInfo(String host, int port, long connectRetryNanos, long masterRetryCount, long heartbeatPeriodNanos) {
        this(
                host,
                port,
                "",
                "",
                "",
                FIRST_POSITION,
                connectRetryNanos,
                masterRetryCount,
                heartbeatPeriodNanos,
                0,
                "No",
                List.of(),
                "");
    }

    /** Of the default connection. */
    public MasterInfo(
            String host,
            int port,
            String user,
            String password,
            String logFile,
            long logPos,
            long connectRetryNanos,
            long masterRetryCount,
            long heartbeatPeriodNanos,
            long delaySeconds,
            String usingGtid,
            List<Long> ignoredServerIds) {
        this(
                host,
                port,
                user,
                password,
                logFile,
                logPos,
                connectRetryNanos,
                masterRetryCount,
                heartbeatPeriodNanos,
                delaySeconds,
                usingGtid,
                ignoredServerIds,
                "");
    }

    /** Whether the replica begins where its GTID position says, not at file and position. */
    public boolean usesGtid() {
        return !usingGtid.equals("No");
    }

    /** The same with other coordinates. */
    public MasterInfo at(String file, long position) {
        return new MasterInfo(
                host,
                port,
                user,
                password,
                file,
                position,
                connectRetryNanos,
                masterRetryCount,
                heartbeatPeriodNanos,
                delaySeconds,
                usingGtid,
                ignoredServerIds,
                connection);
    }

    /** The same of another connection. */
    public MasterInfo named(String name) {
        return new MasterInfo(
                host,
                port,
                user,
                password,
                logFile,
                logPos,
                connectRetryNanos,
                masterRetryCount,
                heartbeatPeriodNanos,
                delaySeconds,
                usingGtid,
                ignoredServerIds,
                name);
    }

    /** What the connection's name puts behind the names of its files: in lower case, as the names of tables are written. */
    public String fileSuffix() {
        return connection.isEmpty()
                ? ""
                : "-" + connection.toLowerCase(Locale.ROOT).replace("-", "@002d");
    }
}
