package org.replsim.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.reports.SyntheticResults;
import org.replsim.reports.SyntheticRun;

/** Sentences worked out by hand from the numbers in each test. */
class VerdictTest {

    private static SyntheticRun run(String name, double commitsPerSecond, double p50Millis) {
        return SyntheticRun.named(name)
                .load(commitsPerSecond, 1)
                .metric("latency_p50", "", "s", p50Millis / 1e3)
                .metric("latency_p99", "", "s", 2 * p50Millis / 1e3);
    }

    private static String verdict(SyntheticRun... runs) {
        return String.join(" ", Verdict.of(SyntheticResults.of("name", "title", runs)));
    }

    @Test
    void twoVariantsAreToldAsCostAndGain() {
        // 1 - 2960/5120 = 0.4219; 18.5 - 8.1 = 10.4; the crash comes after 40 s of 5120 and of 2960 commits a second
        assertThat(verdict(
                        run("async", 5120, 8.1).crash(40, 37),
                        run("semi-sync", 2960, 18.5).crash(40, 0)))
                .isEqualTo("semi-sync costs 42 % of the throughput of async (5,120 -> 2,960 commits/s) and adds 10.4 ms"
                        + " at p50. semi-sync lost 0 of 118,400 acknowledged commits at the crash of db1;"
                        + " async lost 37 of 204,800.");
    }

    @Test
    void aFasterSecondVariantIsAGain() {
        assertThat(verdict(run("old", 1000, 20), run("new", 1500, 12)))
                .isEqualTo("new has 50 % more throughput than old (1,000 -> 1,500 commits/s) and saves 8 ms at p50.");
    }

    @Test
    void equalThroughputIsSaidToBeEqual() {
        assertThat(verdict(run("async", 1000, 2), run("semi-sync", 1001, 12)))
                .isEqualTo("semi-sync has the throughput of async (1,000 -> 1,001 commits/s) and adds 10 ms at p50.");
    }

    @Test
    void aTailThatDiffersIsToldWhenTheMiddleDoesNot() {
        SyntheticRun calm = run("calm", 1000, 2);
        SyntheticRun wild = run("wild", 1000, 2).metric("latency_p99", "", "s", 0.05);

        assertThat(verdict(calm, wild)).endsWith("and adds 46 ms at p99.");
    }

    @Test
    void severalVariantsAreToldByTheirExtremes() {
        assertThat(verdict(
                        run("a", 2000, 5).crash(30, 12),
                        run("b", 6000, 2).crash(30, 0),
                        run("c", 1500, 9).crash(30, 40)))
                .isEqualTo(
                        "b is fastest: 6,000 commits/s, p50 2 ms. c is slowest: 1,500 commits/s (75 % less), p50 9 ms."
                                + " At the crash of db1 c lost most, 40 of 45,000 acknowledged commits; b lost none.");
    }

    @Test
    void oneVariantIsToldAlone() {
        assertThat(verdict(run("base", 5120, 8.1)
                        .semiSync(20, 43)
                        .metric("lag_end", "db2", "s", 49)
                        .metric("lag_max", "db2", "s", 49)
                        .metric("not_applied", "db2", "transactions", 1000)))
                .isEqualTo(
                        "db1 acknowledges 5,120 commits/s, p50 8.1 ms, p99 16.2 ms."
                                + " Semi-sync was OFF for 23 s of 60 s. db2 ends 49 s behind, with 1,000 transactions to apply, and falls further behind.");
    }

    @Test
    void aReplicaThatCatchesUpDoesNotFallFurtherBehind() {
        assertThat(verdict(run("base", 100, 1)
                        .metric("lag_end", "db2", "s", 5)
                        .metric("lag_max", "db2", "s", 49)
                        .metric("not_applied", "db2", "transactions", 1000)))
                .endsWith("db2 ends 5 s behind, with 1,000 transactions to apply.");
    }

    @Test
    void aVariantThatDoesNothingIsNamed() {
        assertThat(verdict(run("async", 1000, 2), run("stuck", 0, 2)))
                .isEqualTo("stuck acknowledges no commit in the measurement window.");
    }
}
