package org.replsim.scenario.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Well-known server variables that the model does not obey yet: told so, instead of ignored or called unknown. */
final class NotModelled {

    private static final Map<String, String> REASONS = reasons();

    private NotModelled() {}

    static Optional<String> reason(String name) {
        return Optional.ofNullable(REASONS.get(name.replace('-', '_').toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> reasons() {
        Map<String, String> map = new TreeMap<>();
        List.of(
                        "slave_parallel_threads",
                        "slave_parallel_workers",
                        "replica_parallel_workers",
                        "slave_parallel_mode",
                        "slave_parallel_type",
                        "slave_parallel_max_queued",
                        "slave_preserve_commit_order")
                .forEach(name -> map.put(name, "parallel appliers are not modelled yet; remove the line"));
        List.of("rpl_semi_sync_master_wait_for_slave_count", "rpl_semi_sync_source_wait_for_replica_count")
                .forEach(name -> map.put(name, "MariaDB has no wait count: one ACK is enough; remove the line"));
        List.of(
                        "binlog_format",
                        "gtid_mode",
                        "gtid_strict_mode",
                        "binlog_checksum",
                        "expire_logs_days",
                        "binlog_expire_logs_seconds",
                        "read_only",
                        "sql_slave_skip_counter",
                        "slave_skip_errors",
                        "auto_increment_increment",
                        "auto_increment_offset",
                        "init_rpl_role",
                        "binlog_group_commit_sync_delay",
                        "binlog_group_commit_sync_no_delay_count")
                .forEach(name ->
                        map.put(name, "this variable is not modelled yet and would change nothing; remove the line"));
        List.of(
                        "innodb_buffer_pool_size",
                        "innodb_log_file_size",
                        "innodb_io_capacity",
                        "innodb_flush_method",
                        "max_connections",
                        "thread_cache_size",
                        "table_open_cache",
                        "innodb_thread_concurrency")
                .forEach(name -> map.put(
                        name,
                        "the model knows hardware by its service times, not by this variable; remove the line and see"
                                + " `hardware:`"));
        return map;
    }
}
