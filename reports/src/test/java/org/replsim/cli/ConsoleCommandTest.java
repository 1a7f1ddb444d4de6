package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as a command: a script on standard input, a transcript on standard output. */
class ConsoleCommandTest {

    @TempDir
    Path folder;

    @Test
    void aScenarioOfTheLibraryGoesOnAsItsFileSays() {
        Ran ran = console("""
                until db1 semi_sync = ON
                until 11s
                status
                show timeline
                """, "primary-crash", "--variant", "after-sync");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("[00:00:00.000] db1 MariaDB [(none)]> until db1 semi_sync = ON\n")
                .contains("| db1    | no  |", "crash host a", "| yes      |");
    }

    @Test
    void theSameScriptHasTheSameTranscript() {
        String script = "until db2 caught up\nadvance 3s\nstatus\ncut db1 db2 hold\nadvance 1s\nstatus\n";

        assertThat(console(script, "async-vs-semi-sync", "--seed", "7"))
                .isEqualTo(console(script, "async-vs-semi-sync", "--seed", "7"));
    }

    @Test
    void aScenarioNeedsNoWorkloadUnlessItIsRun() throws IOException {
        Path file = Files.writeString(folder.resolve("quiet.yaml"), """
                name: quiet
                title: Is it quiet?
                duration: 2s
                hosts: {a: {cores: 4, disk: nvme}}
                servers: {db1: {host: a, cnf: {log_bin: mysql-bin}}}
                """);

        Ran opened = console("run\n", file.toString());
        assertThat(opened.code()).isZero();
        assertThat(opened.out()).contains("-- the scenario's end: 2s");
        Ran ran =
                Ran.with("run", file.toString(), "--out", folder.resolve("out").toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).singleElement().asString().contains("quiet.yaml: workloads: ");
    }

    /** Spec 2.5: without an ACK a commit waits for rpl_semi_sync_master_timeout, 10 s if nothing is said. */
    @Test
    void aCommitWithoutAckIsAnsweredAtTheTimeout() throws IOException {
        Path file = Files.writeString(folder.resolve("lesson.yaml"), """
                name: lesson
                title: What does a commit wait for?
                duration: 1min
                hosts: {a: {cores: 4, disk: nvme}, b: {cores: 4, disk: nvme}}
                servers:
                  db1: {host: a, cnf: {log_bin: mysql-bin, server_id: 1, rpl_semi_sync_master_enabled: ON}}
                  db2: {host: b, cnf: {server_id: 2, rpl_semi_sync_slave_enabled: ON}}
                links: [{between: [db1, db2], rtt: 10ms}]
                replication: [{replica: db2, source: db1}]
                """);

        Ran ran = console("""
                until db2 io = Yes
                advance 1s
                CREATE DATABASE MyDB;
                USE MyDB
                CREATE TABLE MyTB (id INT PRIMARY KEY);
                cut db1 db2 hold
                INSERT INTO MyTB VALUES (1);
                SELECT 1;
                until answered
                until db1 semi_sync = OFF
                INSERT INTO MyTB VALUES (1);
                """, file.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines())
                .contains(
                        "-- still running after 1.000 sec: Waiting for semi-sync ACK from slave (advance lets time pass)",
                        "-- db1 still waits for an answer to: INSERT INTO MyTB VALUES (1)",
                        "Query OK, 1 row affected (10.000 sec)",
                        "-- so already: db1 semi_sync = OFF",
                        "ERROR 1062 (23000): Duplicate entry '1' for key 'PRIMARY'");
    }

    @Test
    void strictEndsWithCodeTwo() {
        assertThat(console("advnce 1s\nadvance 1s\n", "primary-crash").code()).isZero();
        Ran strict = console("advnce 1s\nadvance 1s\n", "primary-crash", "--strict");
        assertThat(strict.code()).isEqualTo(2);
        assertThat(strict.out().lines()).hasSize(2);
    }

    @Test
    void wrongOptionsAreOneLine() {
        assertThat(console("", "primary-crash", "--pace", "1").errors())
                .containsExactly("replsim: --pace: '1' has no unit; write 1s, or another of ns, us, ms, s, min, h, d");
        assertThat(console("", "primary-crash", "--variant", "asink").errors())
                .singleElement()
                .asString()
                .contains("has no variant 'asink'");
    }

    private static Ran console(String script, String... args) {
        List<String> command = new ArrayList<>(List.of("console"));
        command.addAll(Arrays.asList(args));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
        try {
            return Ran.with(command.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }
}
