package org.replsim.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Worked by hand: the source writes 100 transactions a second, one every 10 ms, and is looked at every 100 ms. */
class TrueLagTest {

    private static final long MS = 1_000_000;

    private static final List<Sample> SOURCE =
            List.of(sample(100 * MS, 10, 0), sample(200 * MS, 20, 0), sample(300 * MS, 30, 0));

    @Test
    void theAgeIsThatOfTheOldestNotApplied() {
        assertThat(TrueLag.nanos(sample(300 * MS, 0, 24), SOURCE))
                .as("25 came at 250 ms")
                .isEqualTo(50.0 * MS);
        assertThat(TrueLag.nanos(sample(300 * MS, 0, 0), SOURCE))
                .as("1 came at 10 ms")
                .isEqualTo(290.0 * MS);
    }

    @Test
    void whoHasAllIsNotBehind() {
        assertThat(TrueLag.nanos(sample(300 * MS, 0, 30), SOURCE)).isZero();
        assertThat(TrueLag.nanos(sample(300 * MS, 0, 31), SOURCE)).isZero();
    }

    @Test
    void positionsOfSeveralDomainsAreAddedUp() {
        assertThat(Sample.transactions("0-1-120,7-3-5")).isEqualTo(125);
        assertThat(Sample.transactions("")).isZero();
    }

    private static Sample sample(long atNanos, long written, long applied) {
        return new Sample(atNanos, Map.of(), Map.of(), written, applied);
    }
}
