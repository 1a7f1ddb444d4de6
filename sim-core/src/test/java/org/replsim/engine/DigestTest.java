package org.replsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A digest tells two histories apart by everything that makes them different. */
class DigestTest {

    /** Takes in facts of three numbers each: kind, time, number. */
    private static long digest(long... facts) {
        Digest digest = new Digest();
        for (int i = 0; i < facts.length; i += 3) {
            digest.add((int) facts[i], facts[i + 1], facts[i + 2]);
        }
        return digest.value();
    }

    @Test
    void equalHistoriesHaveEqualDigests() {
        assertThat(digest(1, 10, 100, 2, 20, 200)).isEqualTo(digest(1, 10, 100, 2, 20, 200));
    }

    @Test
    void theOrderMatters() {
        assertThat(digest(1, 10, 100, 2, 20, 200)).isNotEqualTo(digest(2, 20, 200, 1, 10, 100));
        assertThat(digest(1, 10, 100, 1, 10, 101)).isNotEqualTo(digest(1, 10, 101, 1, 10, 100));
    }

    @Test
    void theKindTheTimeAndTheNumberMatter() {
        long reference = digest(1, 10, 100);
        assertThat(digest(2, 10, 100)).isNotEqualTo(reference);
        assertThat(digest(1, 11, 100)).isNotEqualTo(reference);
        assertThat(digest(1, 10, 101)).isNotEqualTo(reference);
    }

    @Test
    void theNumbersDoNotStandForOneAnother() {
        assertThat(digest(1, 10, 100)).isNotEqualTo(digest(10, 1, 100));
        assertThat(digest(1, 10, 100)).isNotEqualTo(digest(1, 100, 10));
        assertThat(digest(1, 10, 100)).isNotEqualTo(digest(100, 10, 1));
    }

    @Test
    void aFactMoreIsSeenEvenIfItIsAllZero() {
        assertThat(digest(0, 0, 0)).isNotEqualTo(digest());
        assertThat(digest(0, 0, 0, 0, 0, 0)).isNotEqualTo(digest(0, 0, 0));
    }

    /** 10^6 values of 64 bits have a common pair with a probability of 3 in 10^8. */
    @Test
    void aMillionSmallHistoriesAreAllDifferent() {
        long[] digests = new long[1_000_000];
        int count = 0;
        for (int kind = 0; kind < 10; kind++) {
            for (int time = 0; time < 100; time++) {
                for (int number = 0; number < 1_000; number++) {
                    digests[count++] = digest(kind, time, number, 1, 50, 5);
                }
            }
        }
        assertThat(distinct(digests)).isEqualTo(count);
    }

    private static int distinct(long[] values) {
        Arrays.sort(values);
        int count = 1;
        for (int i = 1; i < values.length; i++) {
            count += values[i] == values[i - 1] ? 0 : 1;
        }
        return count;
    }
}
