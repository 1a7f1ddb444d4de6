package org.replsim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.SECONDS;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.replsim.engine.random.Distribution;

/** What is left to chance follows from the seed, and has the distribution it was given. */
class PlanTest {

    private static final Fault CRASH = new CrashProcess("db2");
    private static final Fault START = new StartServer("db2");
    private static final long YEAR = 365L * 86_400 * SECONDS;

    private static List<TimelineEntry> renewals(long seed, double mttfSeconds, double mttrSeconds) {
        Renewal renewal = new Renewal(
                "crash db2",
                new Distribution.Exponential(mttfSeconds * SECONDS),
                new Distribution.Exponential(mttrSeconds * SECONDS),
                CRASH,
                START);
        return new Plan(List.of(), List.of(), List.of(renewal)).timeline(seed, YEAR);
    }

    /** A / (A + B): renewal theory. With 52,000 cycles a standard deviation of the availability is about 0.0004. */
    @Test
    void availabilityIsMttfOverMttfAndMttr() {
        List<TimelineEntry> entries = renewals(1, 540, 60);
        long down = 0;
        long since = -1;
        for (TimelineEntry entry : entries) {
            assertThat(entry.fault()).isEqualTo(since < 0 ? CRASH : START);
            down += since < 0 ? 0 : entry.atNanos() - since;
            since = since < 0 ? entry.atNanos() : -1;
        }
        assertThat(1 - down / (double) YEAR).isBetween(0.898, 0.902);
        assertThat(entries).isSortedAccordingTo(Comparator.comparingLong(TimelineEntry::atNanos));
        // 31,536,000 s / 600 s = 52,560 cycles; the count's standard deviation is about 208.
        assertThat(entries.size() / 2).isBetween(51_700, 53_400);
    }

    @Test
    void aSeedGivesAlwaysTheSameAndAnotherAnother() {
        assertThat(renewals(7, 100, 10)).isEqualTo(renewals(7, 100, 10)).isNotEqualTo(renewals(8, 100, 10));
    }

    /** Uniform from 10 to 20 s: the mean of 2,000 seeds is 15 s within four standard deviations of 0.065 s. */
    @Test
    void aRandomInstantHasItsDistribution() {
        Plan plan = new Plan(
                List.of(),
                List.of(new RandomEntry("timeline 0", new Distribution.Uniform(10e9, 20e9), 5 * SECONDS, CRASH, "")),
                List.of());
        double[] seconds = LongStream.range(0, 2_000)
                .mapToDouble(seed -> plan.timeline(seed, YEAR).get(0).atNanos() / 1e9 - 5)
                .toArray();
        assertThat(seconds).doesNotContain(Double.NaN);
        for (double each : seconds) {
            assertThat(each).isBetween(10.0, 20.0);
        }
        assertThat(java.util.Arrays.stream(seconds).average().orElseThrow()).isBetween(14.74, 15.26);
    }

    /** Two steps of one entry share the draw, so that their distance is what was written. */
    @Test
    void stepsOfOneEntryKeepTheirDistance() {
        Distribution at = new Distribution.Exponential(30e9);
        Plan plan = new Plan(
                List.of(),
                List.of(
                        new RandomEntry("timeline 3", at, 0, CRASH, "upgrade"),
                        new RandomEntry("timeline 3", at, 30 * SECONDS, START, "upgrade")),
                List.of());
        for (long seed = 0; seed < 50; seed++) {
            List<TimelineEntry> entries = plan.timeline(seed, YEAR);
            assertThat(entries.get(1).atNanos() - entries.get(0).atNanos()).isEqualTo(30 * SECONDS);
            assertThat(entries.get(0).text()).isEqualTo("upgrade: crash db2");
        }
    }
}
