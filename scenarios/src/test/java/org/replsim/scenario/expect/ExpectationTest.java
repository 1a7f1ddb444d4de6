package org.replsim.scenario.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.scenario.metric.Measured;
import org.replsim.scenario.metric.Records;
import org.replsim.scenario.problem.Place;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.yaml.Node;

/** The expression grammar, tried on two runs written by hand ({@link Records}): a with 1000, b with 500 commits a second. */
class ExpectationTest {

    private static final Vocabulary VOCABULARY =
            new Vocabulary(List.of("a", "b-2"), Set.of("db1", "db2"), Set.of("db1"), Set.of("db2"), 10);

    private static Map<String, Measured> runs() {
        Map<String, Measured> runs = new LinkedHashMap<>();
        runs.put("a", new Measured(Records.record(1000), "cores a"));
        runs.put("b-2", new Measured(Records.record(500), "nothing"));
        return runs;
    }

    private static Expectation expectation(String that, String... variants) {
        Node node = new Node.Scalar(new Place("t.yaml", 7, 11), "expect[0]", that, Node.Scalar.Sort.TEXT, 0);
        return Expectation.of(new Claim(that, node, List.of(variants), ""), VOCABULARY);
    }

    private static boolean holds(String that) {
        return expectation(that, "a").tryOn(runs()).get(0).passed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throughput == 1000/s",
                "throughput > 999/s and throughput < 1001/s",
                "throughput >= 1000/s and not throughput > 1000/s",
                "throughput[b-2] * 2 == throughput",
                "throughput / 2 == throughput[b-2]",
                "throughput != throughput[b-2]",
                "lag_max == 1500ms",
                "lag_max(db2) within 1% of 1.5s",
                "lag_max within 0.1s of 1.4s",
                "commits == 8000",
                "commits / throughput == 8s",
                "throughput * 8s == commits",
                "throughput == 2 * 1000 / 2s",
                "1 + 2 * 3 == 7 and (1 + 2) * 3 == 9 and 10 - 2 - 3 == 5 and 8 / 2 / 2 == 2 and -2 * -3 == 6",
                "lost_bytes == 700B and lost_seconds == 0.5s",
                "relay_log_space_max == 4KiB",
                "utilisation(\"cores a\") == 25%",
                "binding_resource == \"cores a\" and binding_resource[b-2] == 'nothing'",
                "semi_sync_status == ON and semi_sync_status at 5s == OFF",
                "throughput during 2s..4s == 350/s",
                "max(throughput during 2s..4s) == 400/s and min(throughput during 2s..4s) == 300/s",
                "last(throughput) == 1000/s and mean(throughput) == 550/s",
                "lag_max during 0s..3s == 0.3s",
                "latency_p99 at 3s == 3ms",
                "throughput at 2.5s == 300/s",
                "max(lag_max, lag_mean) == 1.5s and min(lag_max, lag_mean) == 0.25s and abs(lag_mean - lag_max) == 1.25s",
                "heartbeat_lag_max == never and lag_max != never",
                "not (deadlocks == 0 or lock_timeouts == 0)",
                "deadlocks == 0 or lock_timeouts == 6 and failed == 7",
                "semi_sync_off_at == 4s and semi_sync_on_at - semi_sync_off_at == 2s",
                "Rpl_semi_sync_master_yes_tx + Rpl_semi_sync_master_no_tx == 100",
                "lag_max > 0 and 0 < throughput",
            })
    void whatIsTrueHolds(String that) {
        assertThat(holds(that)).as(that).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throughput > 1000/s",
                "throughput within 5% of 1100/s",
                "heartbeat_lag_max < 1s",
                "heartbeat_lag_max > 1s",
                "deadlocks == 0 and lock_timeouts == 6",
                "binding_resource == \"disk a\""
            })
    void whatIsFalseDoesNot(String that) {
        assertThat(holds(that)).as(that).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throughput | 11 | says nothing that could be true or false",
                "lag_max < 2 | 19 | write a unit, such as 2s",
                "lag_max < 5MiB | 19 | they cannot be compared",
                "lag_max + throughput > 1 | 19 | cannot be added or subtracted",
                "throughputs > 1/s | 11 | did you mean \"throughput\"?",
                "throughput > 1/s > 2/s | 28 | only one comparison at a time",
                "throughput = 1/s | 22 | write == to compare",
                "throughput > | 23 | needs a metric or a number, not the end",
                "throughput > 1/s) | 27 | needs the end, \"and\" or \"or\", not \")\"",
                "(throughput > 1/s | 28 | needs \")\", not the end",
                "throughput[c] > 1/s | 22 | there is no variant \"c\"",
                "lag_max(db1) > 1s | 19 | is not known of \"db1\"",
                "commits(db1) during 1s..2s > 1 | 24 | is not watched over time",
                "throughput during 1s..20s > 1/s | 33 | is after the end of the run",
                "throughput during 5..6 > 1/s | 29 | needs a time such as 25s",
                "throughput > 1furlong | 24 | unknown unit \"furlong\"",
                "binding_resource < \"x\" | 28 | texts can only be compared with == and !=",
                "binding_resource * 2 == 1 | 28 | only numbers can be multiplied",
                "not throughput | 15 | needs something that is true or false",
                "throughput > 1/s and commits | 32 | is not true or false",
                "ghosts(db1) == 0 | 18 | is about the whole run",
                "utilisation > 1 | 11 | name the resource",
                "max(commits) > 1 | 11 | needs a metric that is watched over time",
                "abs(1, 2) > 1 | 11 | takes one value",
                "binding_resource == \"x | 31 | a quote is opened and never closed",
                "throughput within 5s of 3/s | 22 | the tolerance must be a percentage",
                "throughput within 5% 3/s | 32 | needs \"of\"",
            })
    void aMistakeIsFoundAtItsPlace(String that, int column, String message) {
        assertThatThrownBy(() -> expectation(that, "a"))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageStartingWith("t.yaml:7:" + column + ": expect[0]: ")
                .hasMessageContaining(message);
    }

    @Test
    void bracketsWithoutEndAreRefused() {
        String deep = "(".repeat(500) + "1 == 1" + ")".repeat(500);
        assertThatThrownBy(() -> expectation(deep)).hasMessageContaining("too many brackets");
        assertThatThrownBy(() -> expectation("not ".repeat(500) + "1 == 1")).hasMessageContaining("too many times");
        assertThatThrownBy(() -> expectation("1 == " + "-".repeat(500) + "1")).hasMessageContaining("too many signs");
    }

    @Test
    void withoutAVariantItMustHoldInAll() {
        List<ExpectationResult> results = expectation("throughput > 600/s").tryOn(runs());
        assertThat(results).extracting(ExpectationResult::variant).containsExactly("a", "b-2");
        assertThat(results).extracting(ExpectationResult::passed).containsExactly(true, false);
    }

    @Test
    void anExpressionThatNamesItsVariantsIsTriedOnce() {
        List<ExpectationResult> results =
                expectation("throughput[a] > throughput[b-2]").tryOn(runs());
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.variant()).isEmpty();
            assertThat(result.measured()).isEqualTo("throughput[a] = 1000/s, throughput[b-2] = 500/s");
        });
    }

    @Test
    void bothSidesAreShownWithTheirValues() {
        assertThat(expectation("throughput within 5% of 1100/s", "a")
                        .tryOn(runs())
                        .get(0)
                        .measured())
                .isEqualTo("throughput = 1000/s (-9.091% off)");
        assertThat(expectation("lag_max < 2 * lag_mean", "a")
                        .tryOn(runs())
                        .get(0)
                        .measured())
                .isEqualTo("lag_max = 1.5s, 2 * lag_mean = 500ms");
    }
}
