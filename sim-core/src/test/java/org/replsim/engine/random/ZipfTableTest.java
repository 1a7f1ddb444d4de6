package org.replsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frequencies against their definition, p_k = (1 / k^s) / sum of 1 / i^s. */
class ZipfTableTest {

    private static double[] probabilities(int count, double exponent) {
        double[] shares = new double[count];
        double total = 0;
        for (int k = count; k >= 1; k--) {
            shares[k - 1] = Math.pow(k, -exponent);
            total += shares[k - 1];
        }
        for (int k = 0; k < count; k++) {
            shares[k] /= total;
        }
        return shares;
    }

    /** All columns are read at equal distances, so each column errs by two steps at most. */
    @ParameterizedTest(name = "{0} ranks, exponent {1}")
    @CsvSource({"1, 1", "2, 1", "3, 0", "10, 0.5", "64, 1", "100, 0.99", "100, 1.5", "100, 0", "50, 20"})
    void everyRankHasItsShareOfTheBits(int count, double exponent) {
        ZipfTable table = ZipfTable.of(count, exponent);
        int steps = 1 << 21;
        long[] hits = new long[count];
        for (long i = 0; i < steps; i++) {
            hits[table.rank(i << 43 | 1L << 42)]++;
        }
        double[] expected = probabilities(count, exponent);
        for (int k = 0; k < count; k++) {
            assertThat((double) hits[k] / steps).as("rank %d", k).isEqualTo(expected[k], within(2.0 * count / steps));
        }
    }

    /** Draws for the ranks that come often, within 4.5 standard errors. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_000_000})
    void drawsHaveTheFrequenciesOfTheDefinition(int count) {
        ZipfTable table = ZipfTable.of(count, 1);
        double[] expected = probabilities(count, 1);
        Draws draws = new Draws(5, "rows");
        int samples = 4_000_000;
        long[] hits = new long[count];
        for (int k = 0; k < samples; k++) {
            hits[table.rank(draws.bits(k))]++;
        }
        for (int from = 0, width = 1; from + width <= count; from += width, width = Math.max(1, from / 4)) {
            double share = 0;
            long seen = 0;
            for (int k = from; k < from + width; k++) {
                share += expected[k];
                seen += hits[k];
            }
            double error = Math.sqrt(share * (1 - share) / samples);
            assertThat((double) seen / samples).as("ranks from %d", from).isEqualTo(share, within(4.5 * error));
        }
    }

    @Test
    void everyRankOfAMillionCanBeDrawnAndNoOther() {
        int count = 1_000_000;
        ZipfTable table = ZipfTable.of(count, 0);
        boolean[] seen = new boolean[count];
        for (int k = 0; k < count; k++) {
            seen[table.rank(Long.divideUnsigned(-1, count) * k + Long.divideUnsigned(-1, 2L * count))] = true;
        }
        for (int k = 0; k < count; k++) {
            assertThat(seen[k]).as("rank %d", k).isTrue();
        }
        assertThat(table.rank(-1)).isLessThan(count);
        assertThat(table.rank(0)).isNotNegative();
    }

    @Test
    void countsAndExponentsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ZipfTable.of(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ZipfTable.of(ZipfTable.MAX_COUNT + 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ZipfTable.of(10, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> ZipfTable.of(10, Double.NaN));
    }
}
