package org.replsim.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.result.ScenarioResult;

/** A scenario that types and asks, from its file to the verdict. */
class StatementsTest {

    private static final String TEXT = """
            name: typed
            title: Does it answer?
            duration: 10s
            hosts: {a: {cores: 8, address: 10.0.0.1}, b: {cores: 8}}
            servers: {db1: {host: a, cnf: {log_bin: mysql-bin}}, db2: {host: b}}
            links: [{between: [db1, db2], rtt: 1ms}]
            variants:
              maria: {}
              mysql: {servers: {db1: {profile: mysql-8.0}, db2: {profile: mysql-8.0}}}
            timeline:
              - {at: 0s, on: db1, sql: [CREATE DATABASE d, "CREATE TABLE d.t (a INT PRIMARY KEY)"]}
              - {at: 1s, on: db1, sql: INSERT INTO d.t VALUES (1)}
              - {at: 2s, on: db1, name: again, sql: INSERT INTO d.t VALUES (1)}
              - {at: 3s, on: db1, name: sleep, sql: SELECT SLEEP(2)}
            expect:
              - {at: 4s, on: db1, ask: SELECT a FROM d.t, gives: [1]}
              - {at: 4s, on: db1, ask: SELECT a FROM d.t, gives: [2], because: it is not so}
              - {statement: again, gives: {error: 1062}}
              - {statement: sleep, takes: 2s}
              - {statement: sleep, answered: no, at: 4s}
              - {variant: maria, at: 4s, on: db1, ask: SHOW SLAVE STATUS, gives: {rows: 0}}
            """;

    @Test
    void everyExpectationHasItsVerdict() {
        ScenarioResult result = new ScenarioRunner().run(ScenarioReader.read("typed.yaml", TEXT, Path.of("")));
        assertThat(result.expectations())
                .filteredOn(expectation -> !expectation.passed())
                .extracting(ExpectationResult::variant, ExpectationResult::that, ExpectationResult::measured)
                .containsExactly(
                        tuple("maria", "at 4s on db1: SELECT a FROM d.t gives [2]", "1"),
                        tuple("mysql", "at 4s on db1: SELECT a FROM d.t gives [2]", "1"));
        assertThat(result.expectations()).hasSize(11);
        assertThat(result.expectations().get(4).that()).isEqualTo("statement again gives error 1062");
        assertThat(result.variants()).allMatch(variant -> variant.binding() == null);
    }

    @Test
    void aHostIsFoundAtItsAddress() {
        assertThat(ScenarioReader.read("typed.yaml", TEXT, Path.of(""))
                        .variants()
                        .get(0)
                        .spec()
                        .cluster()
                        .hosts())
                .extracting(host -> host.address())
                .containsExactly("10.0.0.1", "b");
    }
}
