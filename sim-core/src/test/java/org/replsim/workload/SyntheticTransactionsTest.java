package org.replsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;

/** What a transaction of a mix is, as a function of its number alone, against the laws of the mix. */
class SyntheticTransactionsTest {

    private static final int MANY = 100_000;
    /** How often a true hypothesis may be refused; the seeds are fixed, so one that is not refused never is. */
    private static final double REFUSED = 1e-3;

    private final Shape shape = new Shape();

    /** Weights 3 : 1 : 6, told apart by the bytes of their rows. */
    @Test
    void kindsComeByTheirWeights() {
        SyntheticTransactions mix = of(kind(3, 100, null), kind(1, 200, null), kind(6, 300, null));
        long[] counts = new long[3];
        for (int i = 0; i < MANY; i++) {
            mix.shape(TransactionId.of(1, i % 64, i / 64), shape);
            counts[shape.bytesPerRow / 100 - 1]++;
        }
        assertLaw(new double[] {0.3, 0.1, 0.6}, counts);
    }

    @Test
    void rowsAreSpreadEvenlyOverTheirRange() {
        SyntheticTransactions mix = of(new TransactionSpec(1, 2, new IntRange(5, 14), 100, 50, null, false, 0));
        long[] counts = new long[10];
        for (int i = 0; i < MANY; i++) {
            mix.shape(TransactionId.of(1, 0, i), shape);
            assertThat(shape.rowsOf(0) + shape.rowsOf(1)).isEqualTo(shape.rows);
            counts[shape.rows - 5]++;
        }
        double[] even = new double[10];
        Arrays.fill(even, 0.1);
        assertLaw(even, counts);
    }

    /** Zipf: rank k with a probability proportional to 1 / k^s. */
    @ParameterizedTest(name = "exponent {0}")
    @ValueSource(doubles = {0, 0.8, 1.5})
    void hotRowsArePopularByZipfsLaw(double exponent) {
        SyntheticTransactions mix = of(kind(1, 100, new HotRows(20, exponent, 1)));
        long[] counts = new long[20];
        long base = mix.key(TransactionId.of(1, 0, 0), 0) & ~0xffL;
        for (int i = 0; i < MANY; i++) {
            counts[(int) (mix.key(TransactionId.of(1, i % 7, i), i % 3) - base)]++;
        }
        double[] law = new double[20];
        for (int k = 0; k < 20; k++) {
            law[k] = Math.pow(k + 1, -exponent);
        }
        assertLaw(law, counts);
    }

    /** A share of the rows is hot; the others are new, and nobody waits for them. */
    @Test
    void onlyAShareOfTheRowsIsHot() {
        SyntheticTransactions mix = of(kind(1, 100, new HotRows(20, 1, 0.3)));
        long hot = 0;
        for (int i = 0; i < MANY; i++) {
            hot += mix.key(TransactionId.of(1, 0, i), 0) >= 0 ? 1 : 0;
        }
        assertThat((double) hot / MANY).isEqualTo(0.3, within(3.3 * Math.sqrt(0.3 * 0.7 / MANY)));
        assertThat(of(kind(1, 100, null)).key(5, 0)).isEqualTo(-1);
    }

    /** Nothing is stored: asked again, in any order, a transaction is what it was; its place among the sources is no matter. */
    @Test
    void aTransactionIsAFunctionOfItsNumber() {
        TransactionSpec kind =
                new TransactionSpec(1, 2, new IntRange(2, 50), 100, 50, new HotRows(1_000, 1, 0.5), false, 0);
        SyntheticTransactions one = new SyntheticTransactions("main", List.of(kind, kind), 9, 1);
        SyntheticTransactions other = new SyntheticTransactions("main", List.of(kind, kind), 9, 4);
        Shape again = new Shape();
        for (int i = 0; i < 1_000; i++) {
            long id = TransactionId.of(1, 3, i);
            long moved = TransactionId.of(4, 3, i);
            one.shape(id, shape);
            other.shape(moved, again);
            assertThat(again.rows).isEqualTo(shape.rows);
            assertThat(other.statementBits(moved, 1)).isEqualTo(one.statementBits(id, 1));
            assertThat(one.statementBits(id, 0)).isNotEqualTo(one.statementBits(id, 1));
            long key = one.key(id, 1);
            assertThat(other.key(moved, 1)).isEqualTo(key < 0 ? -1 : key + (3L << 40));
        }
    }

    @Test
    void aDdlIsOneStatementThatTakesItsTime() {
        SyntheticTransactions mix = of(new TransactionSpec(1, 1, new IntRange(1, 1), 0, 120, null, true, 5_000_000));
        mix.shape(0, shape);
        assertThat(shape.ddl).isTrue();
        assertThat(shape.ddlNanos).isEqualTo(5_000_000);
    }

    private static TransactionSpec kind(double weight, int bytesPerRow, @Nullable HotRows hot) {
        return new TransactionSpec(weight, 1, new IntRange(1, 1), bytesPerRow, 50, hot, false, 0);
    }

    private static SyntheticTransactions of(TransactionSpec... kinds) {
        return new SyntheticTransactions("main", List.of(kinds), 42, 1);
    }

    private static void assertLaw(double[] law, long[] counts) {
        assertThat(new ChiSquareTest().chiSquareTest(law, counts)).isGreaterThan(REFUSED);
    }
}
