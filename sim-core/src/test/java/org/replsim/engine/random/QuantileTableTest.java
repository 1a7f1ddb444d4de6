package org.replsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.engine.random.Distribution.Mixture.Weighted;

/**
 * Tables against the closed forms of their distributions. Nothing is sampled: the table is a function of u, so it is
 * asked at chosen u, or integrated over all u.
 */
class QuantileTableTest {

    private static final double MEAN = 1e6;

    /** A distribution with its closed forms: P(X > x), E[X] and Var[X], from outside of our code. */
    private record Law(Distribution distribution, DoubleUnaryOperator tail, double mean, double variance) {
        @Override
        public String toString() {
            return distribution.toString();
        }
    }

    static Stream<Law> laws() {
        return Stream.of(
                new Law(new Distribution.Exponential(MEAN), x -> Math.exp(-x / MEAN), MEAN, MEAN * MEAN),
                new Law(new Distribution.Uniform(2e5, 8e5), x -> (8e5 - x) / 6e5, 5e5, 6e5 * 6e5 / 12),
                lognormal(MEAN, 5 * MEAN),
                lognormal(MEAN, 100 * MEAN),
                gamma(0.5),
                gamma(1),
                gamma(20),
                pareto(4.5),
                pareto(3.5));
    }

    private static Law lognormal(double p50, double p99) {
        double sigma = Math.log(p99 / p50) / 2.3263478740408408;
        double mean = p50 * Math.exp(sigma * sigma / 2);
        return new Law(
                new Distribution.Lognormal(p50, p99),
                x -> Erf.erfc(Math.log(x / p50) / sigma / Math.sqrt(2)) / 2,
                mean,
                mean * mean * Math.expm1(sigma * sigma));
    }

    private static Law gamma(double shape) {
        double scale = MEAN / shape;
        return new Law(
                new Distribution.Gamma(MEAN, shape),
                x -> Gamma.regularizedGammaQ(shape, x / scale),
                MEAN,
                shape * scale * scale);
    }

    private static Law pareto(double shape) {
        double variance = MEAN * MEAN * shape / ((shape - 1) * (shape - 1) * (shape - 2));
        return new Law(
                new Distribution.Pareto(MEAN, shape),
                x -> Math.pow(x / MEAN, -shape),
                MEAN * shape / (shape - 1),
                variance);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void upperTailsAreExactDownToTheLastOctave(Law law) {
        QuantileTable table = QuantileTable.of(law.distribution());
        for (double p : new double[] {0.4, 0.1, 0.03, 1e-2, 1e-3, 1e-4, 1e-6, 3e-9, 1e-12}) {
            double x = table.value(-(long) (p * 0x1.0p64));
            assertThat(law.tail().applyAsDouble(x)).isCloseTo(p, Percentage.withPercentage(0.1));
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void lowerTailsAreExactDownToOneInABillion(Law law) {
        QuantileTable table = QuantileTable.of(law.distribution());
        for (double p : new double[] {0.499, 0.1, 0.03, 1e-2, 1e-3, 1e-4, 1e-6, 1e-9}) {
            double below = 1 - law.tail().applyAsDouble(table.value((long) (p * 0x1.0p64)));
            assertThat(below).isEqualTo(p, within(1e-3 * p + 1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void meanAndVarianceAreThoseOfTheDistribution(Law law) {
        QuantileTable table = QuantileTable.of(law.distribution());
        double mean = integral(table, 1);
        double variance = integral(table, 2) - mean * mean;
        assertThat(table.mean()).isCloseTo(law.mean(), Percentage.withPercentage(1e-9));
        assertThat(mean).isCloseTo(law.mean(), Percentage.withPercentage(0.005));
        // The wide lognormal has 3 parts in 10,000 of its variance beyond the last octave.
        assertThat(variance).isCloseTo(law.variance(), Percentage.withPercentage(0.05));
    }

    /** The integral of value(u)^power over u in (0, 1), by Simpson's rule on pieces that shrink towards both ends. */
    private static double integral(QuantileTable table, int power) {
        double sum = 0;
        for (int octave = 1; octave <= 60; octave++) {
            long start = 1L << (63 - octave);
            long width = Math.max(1, start >> 10);
            for (long i = 0; i < start / width; i++) {
                long u = start + i * width;
                sum += width * (simpson(table, power, u, width) + simpson(table, power, -u - width, width));
            }
        }
        return sum / 0x1.0p64;
    }

    private static double simpson(QuantileTable table, int power, long u, long width) {
        double first = Math.pow(table.value(u), power);
        double middle = Math.pow(table.value(u + width / 2), power);
        double last = Math.pow(table.value(u + width - 1), power);
        return (first + 4 * middle + last) / 6;
    }

    @ParameterizedTest
    @MethodSource("laws")
    void valuesErrByLessThanOnePartInTenThousand(Law law) {
        QuantileTable table = QuantileTable.of(law.distribution());
        for (double p = 0.49; p > 1e-9; p *= 0.9987) {
            double exact = law.distribution().upperQuantile(p);
            assertThat(table.value(-(long) (p * 0x1.0p64))).isCloseTo(exact, Percentage.withPercentage(0.01));
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void aLargerUNeverGivesASmallerValue(Law law) {
        QuantileTable table = QuantileTable.of(law.distribution());
        double last = table.value(0);
        for (int i = 1; i < 1 << 16; i++) {
            double value = table.value((long) i << 48);
            assertThat(value).isGreaterThanOrEqualTo(last);
            last = value;
        }
        assertThat(table.value(-1)).isGreaterThanOrEqualTo(last).isFinite();
        for (int bit = 0; bit < 62; bit++) {
            assertThat(table.value(1L << bit)).isLessThanOrEqualTo(table.value(2L << bit));
            assertThat(table.value(-1L << bit)).isGreaterThanOrEqualTo(table.value(-2L << bit));
        }
    }

    @Test
    void theHalvesMeetAtTheMedian() {
        QuantileTable table = QuantileTable.of(new Distribution.Lognormal(MEAN, 9 * MEAN));
        assertThat(table.value(Long.MAX_VALUE)).isCloseTo(MEAN, Percentage.withPercentage(1e-9));
        assertThat(table.value(Long.MIN_VALUE)).isCloseTo(MEAN, Percentage.withPercentage(1e-9));
    }

    @Test
    void aConstantIsThatConstantWhateverTheBits() {
        QuantileTable table = QuantileTable.of(new Distribution.Constant(7.25));
        for (long bits : new long[] {0, 1, -1, Long.MIN_VALUE, 12_345}) {
            assertThat(table.value(bits)).isEqualTo(7.25);
            assertThat(table.nanos(bits)).isEqualTo(7);
        }
        assertThat(table.mean()).isEqualTo(7.25);
    }

    @Test
    void observedValuesAreJoinedByStraightLines() {
        QuantileTable table = QuantileTable.of(new Distribution.Empirical(List.of(40.0, 10.0, 20.0)));
        assertThat(table.mean()).isEqualTo(22.5);
        assertThat(table.value(1L << 62)).isEqualTo(15);
        assertThat(table.value(1L << 63)).isEqualTo(20);
        assertThat(table.value(3L << 62)).isEqualTo(30);
        assertThat(integral(table, 1)).isEqualTo(22.5, within(1e-6));
    }

    @Test
    void nanosecondsAreRoundedAndNeverNegativeOrEndless() {
        assertThat(QuantileTable.of(new Distribution.Constant(2.5)).nanos(0)).isEqualTo(3);
        assertThat(QuantileTable.of(new Distribution.Constant(2.49)).nanos(0)).isEqualTo(2);
        assertThat(QuantileTable.of(new Distribution.Constant(-3)).nanos(0)).isZero();
        assertThat(QuantileTable.of(new Distribution.Uniform(-10, 10)).nanos(0)).isZero();
        assertThat(QuantileTable.of(new Distribution.Pareto(1e9, 0.1)).nanos(-1))
                .isEqualTo(1L << 62);
    }

    /** Sampled, as the choice of the part is made by mixing: 4.5 standard errors of 4 million draws. */
    @Test
    void aMixtureHasTheSharesAndTheMeanOfItsParts() {
        QuantileTable table = QuantileTable.of(new Distribution.Mixture(List.of(
                new Weighted(3, new Distribution.Uniform(0, 1)),
                new Weighted(1, new Distribution.Exponential(10)),
                new Weighted(4, new Distribution.Constant(-1)))));
        assertThat(table.mean()).isEqualTo((3 * 0.5 + 10 - 4) / 8);
        Draws draws = new Draws(1, "mixture");
        int count = 4_000_000;
        int constants = 0;
        int beyondTen = 0;
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double value = table.value(draws.bits(k));
            constants += value == -1 ? 1 : 0;
            beyondTen += value > 10 ? 1 : 0;
            sum += value;
        }
        assertShare(constants, count, 0.5);
        assertShare(beyondTen, count, Math.exp(-1) / 8);
        double variance = (3 * (1.0 / 3) + 200 + 4) / 8 - table.mean() * table.mean();
        assertThat(sum / count).isEqualTo(table.mean(), within(4.5 * Math.sqrt(variance / count)));
    }

    private static void assertShare(int hits, int count, double share) {
        double error = Math.sqrt(share * (1 - share) / count);
        assertThat((double) hits / count).isEqualTo(share, within(4.5 * error));
    }
}
