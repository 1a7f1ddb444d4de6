package org.replsim.server;

import static org.replsim.server.Generation.MARIADB_10;
import static org.replsim.server.Generation.MARIADB_5_5;
import static org.replsim.server.Generation.MYSQL_5_7;
import static org.replsim.server.Generation.MYSQL_8_0;
import static org.replsim.server.VariableSpec.MARIADB;
import static org.replsim.server.VariableSpec.MYSQL;
import static org.replsim.server.VariableSpec.choice;
import static org.replsim.server.VariableSpec.count;
import static org.replsim.server.VariableSpec.flag;
import static org.replsim.server.VariableSpec.of;
import static org.replsim.server.VariableSpec.ofText;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * System variables under the servers' own names, with MariaDB 10.11's defaults. Most are obeyed by a run; the others, at the
 * end, exist for statements that read and set them.
 *
 * <p>The constant's name in lower case is MariaDB's spelling; {@link #alias} is MySQL 8's where it differs.
 */
public enum ServerVariable {
    SERVER_ID(count(0, 0, 4294967295L).live(), "identifies the server in its events; 0: its place in the file"),
    LOG_BIN(ofText(""), "base name of the binary log; empty means OFF"),
    SYNC_BINLOG(count(0, 0, 4294967295L).live(), "fsync the binary log every so many commit groups; 0 never"),
    INNODB_FLUSH_LOG_AT_TRX_COMMIT(
            count(1, 0, 3).live(), "1: fsync the redo log at each prepare; 3: at the commit, too; 0: not; 2: write it"),
    INNODB_LOG_FILE_BUFFERING(
            flag(0).live().only(MARIADB_10),
            "MariaDB: the redo log goes through the system's cache; ON if it starts with flush_log_at_trx_commit 2"),
    MAX_BINLOG_SIZE(
            of(VariableType.BYTES, 1L << 30, 4096, 1L << 30).live(),
            "rotate the binary log after the group that passes it"),
    BINLOG_COMMIT_WAIT_COUNT(
            count(0, 0, 18446744073709L).live().only(MARIADB_10), "group delay until so many are queued; 0 off"),
    BINLOG_COMMIT_WAIT_USEC(
            of(VariableType.MICROSECONDS, 100000, 0, 18446744073709L).live().only(MARIADB_10), "longest group delay"),
    BINLOG_ANNOTATE_ROW_EVENTS(flag(1).only(MARIADB), "write the statement's text before its row events"),
    BINLOG_GROUP_COMMIT_SYNC_DELAY(
            of(VariableType.MICROSECONDS, 0, 0, 1000000).live().only(MYSQL),
            "MySQL: the sync stage waits so long for more groups"),
    BINLOG_GROUP_COMMIT_SYNC_NO_DELAY_COUNT(
            count(0, 0, 100000).live().only(MYSQL), "MySQL: so many in the sync stage end its delay; 0 none do"),
    INNODB_LOCK_WAIT_TIMEOUT(
            of(VariableType.SECONDS, 50, 0, 100000000).live(), "a row-lock wait longer than this fails with 1205"),
    INNODB_DEADLOCK_DETECT(
            flag(1).live().only(MARIADB_10, MYSQL_5_7, MYSQL_8_0, Generation.MYSQL_8_4),
            "break lock cycles at once with 1213"),
    RPL_SEMI_SYNC_MASTER_ENABLED(flag(0).live().or("rpl_semi_sync_source_enabled"), "commits wait for a replica's ACK"),
    RPL_SEMI_SYNC_MASTER_TIMEOUT(
            of(VariableType.MILLISECONDS, 10000, 0, 9223372036854L).live().or("rpl_semi_sync_source_timeout"),
            "longest wait of one transaction, then asynchronous"),
    RPL_SEMI_SYNC_MASTER_WAIT_POINT(
            choice(1, "AFTER_SYNC", "AFTER_COMMIT")
                    .live()
                    .or("rpl_semi_sync_source_wait_point")
                    .only(MARIADB_10, MYSQL_5_7, MYSQL_8_0, Generation.MYSQL_8_4),
            "wait before or after the engine commit"),
    RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE(
            flag(1).live().or("rpl_semi_sync_source_wait_no_replica"),
            "wait also while no semi-sync replica is connected"),
    RPL_SEMI_SYNC_MASTER_WAIT_FOR_SLAVE_COUNT(
            count(1, 1, 65535)
                    .live()
                    .or("rpl_semi_sync_source_wait_for_replica_count")
                    .only(MYSQL),
            "MySQL: how many different replicas must acknowledge"),
    RPL_SEMI_SYNC_MASTER_TRACE_LEVEL(
            count(32, 0, 4294967295L).live().or("rpl_semi_sync_source_trace_level"),
            "bit 32: dump threads that wait for an ACK themselves (MariaDB 5.5) measure that wait"),
    RPL_SEMI_SYNC_SLAVE_ENABLED(
            flag(0).live().or("rpl_semi_sync_replica_enabled"), "ask for semi-sync at the next start of the IO thread"),
    INIT_RPL_ROLE(
            choice(0, "MASTER", "SLAVE").only(MARIADB_10),
            "MariaDB: what the server is started to be; SLAVE with semi-sync cuts off what no one has acknowledged"),
    SLAVE_NET_TIMEOUT(
            of(VariableType.SECONDS, 60, 1, 31536000).live().or("replica_net_timeout"),
            "connect and read timeout of the IO thread"),
    LOG_SLAVE_UPDATES(flag(0).or("log_replica_updates"), "write applied groups to the own binary log"),
    SLAVE_PARALLEL_THREADS(
            count(0, 0, 16383).live().only(MARIADB_10), "MariaDB: workers of the parallel applier; 0 none"),
    SLAVE_PARALLEL_MODE(
            choice(1, "conservative", "optimistic", "aggressive", "minimal", "none")
                    .live()
                    .only(MARIADB_10),
            "MariaDB: which transactions the workers may apply together"),
    SLAVE_PARALLEL_MAX_QUEUED(
            of(VariableType.BYTES, 131072, 0, 2147483647).live().only(MARIADB_10),
            "MariaDB: events waiting for one worker"),
    SLAVE_PARALLEL_WORKERS(
            count(0, 0, 1024).live().or("replica_parallel_workers").only(MYSQL),
            "MySQL: workers of the parallel applier; 0 none, in 8.4 1 as well"),
    SLAVE_PARALLEL_TYPE(
            choice(0, "DATABASE", "LOGICAL_CLOCK")
                    .live()
                    .or("replica_parallel_type")
                    .only(MYSQL),
            "MySQL: which transactions the workers may apply together"),
    SLAVE_PRESERVE_COMMIT_ORDER(
            flag(0).live().or("replica_preserve_commit_order").only(MYSQL),
            "MySQL: workers commit in the order of the source's log"),
    SLAVE_PENDING_JOBS_SIZE_MAX(
            of(VariableType.BYTES, 16L << 20, 1024, Long.MAX_VALUE)
                    .live()
                    .or("replica_pending_jobs_size_max")
                    .only(MYSQL),
            "MySQL: events waiting for all workers together"),
    BINLOG_TRANSACTION_DEPENDENCY_TRACKING(
            choice(0, "COMMIT_ORDER", "WRITESET").live().only(MYSQL_5_7, MYSQL_8_0),
            "MySQL: what the source takes for a dependency between transactions; 8.4 always WRITESET"),
    RELAY_LOG(ofText(""), "base name of the relay log; empty means <server>-relay-bin"),
    RELAY_LOG_PURGE(flag(1).live(), "delete relay files when the SQL thread has left them"),
    RELAY_LOG_SPACE_LIMIT(of(VariableType.BYTES, 0, 0, Long.MAX_VALUE), "the IO thread waits above this; 0 no limit"),
    MAX_RELAY_LOG_SIZE(
            of(VariableType.BYTES, 1L << 30, 0, 1L << 30).live(),
            "rotate the relay log above this; 0: as max_binlog_size"),
    SYNC_RELAY_LOG(count(10000, 0, 4294967295L).live(), "fsync the relay log every so many events; 0 never"),

    RPL_SEMI_SYNC_SLAVE_TRACE_LEVEL(
            count(32, 0, 4294967295L)
                    .live()
                    .or("rpl_semi_sync_replica_trace_level")
                    .shown(),
            "what a replica logs"),
    RPL_SEMI_SYNC_SLAVE_DELAY_MASTER(
            flag(0).live().only(MARIADB_10).shown(), "MariaDB: master.info is written only when an ACK is due"),
    RPL_SEMI_SYNC_SLAVE_KILL_CONN_TIMEOUT(
            of(VariableType.SECONDS, 5, 0, 4294967295L).live().only(MARIADB_10).shown(),
            "MariaDB: how long STOP SLAVE tries to kill its dump thread"),
    BINLOG_FORMAT(choice(0, "MIXED", "STATEMENT", "ROW").live(), "how changes are logged"),
    AUTO_INCREMENT_INCREMENT(count(1, 1, 65535).live(), "distance of generated keys"),
    AUTO_INCREMENT_OFFSET(count(1, 1, 65535).live(), "where generated keys begin"),
    READ_ONLY(flag(0).live(), "only privileged users and replication write"),
    SUPER_READ_ONLY(flag(0).live().only(MYSQL), "MySQL: only replication writes"),
    SLAVE_EXEC_MODE(
            choice(0, "STRICT", "IDEMPOTENT").live().or("replica_exec_mode"),
            "whether row events may meet missing or duplicate keys"),
    SLAVE_SKIP_ERRORS(ofText("OFF").or("replica_skip_errors"), "errors that do not stop the SQL thread"),
    SLAVE_TRANSACTION_RETRIES(
            count(10, 0, 4294967295L).live().or("replica_transaction_retries"),
            "how often a temporary error is tried again"),
    SLAVE_TRANSACTION_RETRY_INTERVAL(
            of(VariableType.SECONDS, 0, 0, 3600).live().only(MARIADB_10), "MariaDB: least pause before a retry"),
    SQL_SLAVE_SKIP_COUNTER(
            count(0, 0, 4294967295L).live().or("sql_replica_skip_counter").shown(), "events the SQL thread skips"),
    WAIT_TIMEOUT(of(VariableType.SECONDS, 28800, 1, 31536000).live(), "an idle connection is closed after this"),
    INTERACTIVE_TIMEOUT(of(VariableType.SECONDS, 28800, 1, 31536000).live(), "the same for interactive clients"),
    LOCK_WAIT_TIMEOUT(of(VariableType.SECONDS, 86400, 0, 31536000).live().shown(), "longest wait for a metadata lock"),
    EXPIRE_LOGS_DAYS(
            count(0, 0, 99).live().only(MARIADB_5_5, MARIADB_10, MYSQL_5_7, MYSQL_8_0),
            "age at which binary logs are purged at a rotation, FLUSH LOGS or start; 0 never"),
    BINLOG_EXPIRE_LOGS_SECONDS(
            of(VariableType.SECONDS, 0, 0, 8553600).live().only(MARIADB_10, MYSQL_8_0, Generation.MYSQL_8_4),
            "the same in seconds; 0 never"),
    MASTER_RETRY_COUNT(count(100000, 0, 4294967295L), "tries to connect before the IO thread gives up"),
    SYNC_MASTER_INFO(
            count(10000, 0, 4294967295L).live().or("sync_source_info"),
            "fsync master.info every so many events; 0 never"),
    SYNC_RELAY_LOG_INFO(count(10000, 0, 4294967295L).live(), "fsync relay-log.info every so many groups; 0 never"),
    RELAY_LOG_RECOVERY(flag(0), "drop relay logs at start-up, and fetch them again from where the SQL thread stands"),
    SKIP_SLAVE_START(flag(0).or("skip_replica_start"), "do not start the replica's threads at start-up"),
    REPORT_HOST(ofText(""), "the name under which a replica registers"),
    MAX_CONNECTIONS(count(151, 1, 100000).live().shown(), "most client connections"),
    PORT(count(3306, 0, 65535).shown(), "TCP port"),
    DATADIR(ofText("/var/lib/mysql/"), "data directory"),
    HOSTNAME(ofText(""), "name of the machine; empty: the server's name"),
    GTID_STRICT_MODE(flag(0).live().only(MARIADB_10), "MariaDB: refuse GTIDs out of order"),
    GTID_DOMAIN_ID(count(0, 0, 4294967295L).live().only(MARIADB_10), "MariaDB: the domain of what is written here"),
    GTID_MODE(
            choice(0, "OFF", "OFF_PERMISSIVE", "ON_PERMISSIVE", "ON").live().only(MYSQL),
            "MySQL: whether transactions have GTIDs"),
    INNODB_AUTOINC_LOCK_MODE(count(1, 0, 2).shown(), "how statements take generated keys");

    private final VariableSpec spec;
    private final String doc;

    ServerVariable(VariableSpec spec, String doc) {
        this.spec = spec;
        this.doc = doc;
    }

    /** The variable that a version knows under a name, whatever its case and with {@code -} or {@code _}. */
    public static Optional<ServerVariable> named(String name, ServerProfile profile) {
        String plain = name.replace('-', '_').toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(variable -> variable.names(profile).contains(plain))
                .findFirst();
    }

    /** The name in MariaDB's spelling, as in {@code my.cnf}. */
    public String variableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** MySQL 8's spelling, or the same name where there is no other. */
    public String alias() {
        return spec.alias().isEmpty() ? variableName() : spec.alias();
    }

    /** The names that a version knows it by, the one that it prints first; none if it does not have it (spec 2.1). */
    public List<String> names(ServerProfile profile) {
        if (!knownTo(profile)) {
            return List.of();
        }
        return switch (profile.generation()) {
            case MARIADB_5_5, MARIADB_10, MYSQL_5_7 -> List.of(variableName());
            case MYSQL_8_0 -> spec.alias().isEmpty() ? List.of(variableName()) : List.of(spec.alias(), variableName());
            case MYSQL_8_4 -> List.of(alias());
        };
    }

    /** Whether a version has it. */
    public boolean knownTo(ServerProfile profile) {
        return spec.in().contains(profile.generation());
    }

    /** Whether a run obeys it; scenario files may set no other. */
    public boolean obeyed() {
        return spec.obeyed();
    }

    /** How its text is read. */
    public VariableType type() {
        return spec.type();
    }

    /** MariaDB 10.11's default as a number (see {@link VariableType}); 0 for a {@link VariableType#NAME}. */
    public long defaultNumber() {
        return spec.number();
    }

    /** The default of a {@link VariableType#NAME}. */
    public String defaultText() {
        return spec.text();
    }

    /** The least number allowed. */
    public long min() {
        return spec.min();
    }

    /** The greatest number allowed. */
    public long max() {
        return spec.max();
    }

    /** Whether SET GLOBAL can change it in a running server. */
    public boolean dynamic() {
        return spec.dynamic();
    }

    /** The words of a {@link VariableType#CHOICE}, in the order of their numbers. */
    public List<String> choices() {
        return spec.choices();
    }

    /** One sentence on what it does in the model. */
    public String doc() {
        return doc;
    }
}
