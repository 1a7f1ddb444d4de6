package org.replsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeds are fixed, so a bound that one stream in 10^5 exceeds by chance holds once and for all. */
class DrawsTest {

    private static final int SAMPLES = 1 << 18;
    private static final double RARE = 1e-5;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, -1, 20_260_101})
    void allBytesAreUniform(long seed) {
        Draws draws = new Draws(seed, "think");
        for (int shift = 0; shift < 64; shift += 8) {
            int from = shift;
            assertUniform(256, k -> draws.bits(k) >>> from & 255);
            assertUniform(256, k -> draws.bits(7, k) >>> from & 255);
            assertUniform(256, actor -> draws.bits(actor, 7) >>> from & 255);
        }
    }

    @Test
    void consecutiveDecisionsAreIndependent() {
        Draws draws = new Draws(3, "think");
        assertUniform(1024, k -> nibbles(draws.bits(k), draws.bits(k + 1)));
        assertUniform(1024, k -> nibbles(draws.bits(5, k), draws.bits(5, k + 1)));
    }

    @Test
    void actorsAreIndependent() {
        Draws draws = new Draws(3, "think");
        assertUniform(1024, k -> nibbles(draws.bits(1, k), draws.bits(2, k)));
        assertUniform(1024, k -> nibbles(draws.bits(1, k), draws.bits(2, k + 1)));
        assertUniform(1024, k -> nibbles(draws.bits(0, k), draws.bits(k)));
    }

    @ParameterizedTest
    @CsvSource({"think, thinl", "a, b", "a, ''", "ab, ba", "db1/disk, db2/disk"})
    void namesAreIndependent(String one, String other) {
        Draws first = new Draws(3, one);
        Draws second = new Draws(3, other);
        assertUniform(1024, k -> nibbles(first.bits(k), second.bits(k)));
        assertThat(correlation(k -> first.bits(k), k -> second.bits(k))).isEqualTo(0, within(4.5 / Math.sqrt(SAMPLES)));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "0, 1", "0, -1", "1, 4611686018427387905"})
    void seedsAreIndependent(long one, long other) {
        Draws first = new Draws(one, "think");
        Draws second = new Draws(other, "think");
        assertUniform(1024, k -> nibbles(first.bits(k), second.bits(k)));
        assertThat(correlation(k -> first.bits(k), k -> second.bits(k))).isEqualTo(0, within(4.5 / Math.sqrt(SAMPLES)));
    }

    @Test
    void everyNameIsAFamilyOfItsOwn() {
        long[] first = IntStream.range(0, 100_000)
                .mapToLong(i -> new Draws(3, "db" + i / 10 + "/session/" + i % 10).bits(0))
                .toArray();
        assertThat(Arrays.stream(first).distinct()).hasSize(first.length);
    }

    @Test
    void aRemixedDrawIsIndependentOfTheDraw() {
        Draws draws = new Draws(3, "think");
        assertUniform(1024, k -> nibbles(draws.bits(k), Draws.remix(draws.bits(k))));
    }

    /** Of 64 bits each changes with a probability of one half: 32 on average, with a standard deviation of 4. */
    @Test
    void oneBitOfTheDecisionChangesHalfOfTheDraw() {
        Draws draws = new Draws(3, "think");
        for (int bit = 0; bit < 64; bit++) {
            long changed = 0;
            for (long k = 0; k < 4_096; k++) {
                changed += Long.bitCount(draws.bits(k) ^ draws.bits(k ^ 1L << bit));
            }
            assertThat(changed / 4_096.0).as("bit %d", bit).isEqualTo(32, within(5 * 4 / 64.0));
        }
    }

    @Test
    void theSameSeedNameAndNumberGiveTheSameBits() {
        assertThat(new Draws(9, "x").bits(5)).isEqualTo(new Draws(9, "x").bits(5));
        assertThat(new Draws(9, "x").bits(5, 6)).isEqualTo(new Draws(9, "x").bits(5, 6));
    }

    @Test
    void unitLiesInTheHalfOpenInterval() {
        assertThat(Draws.unit(0)).isZero();
        assertThat(Draws.unit(-1)).isLessThan(1).isEqualTo(1 - 0x1.0p-53);
        assertThat(Draws.unit(Long.MIN_VALUE)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 1_000, 1_000_003, (1L << 31) - 1, 1L << 40})
    void belowGivesEveryIntegerItsEqualShareOfTheBits(long bound) {
        assertThat(Draws.below(0, bound)).isZero();
        assertThat(Draws.below(-1, bound)).isEqualTo(bound - 1);
        for (long value = 1; value < bound; value += Math.max(1, bound / 7)) {
            long first = firstBitsOf(value, bound);
            assertThat(Draws.below(first, bound)).isEqualTo(value);
            assertThat(Draws.below(first - 1, bound)).isEqualTo(value - 1);
        }
    }

    /** The least even 64-bit number that is at least the share value / bound of 2^64. */
    private static long firstBitsOf(long value, long bound) {
        BigInteger divisor = BigInteger.valueOf(bound);
        BigInteger scaled = BigInteger.valueOf(value).shiftLeft(63);
        BigInteger rounded = scaled.add(divisor).subtract(BigInteger.ONE).divide(divisor);
        return rounded.shiftLeft(1).longValue();
    }

    private static long nibbles(long one, long other) {
        return one >>> 59 << 5 | other >>> 59;
    }

    private static void assertUniform(int cells, LongUnaryOperator cell) {
        long[] counts = new long[cells];
        for (long k = 0; k < SAMPLES; k++) {
            counts[(int) cell.applyAsLong(k)]++;
        }
        double expected = (double) SAMPLES / cells;
        double statistic = 0;
        for (long count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        ChiSquaredDistribution chiSquared = new ChiSquaredDistribution(null, cells - 1);
        assertThat(statistic)
                .isBetween(
                        chiSquared.inverseCumulativeProbability(RARE),
                        chiSquared.inverseCumulativeProbability(1 - RARE));
    }

    private static double correlation(LongUnaryOperator one, LongUnaryOperator other) {
        double sum = 0;
        for (long k = 0; k < SAMPLES; k++) {
            sum += (Draws.unit(one.applyAsLong(k)) - 0.5) * (Draws.unit(other.applyAsLong(k)) - 0.5);
        }
        return 12 * sum / SAMPLES;
    }
}
