package org.replsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.engine.random.Distribution.Mixture.Weighted;

class DistributionTest {

    static List<Distribution> invertible() {
        return List.of(
                new Distribution.Constant(3),
                new Distribution.Uniform(1, 5),
                new Distribution.Exponential(4),
                new Distribution.Lognormal(2, 30),
                new Distribution.Gamma(4, 0.3),
                new Distribution.Gamma(4, 9),
                new Distribution.Pareto(1, 1.2),
                new Distribution.Empirical(List.of(1.0, 4.0, 9.0, 16.0)));
    }

    @ParameterizedTest
    @MethodSource("invertible")
    void lowerAndUpperQuantilesAreOneFunction(Distribution distribution) {
        for (double p : new double[] {0.01, 0.2, 0.5, 0.75, 0.999}) {
            assertThat(distribution.quantile(p))
                    .isCloseTo(distribution.upperQuantile(1 - p), Percentage.withPercentage(1e-6));
        }
    }

    @Test
    void theLognormalHasTheMedianAndThe99thPercentileItWasGiven() {
        Distribution lognormal = new Distribution.Lognormal(2, 30);
        assertThat(lognormal.quantile(0.5)).isEqualTo(2, within(1e-12));
        assertThat(lognormal.upperQuantile(0.01)).isEqualTo(30, within(1e-12));
        assertThat(new Distribution.Lognormal(2, 2).upperQuantile(1e-6)).isEqualTo(2);
    }

    @Test
    void theGammaOfShapeOneIsTheExponential() {
        for (double p : new double[] {1e-9, 1e-3, 0.5, 0.9}) {
            assertThat(new Distribution.Gamma(7, 1).upperQuantile(p))
                    .isCloseTo(new Distribution.Exponential(7).upperQuantile(p), Percentage.withPercentage(1e-5));
        }
    }

    @Test
    void theParetoOfShapeOneOrLessHasNoMean() {
        assertThat(new Distribution.Pareto(3, 1).mean()).isInfinite();
        assertThat(new Distribution.Pareto(3, 2).mean()).isEqualTo(6);
    }

    @Test
    void theMeanOfObservedValuesIsThatOfTheStraightLines() {
        assertThat(new Distribution.Empirical(List.of(5.0)).mean()).isEqualTo(5);
        assertThat(new Distribution.Empirical(List.of(1.0, 3.0)).mean()).isEqualTo(2);
        assertThat(new Distribution.Empirical(List.of(10.0, 0.0, 1.0)).mean()).isEqualTo(0.5 * (0.5 + 5.5));
    }

    @Test
    void weightsNeedNotAddUpToOne() {
        Distribution mixture = new Distribution.Mixture(
                List.of(new Weighted(6, new Distribution.Constant(1)), new Weighted(2, new Distribution.Constant(5))));
        assertThat(mixture.mean()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> mixture.upperQuantile(0.5));
    }

    @Test
    void impossibleParametersAreRefused() {
        assertRefused(() -> new Distribution.Constant(Double.NaN));
        assertRefused(() -> new Distribution.Uniform(2, 1));
        assertRefused(() -> new Distribution.Uniform(0, Double.POSITIVE_INFINITY));
        assertRefused(() -> new Distribution.Exponential(0));
        assertRefused(() -> new Distribution.Lognormal(0, 1));
        assertRefused(() -> new Distribution.Lognormal(2, 1));
        assertRefused(() -> new Distribution.Gamma(1, -1));
        assertRefused(() -> new Distribution.Pareto(-1, 1));
        assertRefused(() -> new Distribution.Empirical(List.of()));
        assertRefused(() -> new Distribution.Empirical(List.of(Double.NaN)));
        assertRefused(() -> new Distribution.Mixture(List.of()));
        assertRefused(() -> new Weighted(0, new Distribution.Constant(1)));
    }

    private static void assertRefused(ThrowingCallable construction) {
        assertThatIllegalArgumentException().isThrownBy(construction);
    }
}
