package org.replsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

    /** Published values: Wichura 1988, table 1 (0.25, 0.001, 10^-20), and the usual tables. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.25, 0.6744897501960817",
        "0.1, 1.2815515655446004",
        "0.05, 1.6448536269514722",
        "0.01, 2.3263478740408408",
        "0.001, 3.090232306167814",
        "1e-6, 4.753424308822899",
        "1e-20, 9.262340089798408"
    })
    void agreesWithPublishedQuantiles(double p, double z) {
        assertThat(Normal.upperQuantile(p)).isEqualTo(z, within(2e-15 * Math.max(1, z)));
    }

    @Test
    void isSymmetricAboutTheMedian() {
        for (double p : new double[] {0.5, 0.375, 0.0625, 0x1.0p-20, 0x1.0p-50}) {
            assertThat(Normal.upperQuantile(1 - p)).isEqualTo(-Normal.upperQuantile(p), within(1e-15));
        }
    }

    /** The complementary error function of commons-math gives the probability back, far into the tail. */
    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.6, 0.5, 0.0751, 0.0749, 1e-3, 1e-7, 1.4e-11, 1.3e-11, 1e-12, 1e-40, 1e-290})
    void isTheInverseOfTheTailProbability(double p) {
        double tail = Erf.erfc(Normal.upperQuantile(p) / Math.sqrt(2)) / 2;
        assertThat(tail).isCloseTo(p, Percentage.withPercentage(1e-9));
    }

    @Test
    void thereIsNoQuantileForACertainOrImpossibleEvent() {
        for (double p : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Normal.upperQuantile(p));
        }
    }
}
