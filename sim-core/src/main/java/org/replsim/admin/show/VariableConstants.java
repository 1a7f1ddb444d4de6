package org.replsim.admin.show;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;

/** System variables that the model does not move, with the value that each version shows on a default installation. */
final class VariableConstants {

    private static final String ABSENT = "-";

    /** Name, and one value for all versions or one for each: MariaDB 5.5, MariaDB 10, MySQL 5.7, 8.0, 8.4. */
    private static final List<String> TABLE = List.of(
            "aria_pagecache_buffer_size|134217728|134217728|-|-|-",
            "autocommit|ON",
            "basedir|/usr|/usr|/usr/|/usr/|/usr/",
            "bind_address|-|*|*|*|*",
            "binlog_cache_size|32768",
            "binlog_checksum|NONE|CRC32|CRC32|CRC32|CRC32",
            "binlog_error_action|-|-|ABORT_SERVER|ABORT_SERVER|ABORT_SERVER",
            "binlog_order_commits|-|-|ON|ON|ON",
            "binlog_row_image|-|FULL|FULL|FULL|FULL",
            "binlog_row_metadata|-|NO_LOG|-|MINIMAL|MINIMAL",
            "binlog_stmt_cache_size|32768",
            "character_set_client|utf8|utf8mb3|utf8|utf8mb4|utf8mb4",
            "character_set_connection|utf8|utf8mb3|utf8|utf8mb4|utf8mb4",
            "character_set_database|latin1|latin1|latin1|utf8mb4|utf8mb4",
            "character_set_results|utf8|utf8mb3|utf8|utf8mb4|utf8mb4",
            "character_set_server|latin1|latin1|latin1|utf8mb4|utf8mb4",
            "collation_database|latin1_swedish_ci|latin1_swedish_ci|latin1_swedish_ci|utf8mb4_0900_ai"
                    + "_ci|utf8mb4_0900_ai_ci",
            "collation_server|latin1_swedish_ci|latin1_swedish_ci|latin1_swedish_ci|utf8mb4_0900_ai_c"
                    + "i|utf8mb4_0900_ai_ci",
            "connect_timeout|10",
            "deadlock_timeout_long|50000000|50000000|-|-|-",
            "deadlock_timeout_short|10000|10000|-|-|-",
            "default_master_connection|-||-|-|-",
            "default_storage_engine|InnoDB",
            "delayed_insert_timeout|300",
            "enforce_gtid_consistency|-|-|OFF|OFF|OFF",
            "event_scheduler|OFF|OFF|OFF|ON|ON",
            "general_log|OFF",
            "have_ssl|DISABLED|DISABLED|DISABLED|-|-",
            "init_connect|",
            "innodb_buffer_pool_size|134217728",
            "innodb_data_file_path|ibdata1:10M:autoextend|ibdata1:12M:autoextend|ibdata1:12M:autoexte"
                    + "nd|ibdata1:12M:autoextend|ibdata1:12M:autoextend",
            "innodb_doublewrite|ON",
            "innodb_file_per_table|OFF|ON|ON|ON|ON",
            "innodb_flush_log_at_timeout|-|1|1|1|1",
            "innodb_flush_method||fsync||fsync|O_DIRECT",
            "innodb_log_file_size|5242880|100663296|50331648|50331648|50331648",
            "innodb_rollback_on_timeout|OFF",
            "innodb_version|5.5.61-MariaDB-38.13|10.11.6|5.7.44|8.0.41|8.4.4",
            "key_buffer_size|134217728|134217728|8388608|8388608|8388608",
            "log_bin_trust_function_creators|OFF",
            "log_output|FILE",
            "log_slow_slave_statements|OFF|ON|OFF|OFF|OFF",
            "log_warnings|1|2|2|-|-",
            "long_query_time|10.000000",
            "lower_case_table_names|0",
            "master_info_repository|-|-|FILE|TABLE|-",
            "master_verify_checksum|-|OFF|OFF|OFF|-",
            "max_allowed_packet|1048576|16777216|4194304|67108864|67108864",
            "max_binlog_cache_size|18446744073709547520",
            "max_connect_errors|10|100|100|100|100",
            "max_user_connections|0",
            "net_buffer_length|16384",
            "net_read_timeout|30",
            "net_retry_count|10",
            "net_write_timeout|60",
            "performance_schema|OFF|OFF|ON|ON|ON",
            "plugin_dir|/usr/lib64/mysql/plugin/",
            "protocol_version|10",
            "query_cache_size|0|1048576|1048576|-|-",
            "query_cache_type|ON|OFF|OFF|-|-",
            "relay_log_info_file|relay-log.info|relay-log.info|relay-log.info|relay-log.info|-",
            "relay_log_info_repository|-|-|FILE|TABLE|-",
            "replica_load_tmpdir|-|-|-|/tmp|/tmp",
            "replica_max_allowed_packet|-|-|-|1073741824|1073741824",
            "replica_sql_verify_checksum|-|-|-|ON|ON",
            "replica_type_conversions|-|-|-||",
            "replicate_do_db|-||-|-|-",
            "replicate_ignore_db|-||-|-|-",
            "report_port|3306",
            "report_user|",
            "secure_auth|OFF|ON|ON|-|-",
            "skip_external_locking|ON",
            "skip_name_resolve|OFF",
            "skip_networking|OFF",
            "slave_compressed_protocol|OFF|OFF|OFF|OFF|-",
            "slave_ddl_exec_mode|-|IDEMPOTENT|-|-|-",
            "slave_domain_parallel_threads|-|0|-|-|-",
            "slave_load_tmpdir|/tmp|/tmp|/tmp|/tmp|-",
            "slave_max_allowed_packet|1073741824|1073741824|1073741824|1073741824|-",
            "slave_run_triggers_for_rbr|-|NO|-|-|-",
            "slave_sql_verify_checksum|-|ON|ON|ON|-",
            "slave_transaction_retry_errors|-|1158,1159,1160,1161,1205,1213,1020,1429,2013,12701|-|-|" + "-",
            "slave_type_conversions|||||-",
            "slow_launch_time|2",
            "slow_query_log|OFF",
            "socket|/var/lib/mysql/mysql.sock",
            "sql_log_bin|ON",
            "storage_engine|InnoDB|InnoDB|-|-|-",
            "system_time_zone|UTC",
            "table_open_cache|400|2000|2000|4000|4000",
            "terminology_use_previous|-|-|-|NONE|NONE",
            "thread_cache_size|0|151|9|9|9",
            "thread_handling|one-thread-per-connection",
            "thread_pool_idle_timeout|60|60|-|-|-",
            "time_zone|SYSTEM",
            "tmpdir|/tmp",
            "transaction_isolation|-|-|REPEATABLE-READ|REPEATABLE-READ|REPEATABLE-READ",
            "tx_isolation|REPEATABLE-READ|REPEATABLE-READ|REPEATABLE-READ|-|-",
            "version_compile_machine|x86_64",
            "version_compile_os|Linux");

    private static final String LENIENT_MODE = "";
    private static final String MARIADB_MODE =
            "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION";
    private static final String MYSQL_MODE =
            "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE," + "ERROR_FOR_DIVISION_BY_ZERO,";

    private VariableConstants() {}

    /** Those of a version, by name. */
    static SortedMap<String, String> of(ServerProfile profile) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String line : TABLE) {
            String[] parts = line.split("\\|", -1);
            String value = parts.length == 2
                    ? parts[1]
                    : parts[1 + profile.generation().ordinal()];
            if (!value.equals(ABSENT)) {
                values.put(parts[0], value);
            }
        }
        values.put("sql_mode", sqlMode(profile.generation()));
        return values;
    }

    private static String sqlMode(Generation generation) {
        return switch (generation) {
            case MARIADB_5_5 -> LENIENT_MODE;
            case MARIADB_10 -> MARIADB_MODE;
            case MYSQL_5_7 -> MYSQL_MODE + "NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION";
            case MYSQL_8_0, MYSQL_8_4 -> MYSQL_MODE + "NO_ENGINE_SUBSTITUTION";
        };
    }
}
