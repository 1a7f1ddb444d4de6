package org.replsim.scenario.reality.validate;

import java.util.Arrays;
import java.util.Locale;
import org.replsim.scenario.reality.bench.FallbackBench;
import org.replsim.scenario.reality.data.FallbackRow;
import org.replsim.scenario.reality.machine.Machine;

/**
 * Whether the time to semi-sync ON after a fault is one of those that the model gives. It takes a gap in the commits of about
 * a round trip at the right moment, which is luck, so many seeds are run and the measurement is to lie among the middle
 * 90 % of them.
 */
final class ReturnTest {

    private static final int SEEDS = 40;
    private static final double TAIL = 0.05;
    private static final double SECOND = 1e9;

    private ReturnTest() {}

    static Bound of(FallbackRow row, Machine machine) {
        double[] times = new double[SEEDS];
        for (int i = 0; i < SEEDS; i++) {
            double on = FallbackBench.predict(row, machine, i + 1).onNanos();
            times[i] = on < 0 ? Double.POSITIVE_INFINITY : on / SECOND;
        }
        Arrays.sort(times);
        double low = times[(int) Math.round(TAIL * (SEEDS - 1))];
        double high = times[(int) Math.round((1 - TAIL) * (SEEDS - 1))];
        double measured = row.onNanos() < 0 ? Double.POSITIVE_INFINITY : row.onNanos() / SECOND;
        return new Bound(
                "return to ON, " + row.conditions(),
                "within 90 % of " + SEEDS + " seeds",
                "measured " + time(measured) + ", predicted " + time(low) + " to " + time(high) + ", median "
                        + time(times[SEEDS / 2]),
                measured >= low && measured <= high);
    }

    private static String time(double seconds) {
        return Double.isInfinite(seconds) ? "never in 10 s" : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
