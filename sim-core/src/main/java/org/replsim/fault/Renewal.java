package org.replsim.fault;

import java.util.List;
import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/**
 * Something that works for a time, fails, is repaired, and works again: an alternating renewal process. Its availability
 * over a long run is MTTF / (MTTF + MTTR).
 *
 * @param name draws are keyed by it
 * @param toFailure how long it works, nanoseconds
 * @param toRepair how long it is out of order, nanoseconds
 * @param fails what happens when it fails
 * @param repaired what happens when it is repaired
 */
public record Renewal(String name, Distribution toFailure, Distribution toRepair, Fault fails, Fault repaired) {

    /** Shorter lives and repairs are drawn out, so that a run has an end. */
    private static final long SHORTEST_NANOS = 1_000;

    void addUntil(long endNanos, long seed, List<TimelineEntry> entries) {
        Draws draws = new Draws(seed, "failures/" + name);
        QuantileTable lives = QuantileTable.of(toFailure);
        QuantileTable repairs = QuantileTable.of(toRepair);
        long at = 0;
        for (long k = 0; ; k++) {
            at += Math.max(SHORTEST_NANOS, lives.nanos(draws.bits(k, 0)));
            if (at >= endNanos) {
                return;
            }
            entries.add(new TimelineEntry(at, fails));
            at += Math.max(SHORTEST_NANOS, repairs.nanos(draws.bits(k, 1)));
            if (at < endNanos) {
                entries.add(new TimelineEntry(at, repaired));
            }
        }
    }
}
