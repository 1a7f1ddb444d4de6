package org.replsim.admin.shell;

import java.util.List;

/** Options that a server accepts in its file and that change nothing here. */
final class OtherOptions {

    private static final List<String> NAMES = List.of(
            "user",
            "socket",
            "pid_file",
            "basedir",
            "tmpdir",
            "bind_address",
            "symbolic_links",
            "sql_mode",
            "skip_name_resolve",
            "skip_external_locking",
            "skip_networking",
            "log_error",
            "log_warnings",
            "slow_query_log",
            "slow_query_log_file",
            "long_query_time",
            "general_log",
            "general_log_file",
            "character_set_server",
            "collation_server",
            "init_connect",
            "default_storage_engine",
            "lower_case_table_names",
            "explicit_defaults_for_timestamp",
            "max_allowed_packet",
            "slave_max_allowed_packet",
            "max_connect_errors",
            "table_open_cache",
            "table_definition_cache",
            "thread_cache_size",
            "thread_concurrency",
            "thread_stack",
            "open_files_limit",
            "back_log",
            "tmp_table_size",
            "max_heap_table_size",
            "binlog_cache_size",
            "binlog_checksum",
            "master_verify_checksum",
            "slave_sql_verify_checksum",
            "master_info_repository",
            "relay_log_info_repository",
            "master_info_file",
            "relay_log_info_file",
            "relay_log_index",
            "log_bin_index",
            "log_bin_trust_function_creators",
            "log_slow_slave_statements",
            "enforce_gtid_consistency",
            "plugin_load",
            "plugin_load_add",
            "plugin_dir",
            "event_scheduler",
            "federated",
            "transaction_isolation",
            "performance_schema",
            "ft_min_word_len");

    private static final List<String> PREFIXES = List.of(
            "innodb_",
            "myisam_",
            "key_buffer",
            "query_cache_",
            "sort_buffer",
            "join_buffer",
            "read_buffer",
            "read_rnd_buffer",
            "bulk_insert_buffer",
            "ssl",
            "replicate_",
            "binlog_do_db",
            "binlog_ignore_db",
            "binlog_row_",
            "performance_schema_",
            "aria_",
            "wsrep_");

    private OtherOptions() {}

    /** Whether there is such an option, given with underscores. */
    static boolean known(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
