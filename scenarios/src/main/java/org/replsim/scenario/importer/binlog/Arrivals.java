package org.replsim.scenario.importer.binlog;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Draws;

/**
 * When the transactions of a log arrive. Most logs tell whole seconds only: within one, commit groups are spread, evenly or as
 * independent arrivals would be; the members of a group arrive together.
 */
final class Arrivals {

    private static final long SECOND = 1_000_000;

    private Arrivals() {}

    /**
     * Nanoseconds from the first second of the log on, ascending.
     *
     * @param random whether the times within a second are drawn
     * @param seed of the draws
     */
    static long[] of(RecordedLog log, boolean random, long seed) {
        long[] nanos = new long[log.size()];
        Draws draws = new Draws(seed, "import/arrivals");
        long begin = log.size() == 0 ? 0 : log.micros(0) - (log.exact(0) ? 0 : log.micros(0) % SECOND);
        for (int first = 0; first < nanos.length; ) {
            int end = first + 1;
            while (end < nanos.length && !log.exact(first) && log.micros(end) == log.micros(first)) {
                end++;
            }
            spread(log, nanos, first, end, random ? draws : null);
            for (int i = first; i < end; i++) {
                nanos[i] += 1000 * (log.micros(i) - begin);
            }
            first = end;
        }
        for (int i = 1; i < nanos.length; i++) {
            nanos[i] = Math.max(nanos[i], nanos[i - 1]);
        }
        return nanos;
    }

    private static void spread(RecordedLog log, long[] nanos, int first, int end, @Nullable Draws draws) {
        if (log.exact(first)) {
            return;
        }
        int groups = log.group(end - 1) - log.group(first) + 1;
        double[] within = new double[groups];
        for (int i = 0; i < groups; i++) {
            within[i] = draws == null ? (double) i / groups : Draws.unit(draws.bits(log.group(first) + (long) i));
        }
        Arrays.sort(within);
        for (int i = first; i < end; i++) {
            nanos[i] = (long) (1e9 * within[log.group(i) - log.group(first)]);
        }
    }
}
