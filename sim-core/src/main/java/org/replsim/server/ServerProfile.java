package org.replsim.server;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.binlog.EventFormat;
import org.replsim.table.Dialect;

/**
 * A server version: what differs between versions is data here.
 *
 * @param name as the scenario file writes it
 * @param vendor who makes it
 * @param generation its words, spellings and variables
 * @param format its events
 * @param semiSync its semi-sync
 * @param defaults where its defaults differ from those in {@link ServerVariable}
 * @param logBin base name of the binary log when the configuration says nothing; empty: there is none
 * @param measured whether its behaviour was held against running servers
 */
public record ServerProfile(
        String name,
        Vendor vendor,
        Generation generation,
        EventFormat format,
        SemiSyncRules semiSync,
        SortedMap<ServerVariable, Long> defaults,
        String logBin,
        boolean measured) {

    /** Number of AFTER_SYNC among the choices of the wait point. */
    public static final long AFTER_SYNC = 0;

    private static final long LOGICAL_CLOCK = 1;
    private static final long WRITESET = 1;
    private static final long STATEMENT = 1;
    private static final long ROW = 2;

    /** MariaDB 5.5, the version of the tutorial: its semi-sync is a plugin whose dump threads read the ACKs. */
    public static final ServerProfile MARIADB_5_5 = new ServerProfile(
            "mariadb-5.5",
            Vendor.MARIADB,
            Generation.MARIADB_5_5,
            EventFormat.mariaDb55(),
            SemiSyncRules.OLD_PLUGIN,
            mariaDb55(),
            "",
            false);

    /** MariaDB 10.11: the version that was measured. */
    public static final ServerProfile MARIADB_10_11 = new ServerProfile(
            "mariadb-10.11",
            Vendor.MARIADB,
            Generation.MARIADB_10,
            EventFormat.mariaDb(252),
            SemiSyncRules.MARIADB,
            with(),
            "",
            true);

    /** MariaDB 11.4. */
    public static final ServerProfile MARIADB_11_4 = new ServerProfile(
            "mariadb-11.4",
            Vendor.MARIADB,
            Generation.MARIADB_10,
            EventFormat.mariaDb(252),
            SemiSyncRules.MARIADB,
            with(),
            "",
            false);

    /** MySQL 5.7. */
    public static final ServerProfile MYSQL_5_7 = new ServerProfile(
            "mysql-5.7",
            Vendor.MYSQL,
            Generation.MYSQL_5_7,
            EventFormat.mySql(119, 65),
            SemiSyncRules.MYSQL,
            mySql(),
            "",
            false);

    /** MySQL 8.0 (8.0.26 and later). */
    public static final ServerProfile MYSQL_8_0 = new ServerProfile(
            "mysql-8.0",
            Vendor.MYSQL,
            Generation.MYSQL_8_0,
            EventFormat.mySql(122, 79),
            SemiSyncRules.MYSQL,
            mySql8(),
            "binlog",
            false);

    /** MySQL 8.4. */
    public static final ServerProfile MYSQL_8_4 = new ServerProfile(
            "mysql-8.4",
            Vendor.MYSQL,
            Generation.MYSQL_8_4,
            EventFormat.mySql(123, 79),
            SemiSyncRules.MYSQL,
            mySql84(),
            "binlog",
            false);

    /** The profiles that scenario files can name. */
    public static List<ServerProfile> all() {
        return List.of(MARIADB_5_5, MARIADB_10_11, MARIADB_11_4, MYSQL_5_7, MYSQL_8_0, MYSQL_8_4);
    }

    /** The one of {@link #all} that scenario files call by a name. */
    public static Optional<ServerProfile> named(String name) {
        return all().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** A server's variables as they are when its configuration says nothing. */
    public ServerVariables variables() {
        ServerVariables variables = new ServerVariables();
        defaults.forEach(variables::set);
        return variables.set(ServerVariable.LOG_BIN, logBin);
    }

    /** How it stores tables and says so. */
    public Dialect dialect() {
        return switch (generation) {
            case MARIADB_5_5 -> Dialect.mariaDb55();
            case MARIADB_10 -> Dialect.mariaDb();
            case MYSQL_5_7 -> Dialect.mySql57();
            case MYSQL_8_0, MYSQL_8_4 -> Dialect.mySql80();
        };
    }

    /** Whether its texts of failed connections are those of MariaDB 10 and MySQL 5.6 and later. */
    public boolean newClientTexts() {
        return format.head() != EventFormat.Head.NONE;
    }

    /** A status variable as this version prints it, given its name with master and slave. */
    public String statusName(String name) {
        return switch (generation) {
            case MARIADB_5_5, MARIADB_10, MYSQL_5_7 -> name;
            case MYSQL_8_0, MYSQL_8_4 ->
                name.replace("Rpl_semi_sync_master_", "Rpl_semi_sync_source_")
                        .replace("Rpl_semi_sync_slave_", "Rpl_semi_sync_replica_");
        };
    }

    /** The fewest workers with which a parallel applier has any: MySQL 8.4 takes one for none (spec 1.8). */
    public int fewestWorkers() {
        return generation == Generation.MYSQL_8_4 ? 2 : 1;
    }

    private static SortedMap<ServerVariable, Long> mariaDb55() {
        return with(
                ServerVariable.SLAVE_NET_TIMEOUT,
                3600,
                ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS,
                0,
                ServerVariable.BINLOG_FORMAT,
                STATEMENT,
                ServerVariable.LOCK_WAIT_TIMEOUT,
                31536000,
                ServerVariable.MASTER_RETRY_COUNT,
                86400,
                ServerVariable.SYNC_RELAY_LOG,
                0,
                ServerVariable.SYNC_RELAY_LOG_INFO,
                0,
                ServerVariable.SYNC_MASTER_INFO,
                0);
    }

    private static SortedMap<ServerVariable, Long> mySql() {
        return with(
                ServerVariable.BINLOG_FORMAT,
                ROW,
                ServerVariable.LOCK_WAIT_TIMEOUT,
                31536000,
                ServerVariable.MASTER_RETRY_COUNT,
                86400,
                ServerVariable.SYNC_BINLOG,
                1,
                ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT,
                AFTER_SYNC,
                ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS,
                0);
    }

    private static SortedMap<ServerVariable, Long> mySql8() {
        SortedMap<ServerVariable, Long> defaults = mySql();
        defaults.put(ServerVariable.LOG_SLAVE_UPDATES, 1L);
        defaults.put(ServerVariable.SLAVE_PARALLEL_WORKERS, 4L);
        defaults.put(ServerVariable.SLAVE_PARALLEL_TYPE, LOGICAL_CLOCK);
        defaults.put(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, 1L);
        defaults.put(ServerVariable.INNODB_AUTOINC_LOCK_MODE, 2L);
        defaults.put(ServerVariable.SLAVE_PENDING_JOBS_SIZE_MAX, 128L << 20);
        defaults.put(ServerVariable.BINLOG_EXPIRE_LOGS_SECONDS, 2_592_000L);
        return defaults;
    }

    private static SortedMap<ServerVariable, Long> mySql84() {
        SortedMap<ServerVariable, Long> defaults = mySql8();
        defaults.put(ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING, WRITESET);
        defaults.put(ServerVariable.MASTER_RETRY_COUNT, 10L);
        return defaults;
    }

    private static SortedMap<ServerVariable, Long> with(Object... pairs) {
        SortedMap<ServerVariable, Long> defaults = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            defaults.put((ServerVariable) pairs[i], ((Number) pairs[i + 1]).longValue());
        }
        return defaults;
    }

    /** Whether a start as a semi-sync replica cuts off what was only prepared (2.11: MariaDB 10.6 and later). */
    public boolean truncatesAtRecovery() {
        return generation == Generation.MARIADB_10;
    }
}
