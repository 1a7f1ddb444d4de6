package org.replsim.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.reports.SyntheticResults;
import org.replsim.reports.SyntheticRun;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.result.ScenarioResult;

class SummaryTest {

    private static SyntheticRun run(String name, double commitsPerSecond, double p50, double p95, double p99) {
        return SyntheticRun.named(name)
                .load(commitsPerSecond, 1)
                .metric("latency_p50", "", "s", p50 / 1e3)
                .metric("latency_p95", "", "s", p95 / 1e3)
                .metric("latency_p99", "", "s", p99 / 1e3);
    }

    private static ScenarioResult result() {
        ScenarioResult bare = SyntheticResults.of(
                "async-vs-semi-sync",
                "What does semi-sync cost over a 10 ms link?",
                run("async", 5120, 8.1, 12, 16)
                        .steady("at_risk_transactions", 61)
                        .metric("lag_max", "db2", "s", 0.052)
                        .binding(
                                "cores a",
                                0.08,
                                "cores a: a tenth cheaper gives 8 % more throughput; faster processors")
                        .crash(40, 37),
                run("semi-sync", 2960, 18.5, 22.5, 31)
                        .steady("at_risk_transactions", 0)
                        .metric("lag_max", "db2", "s", 0.021)
                        .binding(
                                "rtt db1-db2",
                                0.07,
                                "rtt db1-db2: a tenth cheaper gives 7 % more throughput; a shorter round trip")
                        .semiSync()
                        .crash(40, 0));
        return SyntheticResults.with(
                bare,
                List.of(
                        new ExpectationResult(
                                "lost_transactions == 0",
                                "semi-sync",
                                true,
                                "lost_transactions = 0",
                                "",
                                "a.yaml:30:5"),
                        new ExpectationResult(
                                "lost_transactions > 100",
                                "async",
                                false,
                                "lost_transactions = 37",
                                "the wire holds more",
                                "a.yaml:31:5")),
                List.of(new Assumption("hosts.a", "8", Assumption.Origin.ASSUMED, "preset nvme")));
    }

    @Test
    void theWholeSummary() {
        assertThat(Summary.of(result(), Style.PLAIN, "Results: results/x-001 (8 charts)"))
                .containsExactly(
                        "async-vs-semi-sync: What does semi-sync cost over a 10 ms link?",
                        "",
                        "semi-sync costs 42 % of the throughput of async (5,120 -> 2,960 commits/s) and adds 10.4 ms at p50.",
                        "semi-sync lost 0 of 118,400 acknowledged commits at the crash of db1; async lost 37 of 204,800.",
                        "",
                        "variant    commits/s      p50      p95    p99  lost  at risk  max lag  semi-sync OFF",
                        "async          5,120   8.1 ms    12 ms  16 ms    37       61    52 ms              -",
                        "semi-sync      2,960  18.5 ms  22.5 ms  31 ms     0        0    21 ms            0 s",
                        "",
                        "Crash of db1 at 40 s; db2 has received most",
                        "variant    acknowledged     kept  lost     bytes  seconds  ghosts  phantoms  errant",
                        "async           204,800  204,763    37  22.2 KiB   7.4 ms       0        37      40",
                        "semi-sync       118,400  118,400     0       0 B      0 s       0         0       3",
                        "",
                        "What limits it",
                        "  async: cores a (a tenth cheaper: 8 % more throughput); faster processors",
                        "  semi-sync: rtt db1-db2 (a tenth cheaper: 7 % more throughput); a shorter round trip",
                        "",
                        "Expected: 1 of 2 hold",
                        "  ok    semi-sync: lost_transactions == 0",
                        "  FAIL  async: lost_transactions > 100",
                        "        measured: lost_transactions = 37",
                        "        because: the wire holds more",
                        "        a.yaml:31:5",
                        "",
                        "Results: results/x-001 (8 charts)",
                        "seed 42, scenario 9f86d081884c, digest 00112233445566ff, replsim 0.1.0",
                        "Servers: mariadb-10.11; machine assumed (1 value: check --explain lists them).",
                        "Little's law residual: 0.04 %");
    }

    @Test
    void noLineIsTooLong() {
        assertThat(Summary.of(SyntheticResults.ten(), Style.PLAIN, "Results: here"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Summary.WIDTH));
    }

    @Test
    void coloursAreOnlyAddedNeverNeeded() {
        List<String> coloured = Summary.of(result(), Style.COLOUR, "Results: here");

        assertThat(coloured).anySatisfy(line -> assertThat(line).contains("\u001b[1;31mFAIL\u001b[0m"));
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
                .isEqualTo(Summary.of(result(), Style.PLAIN, "Results: here"));
    }
}
