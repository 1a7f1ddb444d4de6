package org.replsim.scenario.reality.data;

import java.util.Locale;

/**
 * A link that is held, or a replica that is frozen, from second 5 to second 15 of a load of 25 s ({@code e2_fallback}).
 *
 * @param row where it stands
 * @param timeoutNanos rpl_semi_sync_master_timeout
 * @param frozen whether the replica was frozen, rather than the link held
 * @param mode the wait point
 * @param threads clients
 * @param rttNanos round trip of the delay line
 * @param offNanos from the fault to OFF; negative if it stayed ON
 * @param onNanos from the end of the fault to ON; negative if it did not come back
 * @param tpsBefore before the fault
 * @param tpsWhileOff during it, once semi-sync was OFF
 */
public record FallbackRow(
        CsvRow row,
        long timeoutNanos,
        boolean frozen,
        Mode mode,
        int threads,
        long rttNanos,
        double offNanos,
        double onNanos,
        double tpsBefore,
        double tpsWhileOff) {

    static FallbackRow of(CsvRow row) {
        return new FallbackRow(
                row,
                Math.round(row.number("timeout_ms") * 1e6),
                row.text("fault").equals("sigstop"),
                Mode.of(row, "wait_point"),
                (int) row.positive("threads"),
                Math.round(row.number("rtt_ms") * 1e6),
                row.number("off_after_fault_s") * 1e9,
                row.number("on_after_restore_s") * 1e9,
                row.number("tps_before"),
                row.number("tps_while_off"));
    }

    /** What it was taken under, in words. */
    public String conditions() {
        return String.format(
                Locale.ROOT,
                "%s, %s, time-out %d ms, %d threads, rtt %d ms",
                frozen ? "replica frozen" : "link held",
                mode.word(),
                timeoutNanos / 1_000_000,
                threads,
                rttNanos / 1_000_000);
    }
}
