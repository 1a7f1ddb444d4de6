package org.replsim.scenario.reality.data;

import java.util.Locale;

/**
 * Threads that write and sync, each a file of its own, as fast as they can ({@code e9_fsync}).
 *
 * @param row where it stands
 * @param appends whether the files grow, as binary logs do; else old blocks are written anew, as in a redo log
 * @param bytes of each write
 * @param threads that do so at a time
 * @param meanNanos of a write and its sync
 * @param p99Nanos the 99th percentile of that
 */
public record SyncRow(CsvRow row, boolean appends, long bytes, int threads, double meanNanos, double p99Nanos) {

    private static final double MICROS = 1_000;

    static SyncRow of(CsvRow row) {
        return new SyncRow(
                row,
                row.text("mode").equals("append"),
                (long) row.number("bytes"),
                (int) row.number("threads"),
                row.positive("avg_us") * MICROS,
                row.positive("p99_us") * MICROS);
    }

    /** What it was taken under, in words. */
    public String conditions() {
        return String.format(
                Locale.ROOT,
                "%s of %d bytes and fdatasync, %d thread%s",
                appends ? "append" : "overwrite",
                bytes,
                threads,
                threads == 1 ? "" : "s");
    }
}
