package org.replsim.lab.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.replsim.lab.server.Installation;
import org.replsim.lab.server.Servers;
import org.replsim.run.LossRecord;
import org.replsim.run.Marker;
import org.replsim.run.RunRecord;
import org.replsim.run.SourceRecord;
import org.replsim.run.WorkloadRecord;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.run.ScenarioRunner;

/** Scenarios on real servers. The oracles are the length of the line and the servers' own counters. */
@Tag("reality")
class LabRunTest {

    private static final String SITE_LOST = """
            name: site-lost
            title: What does the loss of a site cost?
            duration: 4s
            warmup: 1s
            hosts:
              a: {cores: 8, disk: nvme}
              b: {cores: 8, disk: nvme}
            servers:
              db1: {host: a, cnf: {log_bin: mysql-bin, sync_binlog: 0, innodb_flush_log_at_trx_commit: 2}}
              db2: {host: b, cnf: {sync_binlog: 0, innodb_flush_log_at_trx_commit: 2}}
            links:
              - {between: [db1, db2], rtt: 40ms, bandwidth: 1Gbit/s}
            replication:
              - {replica: db2, source: db1}
            workloads:
              - {on: db1, clients: 8, think: {exp: 2ms}, transaction: {rows: 1..4, bytes_per_row: 220}}
            variants:
              async: {}
              semi-sync:
                db1: {rpl_semi_sync_master_enabled: ON}
                db2: {rpl_semi_sync_slave_enabled: ON}
            timeline:
              - {at: 3s, cut: [db1, db2], kind: silent}
              - {at: 3s, crash_host: a}
            """;

    @Test
    void asynchronousTheLastTripIsLost() {
        RunRecord run = run(SITE_LOST, "async");
        WorkloadRecord clients = clients(run);
        LossRecord loss = run.losses().get(0);
        System.out.println("async: " + clients.throughput() + " commits/s, lost " + loss.lostAcknowledged());
        assertThat(clients.commits()).isGreaterThan(100);
        assertThat(loss.lostAcknowledged() / clients.throughput())
                .as("20 ms of commits were on the line, and what had not left yet")
                .isBetween(0.005, 0.2);
        assertThat(loss.acknowledged()).isGreaterThan(loss.lostAcknowledged());
        assertThat(loss.tallies().stream()
                        .mapToLong(tally -> tally.transactions())
                        .sum())
                .isEqualTo(loss.written());
    }

    @Test
    void semiSynchronousACommitTakesARoundTripAndNothingIsLost() {
        RunRecord run = run(SITE_LOST, "semi-sync");
        WorkloadRecord clients = clients(run);
        System.out.println("semi-sync: " + clients.throughput() + " commits/s, p50 "
                + clients.commitLatency().getValueAtPercentile(50) / 1e6 + " ms");
        assertThat(clients.commitLatency().getMinValue()).isGreaterThan(40_000_000L);
        assertThat(clients.throughput()).isLessThan(8 / 0.042);
        assertThat(run.losses().get(0).lostAcknowledged()).isZero();
        SourceRecord source = requireNonNull(run.sources().get("db1"));
        assertThat(source.status()).containsEntry("Rpl_semi_sync_master_no_tx", 0L);
        assertThat(source.status().get("Rpl_semi_sync_master_yes_tx")).isGreaterThan(clients.commits() / 2);
    }

    @Test
    void withoutItsReplicaSemiSyncTimesOut() {
        RunRecord run = run(
                SITE_LOST
                        .replace(
                                "rpl_semi_sync_master_enabled: ON",
                                "rpl_semi_sync_master_enabled: ON, " + "rpl_semi_sync_master_timeout: 500ms")
                        .replaceAll("(?s)timeline:.*", "timeline:\n  - {at: 2s, stop: {replica: db2, thread: io}}\n"),
                "semi-sync");
        assertThat(requireNonNull(run.sources().get("db1")).status())
                .containsEntry("Rpl_semi_sync_master_no_times", 1L);
        assertThat(run.markers().stream()
                        .filter(marker -> marker.kind() == Marker.Kind.SEMI_SYNC)
                        .map(Marker::text))
                .containsExactly("semi-sync OFF");
        assertThat(run.losses()).isEmpty();
        long off = run.markers().get(run.markers().size() - 1).atNanos();
        assertThat(off / 1e9).as("one time-out after the stop").isBetween(2.45, 3.5);
    }

    @Test
    void statementsAreAnsweredAsTheScenarioSays() {
        String head = SITE_LOST
                .substring(0, SITE_LOST.indexOf("workloads:"))
                .replace("warmup: 1s\n", "")
                .replace(
                        "cnf: {log_bin: mysql-bin,",
                        "cnf: {log_bin: mysql-bin, rpl_semi_sync_master_enabled: ON,"
                                + " rpl_semi_sync_master_timeout: 500ms,");
        Scenario scenario = ScenarioReader.read("test", head + """
                timeline:
                  - {at: 1s, on: db1, name: slow, sql: [CREATE DATABASE test, CREATE TABLE test.t (a INT)]}
                  - {at: 2s, on: db1, name: wrong, sql: "INSERT INTO test.t VALUES (1, 2)"}
                expect:
                  - {statement: slow, takes: 500ms, within: 300ms, gives: OK}
                  - {statement: wrong, gives: {error: 1136}}
                  - {at: 3s, on: db2, ask: SELECT COUNT(*) AS n FROM test.t, gives: {n: 0}}
                """, Path.of("."));
        Installation installation = Servers.installed();
        ScenarioResult result = new ScenarioRunner(spec -> new LabRun(spec, installation, said -> {}).run())
                .bindingResource(false)
                .run(scenario);
        assertThat(result.expectations()).hasSize(3).allMatch(ExpectationResult::passed);
    }

    private static WorkloadRecord clients(RunRecord run) {
        return requireNonNull(run.workloads().get("db1"));
    }

    private static RunRecord run(String text, String variant) {
        Installation installation = Servers.installed();
        Scenario scenario = ScenarioReader.read("test", text, Path.of("."));
        List<String> said = new java.util.ArrayList<>();
        RunRecord record = new LabRun(
                        scenario.variants().stream()
                                .filter(each -> each.name().equals(variant))
                                .findFirst()
                                .orElseThrow()
                                .spec(),
                        installation,
                        said::add)
                .run();
        assertThat(said).first().isEqualTo("starting 2 servers");
        return record;
    }
}
