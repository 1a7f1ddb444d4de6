package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong: one clear line with the place and the remedy, and exit code 2. */
class BadInputTest {

    private static final String GOOD = """
            name: good
            title: Is it good?
            duration: 2s
            hosts: {a: {cores: 4, disk: nvme}, b: {cores: 4, disk: nvme}}
            servers:
              db1: {host: a, profile: mariadb-10.11, cnf: {log_bin: mysql-bin, sync_binlog: 1}}
              db2: {host: b, profile: mariadb-10.11}
            links: [{between: [db1, db2], rtt: 10ms}]
            replication: [{replica: db2, source: db1}]
            workloads: [{on: db1, clients: 2, transaction: {rows: 1}}]
            timeline:
              - {at: 1s, crash: db1}
            """;

    @TempDir
    Path folder;

    private Ran run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);
        Ran ran =
                Ran.with("run", file.toString(), "--out", folder.resolve("out").toString());
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(2);
        return ran;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sync_binlog: 1 | sync_binlgo: 1 | bad.yaml:6:    | sync_binlog",
                "rtt: 10ms      | rtt: 10mz      | bad.yaml:8:    | \"ms\"",
                "crash: db1     | crash: db3     | bad.yaml:12:   | db1",
                "duration: 2s   | durtaion: 2s   | bad.yaml:3:1:  | duration"
            })
    void aWrongWordIsOneLineWithItsPlaceAndTheNearest(String good, String bad, String place, String nearest)
            throws IOException {
        assertThat(run(GOOD.replace(good, bad)).errors())
                .singleElement()
                .asString()
                .contains(place, nearest, "did you mean");
    }

    @Test
    void aKeyTwiceNamesBothLines() throws IOException {
        assertThat(run(GOOD.replace("duration: 2s", "duration: 2s\nduration: 3s"))
                        .errors())
                .singleElement()
                .asString()
                .contains("bad.yaml:4:1: duration", "line 3");
    }

    @Test
    void aliasBombsAreRefused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + before + ", " + before + "]\n");
        }

        assertThat(run(bomb + GOOD).errors()).singleElement().asString().contains("bad.yaml", "alias");
    }

    @Test
    void junkIsNotAScenario() throws IOException {
        byte[] junk = new byte[4000];
        new Random(1).nextBytes(junk);
        Path file = Files.write(folder.resolve("junk.yaml"), junk);

        Ran ran = Ran.with("run", file.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).singleElement().asString().contains("junk.yaml");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("missing.yaml");

        Ran ran = Ran.with("run", file.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).singleElement().asString().contains("missing.yaml");
    }

    @Test
    void aWrongNameOfTheLibraryHasTheNearest() {
        Ran ran = Ran.with("run", "async-vs-semisync");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors())
                .containsExactly(
                        "replsim: there is no file 'async-vs-semisync' and no scenario of that name in the library;"
                                + " did you mean 'async-vs-semi-sync'?; replsim list shows the library");
    }

    @Test
    void checkTellsOfEveryFile() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), GOOD.replace("db2", "db 2"));

        Ran ran = Ran.with("check", good.toString(), bad.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("good.yaml: good; 1 variant, 0 expectations");
        assertThat(ran.err()).contains("bad.yaml:");
    }
}
