package org.replsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Draws;
import org.replsim.run.Specs;

/** Arrival processes against the laws of their kind. */
class ArrivalTimesTest {

    private static final double SECOND = Specs.SECONDS;
    /** How often a true hypothesis may be refused; the seeds are fixed, so one that is not refused never is. */
    private static final double REFUSED = 1e-3;

    /** Kolmogorov and Smirnov's test of the gaps, and no correlation of neighbours. */
    @ParameterizedTest(name = "{0} a second")
    @ValueSource(doubles = {10, 10_000})
    void poissonGapsAreExponential(double rate) {
        double[] gaps = gaps(times(new Arrivals.Poisson(rate), 20_000));
        assertThat(new KolmogorovSmirnovTest()
                        .kolmogorovSmirnovTest(new ExponentialDistribution(null, SECOND / rate), gaps, false))
                .isGreaterThan(REFUSED);
        // Correlation of independent neighbours: normal with variance 1 / n.
        assertThat(correlation(gaps)).isEqualTo(0, within(3.3 / Math.sqrt(gaps.length)));
    }

    /** Counts in windows: mean = variance; the index of dispersion of n windows varies by sqrt(2 / n). */
    @Test
    void poissonCountsHaveADispersionOfOne() {
        long[] times = times(new Arrivals.Poisson(1_000), 100_000);
        double[] counts = counts(times, Specs.SECONDS / 10);
        assertThat(new Mean().evaluate(counts)).isEqualTo(100, within(3.3 * Math.sqrt(100.0 / counts.length)));
        assertThat(dispersion(counts)).isEqualTo(1, within(3.3 * Math.sqrt(2.0 / counts.length)));
    }

    /**
     * A Poisson process modulated by two states with rates a and b and mean stays 1/r and 1/s (Fischer and Meier-Hellstern,
     * The MMPP cookbook, 1993): rate (a s + b r) / (r + s); the index of dispersion of counts over long windows tends to
     * 1 + 2 (a - b)^2 r s / ((r + s)^2 (a s + b r)).
     */
    @ParameterizedTest(name = "{0} a second between bursts")
    @ValueSource(doubles = {0, 200})
    void burstsHaveTheRateAndTheDispersionOfTheirStates(double low) {
        double high = 2_000;
        double r = 1 / 0.05;
        double s = 1 / 0.2;
        Arrivals bursty = new Arrivals.Bursty(high, 50 * Specs.MILLIS, low, 200 * Specs.MILLIS);
        long[] times = times(bursty, 1_200_000);
        long window = 10 * Specs.SECONDS;
        double[] counts = counts(times, window);

        double rate = (high * s + low * r) / (r + s);
        double limit = 1 + 2 * (high - low) * (high - low) * r * s / ((r + s) * (r + s) * (high * s + low * r));
        // Over a window t it is smaller by the share (1 - exp(-(r + s) t)) / ((r + s) t) of what exceeds 1.
        double t = window / SECOND * (r + s);
        double expected = 1 + (limit - 1) * (1 - (1 - Math.exp(-t)) / t);
        double mean = new Mean().evaluate(counts);
        double expectedMean = rate * window / SECOND;
        assertThat(mean).isEqualTo(expectedMean, within(3.3 * Math.sqrt(expected * expectedMean / counts.length)));
        assertThat(dispersion(counts)).isEqualTo(expected, within(expected * 3.3 * Math.sqrt(2.0 / counts.length)));
        assertThat(expected).isGreaterThan(20);
    }

    /** In each twelfth of the period: the cosine's integral, give or take 3.3 standard deviations of a Poisson count. */
    @Test
    void theDailyCurveFollowsItsCosine() {
        double mean = 100;
        double swing = 0.8;
        long period = 60 * Specs.SECONDS;
        long peak = 20 * Specs.SECONDS;
        long[] times = times(new Arrivals.DailyCurve(mean, swing, period, peak), 300_000);
        int periods = (int) (times[times.length - 1] / period);
        double[] counts = new double[12];
        for (long time : times) {
            if (time < (long) periods * period) {
                counts[(int) (time % period * 12 / period)]++;
            }
        }
        for (int i = 0; i < 12; i++) {
            double from = 2 * Math.PI * (i / 12.0 - 1.0 / 3);
            double to = from + 2 * Math.PI / 12;
            double rate = mean * (1 + swing * (Math.sin(to) - Math.sin(from)) / (to - from));
            double expected = periods * rate * period / SECOND / 12;
            assertThat(counts[i]).as("twelfth %d", i).isEqualTo(expected, within(3.3 * Math.sqrt(expected)));
        }
    }

    @Test
    void recordedTimesAreTheTimesThemselvesInOrder() {
        ArrivalTimes times = ArrivalTimes.of(new Arrivals.Recorded(new long[] {30, 10, 10, 20}), new Draws(1, "x"));
        long[] seen = new long[5];
        long now = 0;
        for (int i = 0; i < seen.length; i++) {
            now = times.nextAfter(now);
            seen[i] = now;
        }
        assertThat(seen).containsExactly(10, 10, 20, 30, Long.MAX_VALUE);
    }

    /** Common random numbers: at another rate the same draws give the same gaps, stretched. */
    @Test
    void theSameSeedStretchesTheSameGaps() {
        long[] slow = times(new Arrivals.Poisson(100), 1_000);
        long[] fast = times(new Arrivals.Poisson(200), 1_000);
        for (int i = 0; i < slow.length; i++) {
            // Each gap is rounded to a nanosecond.
            assertThat((double) slow[i]).isEqualTo(2.0 * fast[i], within(1.5 * (i + 1)));
        }
    }

    private static long[] times(Arrivals arrivals, int count) {
        ArrivalTimes process = ArrivalTimes.of(arrivals, new Draws(7, "arrivals"));
        long[] times = new long[count];
        long now = 0;
        for (int i = 0; i < count; i++) {
            now = process.nextAfter(now);
            times[i] = now;
        }
        return times;
    }

    private static double[] gaps(long[] times) {
        double[] gaps = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            gaps[i] = times[i] - (i == 0 ? 0 : times[i - 1]);
        }
        return gaps;
    }

    private static double[] counts(long[] times, long window) {
        double[] counts = new double[(int) (times[times.length - 1] / window)];
        Arrays.stream(times)
                .filter(time -> time / window < counts.length)
                .forEach(time -> counts[(int) (time / window)]++);
        return counts;
    }

    private static double dispersion(double[] counts) {
        return new Variance().evaluate(counts) / new Mean().evaluate(counts);
    }

    private static double correlation(double[] values) {
        double mean = new Mean().evaluate(values);
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - 1] - mean);
        }
        return sum / values.length / new Variance().evaluate(values);
    }
}
