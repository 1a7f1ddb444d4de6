package org.replsim.scenario.importer.status;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.Measurement;

/** What follows from the counters of a server: since it was started, or between two times. */
final class Rates {

    private final @Nullable Snapshot before;
    private final Snapshot after;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Rates(@Nullable Snapshot before, Snapshot after) {
        this.before = before;
        this.after = after;
    }

    /** Rates since the start of the server. */
    static Map<String, Object> since(Snapshot after) {
        return new Rates(null, after).all();
    }

    /** Rates between two answers of the same server. */
    static Map<String, Object> between(Snapshot before, Snapshot after) {
        return new Rates(before, after).all();
    }

    private Map<String, Object> all() {
        double seconds = count("uptime");
        double commits = count("binlog_commits");
        put("seconds", seconds);
        ratio("commits_per_s", commits, seconds);
        ratio("group_size", commits, count("binlog_group_commits"));
        ratio("binlog_bytes_per_commit", count("binlog_bytes_written"), commits);
        ratio("log_fsyncs_per_commit", count("innodb_os_log_fsyncs"), commits);
        ratio("data_fsyncs_per_commit", count("innodb_data_fsyncs"), commits);
        ratio("redo_bytes_per_commit", count("innodb_os_log_written"), commits);
        ratio("statements_per_s", count("questions"), seconds);
        ratio("inserts_per_s", count("com_insert"), seconds);
        ratio("updates_per_s", count("com_update"), seconds);
        ratio("deletes_per_s", count("com_delete"), seconds);
        ratio("rows_changed_per_commit", rows(), commits);
        ratio("row_lock_waits_per_commit", count("innodb_row_lock_waits"), commits);
        ratio("row_lock_wait_ms", count("innodb_row_lock_time"), count("innodb_row_lock_waits"));
        put("deadlocks", count("innodb_deadlocks"));
        semiSync();
        return values;
    }

    private double rows() {
        double changed = 0;
        for (String name : List.of("innodb_rows_inserted", "innodb_rows_updated", "innodb_rows_deleted")) {
            changed += count(name);
        }
        return changed;
    }

    private void semiSync() {
        double acknowledged = count("rpl_semi_sync_master_yes_tx");
        double without = count("rpl_semi_sync_master_no_tx");
        put("semi_sync_yes_tx", acknowledged);
        put("semi_sync_no_tx", without);
        ratio("semi_sync_share", acknowledged, acknowledged + without);
        ratio("semi_sync_wait_us", count("rpl_semi_sync_master_tx_wait_time"), count("rpl_semi_sync_master_tx_waits"));
        put("semi_sync_off_times", count("rpl_semi_sync_master_no_times"));
        ratio("acks_per_commit", count("rpl_semi_sync_master_get_ack"), count("binlog_commits"));
    }

    /** How much a counter grew; not a number if the server did not say. */
    private double count(String name) {
        double now = of(after, name);
        return before == null ? now : now - of(before, name);
    }

    private static double of(Snapshot snapshot, String name) {
        String text = snapshot.values().get(name);
        if (text == null) {
            text = snapshot.values().get(name.replace("_master_", "_source_"));
        }
        return text != null && Measurement.printed(text) instanceof BigDecimal number
                ? number.doubleValue()
                : Double.NaN;
    }

    private void ratio(String name, double number, double per) {
        if (per > 0) {
            put(name, number / per);
        }
    }

    private void put(String name, double value) {
        if (!Double.isNaN(value)) {
            values.put(name, Measurement.number(value));
        }
    }
}
