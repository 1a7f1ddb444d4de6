package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private static final String SCENARIO = """
            name: small
            title: Does a round trip of 10 ms show?
            seed: 7
            duration: 2s
            warmup: 1s
            hosts:
              a: {cores: 4, disk: nvme}
              b: {cores: 4, disk: nvme}
            servers:
              db1: {host: a, profile: mariadb-10.11, cnf: {log_bin: mysql-bin, sync_binlog: 1}}
              db2: {host: b, profile: mariadb-10.11}
            links:
              - {between: [db1, db2], rtt: 10ms, bandwidth: 1Gbit/s}
            replication:
              - {replica: db2, source: db1}
            workloads:
              - {on: db1, clients: 2, think: 1ms, transaction: {rows: 1, bytes_per_row: 100}}
            variants:
              async: {}
              semi-sync: {db1: {rpl_semi_sync_master_enabled: ON}, db2: {rpl_semi_sync_slave_enabled: ON}}
            expect:
              - {variant: semi-sync, that: latency_p50 > 10ms}
              - {variant: async, that: latency_p50 < 10ms}
            """;

    @TempDir
    Path folder;

    private Path scenario(String text) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), text);
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aRunPrintsTheVerdictAndLeavesAFolder() throws Exception {
        Path out = folder.resolve("out");

        Ran ran = Ran.with("run", scenario(SCENARIO).toString(), "--out", out.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("small: Does a round trip of 10 ms show?")
                .contains("semi-sync costs", "Expected: 2 of 2 hold", "Results: " + out, "seed 7");
        assertThat(names(out)).contains("charts", "results.json", "scenario.yaml", "series.csv");
        assertThat(names(out.resolve("charts"))).contains("variants.png", "variants.svg", "semi-sync.png");
        assertThat(out.resolve("scenario.yaml")).hasContent(SCENARIO);
        assertThat(names(folder)).containsExactly("out", "small.yaml");
    }

    @Test
    void anExpectationThatDoesNotHoldIsCodeOne() throws Exception {
        Path file = scenario(SCENARIO.replace("latency_p50 < 10ms", "latency_p50 > 10ms"));

        Ran ran =
                Ran.with("run", file.toString(), "--out", folder.resolve("out").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("Expected: 1 of 2 hold", "FAIL  async: latency_p50 > 10ms", "small.yaml:23:");
    }

    @Test
    void aResultIsReplacedOnlyByForce() throws Exception {
        Path out = folder.resolve("out");
        String file = scenario(SCENARIO).toString();
        assertThat(Ran.with("run", file, "--out", out.toString()).code()).isZero();

        Ran refused = Ran.with("run", file, "--seed", "8", "--out", out.toString());
        assertThat(refused.errors()).containsExactly("replsim: " + out + " exists; --force replaces it");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(Files.readString(out.resolve("results.json"))).contains("\"seed\" : 7");

        assertThat(Ran.with("run", file, "--seed", "8", "--out", out.toString(), "--force")
                        .code())
                .isZero();
        assertThat(Files.readString(out.resolve("results.json"))).contains("\"seed\" : 8");
    }

    @Test
    void aFolderThatHoldsNoResultIsNeverReplaced() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("precious"), "mine");

        Ran ran = Ran.with("run", scenario(SCENARIO).toString(), "--out", out.toString(), "--force");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).singleElement().asString().contains(out.toString());
        assertThat(names(out)).containsExactly("precious");
        assertThat(names(folder)).containsExactly("out", "small.yaml");
    }

    @Test
    void oneVariantAndAnotherSeedCanBeChosen() throws Exception {
        Path out = folder.resolve("out");

        Ran ran = Ran.with(
                "run", scenario(SCENARIO).toString(), "--variant", "async", "--seed=8", "--out", out.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("db1 acknowledges", "Expected: 1 of 1 hold", "seed 8")
                .doesNotContain("semi-sync");
    }

    @Test
    void anUnknownVariantIsNamedWithTheNearest() throws Exception {
        Path file = scenario(SCENARIO);

        Ran ran = Ran.with("run", file.toString(), "--variant", "asnc");

        assertThat(ran.errors())
                .containsExactly(
                        "replsim: " + file + " has no variant 'asnc'; did you mean 'async'? It has async, semi-sync");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void twoScenariosOfOneNameDoNotShareAFolder() throws Exception {
        String file = scenario(SCENARIO).toString();

        Ran ran = Ran.with("run", file, file, "--out", folder.resolve("out").toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).singleElement().asString().contains("two of the scenarios are named 'small'");
    }

    @Test
    void aFileInTheWayOfTheResultsIsToldBeforeTheRun() throws Exception {
        Path file = scenario(SCENARIO);

        Ran ran = Ran.with("run", file.toString(), "--out", file.resolve("out").toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors())
                .containsExactly(
                        "replsim: " + file + " is not a folder; name another place for the results with --out");
    }

    @Test
    void theReportIsTheSameWithoutSimulating() throws Exception {
        Path out = folder.resolve("out");
        Ran ran = Ran.with("run", scenario(SCENARIO).toString(), "--out", out.toString());
        String chart = Files.readString(out.resolve("charts/throughput.svg"));
        Files.delete(out.resolve("charts/throughput.svg"));

        Ran report = Ran.with("report", out.toString());

        assertThat(report.err()).isEmpty();
        assertThat(report.code()).isZero();
        assertThat(Files.readString(out.resolve("charts/throughput.svg"))).isEqualTo(chart);
        assertThat(report.out().lines().filter(line -> !line.startsWith("Results:")))
                .containsExactlyElementsOf(ran.out()
                        .lines()
                        .filter(line -> !line.startsWith("Results:"))
                        .toList());
        assertThat(names(out))
                .doesNotContain(".charts")
                .allSatisfy(name -> assertThat(name).doesNotStartWith("."));
    }
}
