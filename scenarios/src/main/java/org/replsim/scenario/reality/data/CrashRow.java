package org.replsim.scenario.reality.data;

import java.util.Locale;

/**
 * One kill of the primary under closed writers ({@code e3_crash}).
 *
 * @param row where it stands
 * @param mode how it replicated
 * @param rttNanos round trip of the delay line
 * @param siteLost whether what was under way vanished with the primary
 * @param threads writers
 * @param tps acknowledged transactions a second before the kill
 * @param lost acknowledged transactions that the replica does not have
 */
public record CrashRow(CsvRow row, Mode mode, long rttNanos, boolean siteLost, int threads, double tps, double lost) {

    static CrashRow of(CsvRow row) {
        return new CrashRow(
                row,
                Mode.of(row, "mode"),
                Math.round(row.number("rtt_ms") * 1e6),
                row.number("drop") != 0,
                (int) row.positive("threads"),
                row.positive("tps"),
                row.number("acked_missing_on_replica"));
    }

    /** What it was taken under, in words. */
    public String conditions() {
        return String.format(
                Locale.ROOT,
                "%s, %d threads, rtt %d ms, %s",
                mode.word(),
                threads,
                rttNanos / 1_000_000,
                siteLost ? "site lost" : "wire intact");
    }
}
