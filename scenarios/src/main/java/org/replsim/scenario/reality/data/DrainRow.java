package org.replsim.scenario.reality.data;

import java.util.Locale;

/**
 * A backlog that an applier works off while nobody writes ({@code e4_apply_lag}, {@code e9_apply}).
 *
 * @param row where it stands
 * @param load what was written
 * @param parallel slave_parallel_threads
 * @param mode slave_parallel_mode; {@code none} for the serial applier
 * @param writers clients that had written it: what makes its commit groups
 * @param flushLog innodb_flush_log_at_trx_commit of the replica
 * @param syncBinlog sync_binlog of the replica
 * @param logsUpdates log_slave_updates
 * @param tps transactions applied a second
 */
public record DrainRow(
        CsvRow row,
        Load load,
        int parallel,
        String mode,
        int writers,
        int flushLog,
        int syncBinlog,
        boolean logsUpdates,
        double tps) {

    private static final double NO_GROUPS = 1.3;

    /** A row of {@code e4_apply_lag}: the replica at 1/1 with log_slave_updates. */
    static DrainRow afterLoad(CsvRow row) {
        boolean groups = row.number("group_size_master") > NO_GROUPS;
        return new DrainRow(
                row,
                Load.OLTP_INSERT,
                (int) row.number("parallel"),
                row.text("mode"),
                groups ? (int) row.number("threads") : 1,
                1,
                1,
                true,
                row.number("apply_tps_draining"));
    }

    /** A row of {@code e9_apply}; its column {@code replica} reads flush/sync and whether it logs updates. */
    static DrainRow fetchedFirst(CsvRow row) {
        return new DrainRow(
                row,
                Load.of(row, "workload"),
                (int) row.number("parallel"),
                row.text("mode"),
                (int) row.number("written_by_threads"),
                row.setting("replica", 0),
                row.setting("replica", 1),
                row.text("replica").endsWith(" lsu"),
                row.positive("apply_tps"));
    }

    /** Whether the other is the same measurement, made at another time. */
    public boolean repeats(DrainRow other) {
        return !row.place().equals(other.row.place())
                && load == other.load
                && parallel == other.parallel
                && mode.equals(other.mode)
                && writers == other.writers
                && flushLog == other.flushLog
                && syncBinlog == other.syncBinlog
                && logsUpdates == other.logsUpdates;
    }

    /** What it was taken under, in words. */
    public String conditions() {
        return String.format(
                Locale.ROOT,
                "%s of %d writer%s, replica %d/%d%s, %s",
                load.name().toLowerCase(Locale.ROOT),
                writers,
                writers == 1 ? "" : "s",
                syncBinlog,
                flushLog,
                logsUpdates ? " log_slave_updates" : "",
                parallel == 0 ? "serial" : parallel + " workers " + mode);
    }
}
