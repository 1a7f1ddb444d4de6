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
