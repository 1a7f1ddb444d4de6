package org.replsim.scenario.reality.validate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.replsim.scenario.reality.bench.CrashBench;
import org.replsim.scenario.reality.data.CrashRow;
import org.replsim.scenario.reality.machine.Machine;

/**
 * Whether measured losses may come from the predicted distribution. Losses are divided by the rate of writing before the
 * kill, which gives seconds; each measured one is put at its place among the predicted ones (the probability transform, at a
 * random place where both are equal, as counts are discrete). If the prediction is right these places are uniform, which
 * the Kolmogorov-Smirnov test tries.
 */
final class LossTest {

    private static final int KILLS = 400;
    private static final double REJECTED = 0.05;
    private static final long SEED = 11;

    private LossTest() {}

    static Bound of(List<CrashRow> kills, Machine machine) {
        CrashRow first = kills.get(0);
        double[] predicted = new double[KILLS];
        for (int i = 0; i < KILLS; i++) {
            predicted[i] = CrashBench.predictLossSeconds(first, machine, i, KILLS);
        }
        Arrays.sort(predicted);
        Well19937c random = new Well19937c(SEED);
        double[] places = kills.stream()
                .mapToDouble(kill -> place(kill.lost() / kill.tps(), predicted, 0.5 / kill.tps(), random.nextDouble()))
                .toArray();
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new UniformRealDistribution(new Well19937c(SEED), 0, 1), places);
        return new Bound(
                "loss at a crash, " + kills.size() + " kills, " + first.conditions(),
                "not rejected at 5 %",
                String.format(
                        Locale.ROOT,
                        "p = %.2f; median %.2f ms of writing, predicted %.2f ms",
                        p,
                        median(kills.stream()
                                        .mapToDouble(k -> k.lost() / k.tps())
                                        .sorted()
                                        .toArray())
                                * 1e3,
                        median(predicted) * 1e3),
                p >= REJECTED);
    }

    /** Where a value stands among others, 0 to 1; what is nearer than half a transaction is equal. */
    private static double place(double value, double[] sorted, double equal, double random) {
        int less = 0;
        int same = 0;
        for (double other : sorted) {
            if (other < value - equal) {
                less++;
            } else if (other <= value + equal) {
                same++;
            }
        }
        return (less + random * (same + 1)) / (sorted.length + 1);
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
