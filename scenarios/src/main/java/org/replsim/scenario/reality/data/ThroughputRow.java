package org.replsim.scenario.reality.data;

import java.util.Locale;

/**
 * A closed load of some threads, run for some seconds (files {@code e1_*} and {@code e9_master_alone}).
 *
 * @param row where it stands
 * @param mode how the primary replicated
 * @param load what was written
 * @param rttNanos round trip of the delay line
 * @param threads clients
 * @param syncBinlog sync_binlog of the primary
 * @param flushLog innodb_flush_log_at_trx_commit of the primary
 * @param emulatedSyncNanos what each sync slept on an emulated disk; 0 on a real one
 * @param tps transactions a second
 * @param latencyNanos mean commit latency
 * @param p95Nanos its 95th percentile
 * @param groupSize binlog commits per group commit
 * @param busy share of the processors that was busy
 * @param primaryCpuNanos processor time of the primary for each transaction
 * @param replicaCpuNanos the same of the replica; 0 without one
 * @param otherCpuNanos the same of the load generator and the delay line
 */
public record ThroughputRow(
        CsvRow row,
        Mode mode,
        Load load,
        long rttNanos,
        int threads,
        int syncBinlog,
        int flushLog,
        long emulatedSyncNanos,
        double tps,
        double latencyNanos,
        double p95Nanos,
        double groupSize,
        double busy,
        double primaryCpuNanos,
        double replicaCpuNanos,
        double otherCpuNanos) {

    private static final String NO_BINLOG = "nobinlog";
    /** Processors that others may use while a row is taken. */
    public static final double MOST_FOREIGN_CPU = 0.25;

    private static final double MOST_FSYNC_MICROS = 400;

    static boolean hasBinlog(CsvRow row) {
        return !row.text("master_sync").startsWith(NO_BINLOG);
    }

    static ThroughputRow of(CsvRow row) {
        Mode mode = row.has("mode") ? Mode.of(row, "mode") : Mode.ALONE;
        return new ThroughputRow(
                row,
                mode,
                Load.of(row, "workload"),
                Math.round(row.number("rtt_ms", 0) * 1e6),
                (int) row.positive("threads"),
                row.setting("master_sync", 0),
                row.setting("master_sync", 1),
                Math.round(row.number("sync_us", 0) * 1e3),
                row.positive("tps"),
                row.positive("lat_avg_ms") * 1e6,
                row.positive("lat_p95_ms") * 1e6,
                row.number("group_size"),
                row.positive("busy_frac"),
                row.number("cpu_m") / row.positive("trx") * 1e9,
                row.number("cpu_r", 0) / row.positive("trx") * 1e9,
                (row.number("cpu_p", 0) + row.number("cpu_client")) / row.positive("trx") * 1e9);
    }

    /** Whether other work disturbed it: foreign_cpu above 0.25, or a real disk whose probe took more than 400 us. */
    public boolean disturbed() {
        return row.number("foreign_cpu") > MOST_FOREIGN_CPU
                || (emulatedSyncNanos == 0 && row.number("fsync_avg_us", 0) > MOST_FSYNC_MICROS);
    }

    /** Whether both were taken under the same conditions. */
    public boolean repeats(ThroughputRow other) {
        return conditions().equals(other.conditions());
    }

    /** What it was taken under, in words. */
    public String conditions() {
        return String.format(
                Locale.ROOT,
                "%s %s rtt %s ms, %d thread%s, sync %d/%d%s",
                mode.word(),
                load.name().toLowerCase(Locale.ROOT),
                plain(rttNanos / 1e6),
                threads,
                threads == 1 ? "" : "s",
                syncBinlog,
                flushLog,
                emulatedSyncNanos == 0 ? "" : ", emulated disk " + emulatedSyncNanos / 1000 + " us");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
