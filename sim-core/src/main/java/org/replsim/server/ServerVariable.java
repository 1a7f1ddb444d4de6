package org.replsim.server;

import java.util.List;
import java.util.Locale;

/**
 * The system variables that the model obeys, under the servers' own names, with MariaDB 10.11's defaults.
 *
 * <p>The constant's name in lower case is MariaDB's spelling; {@link #alias} is MySQL 8's where it differs.
 */
public enum ServerVariable {
    SERVER_ID(
            VariableType.COUNT,
            0,
            0,
            4294967295L,
            true,
            "identifies the server in its events; 0: its place in the file"),
    LOG_BIN(VariableType.NAME, "base name of the binary log; empty means OFF"),
    SYNC_BINLOG(
            VariableType.COUNT, 0, 0, 4294967295L, true, "fsync the binary log every so many commit groups; 0 never"),
    INNODB_FLUSH_LOG_AT_TRX_COMMIT(
            VariableType.COUNT, 1, 0, 3, true, "1: fsync the redo log at each prepare; 0, 2: not"),
    MAX_BINLOG_SIZE(
            VariableType.BYTES, 1L << 30, 4096, 1L << 30, true, "rotate the binary log after the group that passes it"),
    BINLOG_COMMIT_WAIT_COUNT(
            VariableType.COUNT, 0, 0, 18446744073709L, true, "group delay until so many are queued; 0 off"),
    BINLOG_COMMIT_WAIT_USEC(VariableType.MICROSECONDS, 100000, 0, 18446744073709L, true, "longest group delay"),
    BINLOG_ANNOTATE_ROW_EVENTS(VariableType.FLAG, 1, 0, 1, false, "write the statement's text before its row events"),
    BINLOG_GROUP_COMMIT_SYNC_DELAY(
            VariableType.MICROSECONDS, 0, 0, 1000000, true, "MySQL: the sync stage waits so long for more groups"),
    BINLOG_GROUP_COMMIT_SYNC_NO_DELAY_COUNT(
            VariableType.COUNT, 0, 0, 100000, true, "MySQL: so many in the sync stage end its delay; 0 none do"),
    INNODB_LOCK_WAIT_TIMEOUT(
            VariableType.SECONDS, 50, 0, 100000000, true, "a row-lock wait longer than this fails with 1205"),
    INNODB_DEADLOCK_DETECT(VariableType.FLAG, 1, 0, 1, true, "break lock cycles at once with 1213"),
    RPL_SEMI_SYNC_MASTER_ENABLED(
            "rpl_semi_sync_source_enabled", VariableType.FLAG, 0, 0, 1, true, "commits wait for a replica's ACK"),
    RPL_SEMI_SYNC_MASTER_TIMEOUT(
            "rpl_semi_sync_source_timeout",
            VariableType.MILLISECONDS,
            10000,
            0,
            9223372036854L,
            true,
            "longest wait of one transaction, then asynchronous"),
    RPL_SEMI_SYNC_MASTER_WAIT_POINT(
            "rpl_semi_sync_source_wait_point",
            List.of("AFTER_SYNC", "AFTER_COMMIT"),
            1,
            true,
            "wait before or after the engine commit"),
    RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE(
            "rpl_semi_sync_source_wait_no_replica",
            VariableType.FLAG,
            1,
            0,
            1,
            true,
            "wait also while no semi-sync replica is connected"),
    RPL_SEMI_SYNC_MASTER_WAIT_FOR_SLAVE_COUNT(
            "rpl_semi_sync_source_wait_for_replica_count",
            VariableType.COUNT,
            1,
            1,
            65535,
            true,
            "MySQL: how many different replicas must acknowledge"),
    RPL_SEMI_SYNC_SLAVE_ENABLED(
            "rpl_semi_sync_replica_enabled",
            VariableType.FLAG,
            0,
            0,
            1,
            true,
            "ask for semi-sync at the next start of the IO thread"),
    SLAVE_NET_TIMEOUT(
            "replica_net_timeout",
            VariableType.SECONDS,
            60,
            1,
            31536000,
            true,
            "connect and read timeout of the IO thread"),
    LOG_SLAVE_UPDATES(
            "log_replica_updates", VariableType.FLAG, 0, 0, 1, false, "write applied groups to the own binary log"),
    SLAVE_PARALLEL_THREADS(VariableType.COUNT, 0, 0, 16383, true, "MariaDB: workers of the parallel applier; 0 none"),
    SLAVE_PARALLEL_MODE(
            "",
            List.of("conservative", "optimistic", "aggressive", "minimal", "none"),
            1,
            true,
            "MariaDB: which transactions the workers may apply together"),
    SLAVE_PARALLEL_MAX_QUEUED(
            VariableType.BYTES, 131072, 0, 2147483647, true, "MariaDB: events waiting for one worker"),
    SLAVE_PARALLEL_WORKERS(
            "replica_parallel_workers",
            VariableType.COUNT,
            0,
            0,
            1024,
            true,
            "MySQL: workers of the parallel applier; 0 none"),
    SLAVE_PARALLEL_TYPE(
            "replica_parallel_type",
            List.of("DATABASE", "LOGICAL_CLOCK"),
            0,
            true,
            "MySQL: which transactions the workers may apply together"),
    SLAVE_PRESERVE_COMMIT_ORDER(
            "replica_preserve_commit_order",
            VariableType.FLAG,
            0,
            0,
            1,
            true,
            "MySQL: workers commit in the order of the source's log"),
    SLAVE_PENDING_JOBS_SIZE_MAX(
            "replica_pending_jobs_size_max",
            VariableType.BYTES,
            16L << 20,
            1024,
            Long.MAX_VALUE,
            true,
            "MySQL: events waiting for all workers together"),
    BINLOG_TRANSACTION_DEPENDENCY_TRACKING(
            "",
            List.of("COMMIT_ORDER", "WRITESET"),
            0,
            true,
            "MySQL: what the source takes for a dependency between transactions"),
    RELAY_LOG(VariableType.NAME, "base name of the relay log; empty means <server>-relay-bin"),
    RELAY_LOG_PURGE(VariableType.FLAG, 1, 0, 1, true, "delete relay files when the SQL thread has left them"),
    RELAY_LOG_SPACE_LIMIT(
            VariableType.BYTES, 0, 0, Long.MAX_VALUE, false, "the IO thread waits above this; 0 no limit"),
    MAX_RELAY_LOG_SIZE(
            VariableType.BYTES, 1L << 30, 0, 1L << 30, true, "rotate the relay log above this; 0: as max_binlog_size"),
    SYNC_RELAY_LOG(
            VariableType.COUNT, 10000, 0, 4294967295L, true, "fsync the relay log every so many events; 0 never");

    private static final List<ServerVariable> MARIADB_ONLY = List.of(
            BINLOG_COMMIT_WAIT_COUNT,
            BINLOG_COMMIT_WAIT_USEC,
            BINLOG_ANNOTATE_ROW_EVENTS,
            SLAVE_PARALLEL_THREADS,
            SLAVE_PARALLEL_MODE,
            SLAVE_PARALLEL_MAX_QUEUED);

    private static final List<ServerVariable> MYSQL_ONLY = List.of(
            BINLOG_GROUP_COMMIT_SYNC_DELAY,
            BINLOG_GROUP_COMMIT_SYNC_NO_DELAY_COUNT,
            RPL_SEMI_SYNC_MASTER_WAIT_FOR_SLAVE_COUNT,
            SLAVE_PARALLEL_WORKERS,
            SLAVE_PARALLEL_TYPE,
            SLAVE_PRESERVE_COMMIT_ORDER,
            SLAVE_PENDING_JOBS_SIZE_MAX,
            BINLOG_TRANSACTION_DEPENDENCY_TRACKING);

    private final String alias;
    private final VariableType type;
    private final long defaultNumber;
    private final long min;
    private final long max;
    private final boolean dynamic;
    private final List<String> choices;
    private final String doc;

    ServerVariable(VariableType type, long defaultNumber, long min, long max, boolean dynamic, String doc) {
        this("", type, defaultNumber, min, max, dynamic, List.of(), doc);
    }

    ServerVariable(String alias, VariableType type, long number, long min, long max, boolean dynamic, String doc) {
        this(alias, type, number, min, max, dynamic, List.of(), doc);
    }

    ServerVariable(String alias, List<String> choices, long defaultNumber, boolean dynamic, String doc) {
        this(alias, VariableType.CHOICE, defaultNumber, 0, choices.size() - 1L, dynamic, choices, doc);
    }

    ServerVariable(VariableType type, String doc) {
        this("", type, 0, 0, 0, false, List.of(), doc);
    }

    ServerVariable(
            String alias,
            VariableType type,
            long defaultNumber,
            long min,
            long max,
            boolean dynamic,
            List<String> choices,
            String doc) {
        this.alias = alias;
        this.type = type;
        this.defaultNumber = defaultNumber;
        this.min = min;
        this.max = max;
        this.dynamic = dynamic;
        this.choices = choices;
        this.doc = doc;
    }

    /** The name in MariaDB's spelling, as in {@code my.cnf}. */
    public String variableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** MySQL 8's spelling, or the same name where there is no other. */
    public String alias() {
        return alias.isEmpty() ? variableName() : alias;
    }

    /** Whether a vendor's servers have it. */
    public boolean knownTo(Vendor vendor) {
        return !(vendor == Vendor.MYSQL ? MARIADB_ONLY : MYSQL_ONLY).contains(this);
    }

    /** How its text is read. */
    public VariableType type() {
        return type;
    }

    /** MariaDB 10.11's default as a number (see {@link VariableType}); 0 for a {@link VariableType#NAME}. */
    public long defaultNumber() {
        return defaultNumber;
    }

    /** The least number allowed. */
    public long min() {
        return min;
    }

    /** The greatest number allowed. */
    public long max() {
        return max;
    }

    /** Whether SET GLOBAL can change it in a running server. */
    public boolean dynamic() {
        return dynamic;
    }

    /** The words of a {@link VariableType#CHOICE}, in the order of their numbers. */
    public List<String> choices() {
        return choices;
    }

    /** One sentence on what it does in the model. */
    public String doc() {
        return doc;
    }
}
