package org.replsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.scenario.problem.ScenarioProblem;

/** Every kind of mistake gives one line: where, what, and what to do about it. */
class BadInputTest {

    private static final String GOOD = """
            name: demo
            title: Does it work?
            seed: 42
            duration: 60s
            warmup: 10s
            hosts:
              a: {cores: 8, disk: nvme}
              b: {cores: 8}
            servers:
              db1: {host: a, cnf: {log_bin: mysql-bin, sync_binlog: 1}}
              db2: {host: b, profile: mariadb-10.11, cnf: {relay_log_space_limit: 1G}}
            links:
              - {between: [db1, db2], rtt: 10ms, jitter: {lognormal: {p50: 50us, p99: 1ms}}}
            replication:
              - {replica: db2, source: db1}
            workloads:
              - {on: db1, clients: 64, think: {exp: 2ms}, transaction: {rows: 1..4, hot_rows: {count: 9}}}
            variants:
              async: {}
              semi: {db1: {rpl_semi_sync_master_enabled: ON}, links.db1-db2.rtt: 20ms}
            timeline:
              - {at: 40s, crash: db1}
              - {at: 20s, set: {server: db1, sync_binlog: 0}}
            expect:
              - {variant: semi, that: lost_transactions == 0}
              - lag_max(db2) < 2s
            """;

    @TempDir
    private Path folder;

    /** The file's entries: a piece of the good text, what stands there instead, and the message without its file. */
    static Stream<Arguments> mistakes() throws IOException {
        List<Arguments> mistakes = new ArrayList<>();
        String[] parts = new String[3];
        for (String line : text("mistakes.txt").lines().toList()) {
            if (!line.isEmpty() && "-+!".indexOf(line.charAt(0)) >= 0) {
                int part = "-+!".indexOf(line.charAt(0));
                parts[part] = part == 2 ? line.substring(2) : unescaped(line);
                if (part == 2) {
                    mistakes.add(arguments(parts[0], parts[1], parts[2]));
                }
            }
        }
        return mistakes.stream();
    }

    private static String text(String resource) throws IOException {
        try (InputStream file = BadInputTest.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeGivesOneLine(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        String text = GOOD.replace(good, bad);
        assertThatThrownBy(() -> ScenarioReader.read("demo.yaml", text, folder))
                .isInstanceOf(ScenarioProblem.class)
                .satisfies(problem -> assertThat(problem.getMessage()).matches(pattern("demo.yaml:" + message)));
    }

    /** What a field table knows grows: a message that ends with three dots may go on. */
    private static String pattern(String message) {
        return message.endsWith(" ...")
                ? Pattern.quote(message.substring(0, message.length() - 3)) + "(?s).*"
                : Pattern.quote(message);
    }

    @Test
    void theTextThatIsBrokenAboveIsGood() {
        assertThat(ScenarioReader.read("demo.yaml", GOOD, folder).variants()).hasSize(2);
    }

    @Test
    void severalMistakesAreToldTogether() {
        String text = GOOD.replace("seed: 42", "sede: 42")
                .replace("rtt: 10ms", "rtt: 10")
                .replace("cores: 8}", "cores: x}");
        assertThatThrownBy(() -> ScenarioReader.read("demo.yaml", text, folder))
                .satisfies(problem -> assertThat(((ScenarioProblem) problem).lines())
                        .hasSize(3)
                        .allMatch(l -> l.startsWith("demo.yaml:")));
    }

    /** The file's entries: a text with line feeds as \\n, and the message. */
    static Stream<Arguments> notScenarios() throws IOException {
        List<String> lines = text("not-scenarios.txt")
                .lines()
                .filter(line -> line.startsWith("+") || line.startsWith("!"))
                .toList();
        return IntStream.range(0, lines.size() / 2)
                .mapToObj(i -> arguments(
                        unescaped(lines.get(2 * i)), lines.get(2 * i + 1).substring(2)));
    }

    private static String unescaped(String line) {
        return line.substring(Math.min(2, line.length())).replace("\\n", "\n").replace("\\t", "\t");
    }

    @ParameterizedTest
    @MethodSource("notScenarios")
    void whatIsNoScenarioAtAllGivesOneLine(String text, String message) {
        assertRefused(text, message);
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> ScenarioReader.read("demo.yaml", text, folder))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessage(message);
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c <= 'f'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c + ": &" + c + " [" + (before + ",").repeat(8) + before + "]\n");
        }
        assertRefused(
                bomb.toString(),
                "demo.yaml:1:10: more than 100000 values once the aliases are written out; use fewer aliases (*name)");
        bomb.append("g: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n");
        assertRefused(
                bomb.toString(),
                "demo.yaml: not valid YAML: Number of aliases for non-scalar nodes exceeds the specified max=50; write the"
                        + " parts out instead of repeating them by alias");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertRefused(
                "[".repeat(5000), "demo.yaml:1:33: nested more than 32 levels deep; a scenario needs fewer than ten");
    }

    @Test
    void controlCharactersAreRefused() {
        assertRefused(
                "name: \u0001\n",
                "demo.yaml:1:7: character code 1 cannot stand in a YAML file; is this a binary file?");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("gone.yaml");
        assertThatThrownBy(() -> ScenarioReader.read(file))
                .hasMessage(file + ": no such file; `replsim list` shows the scenarios that come with the program");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> ScenarioReader.read(folder))
                .hasMessage(folder + ": this is a folder; name a scenario file in it");
    }

    @Test
    void aBinaryFileIsNotRead() throws Exception {
        Path file =
                Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe});
        assertThatThrownBy(() -> ScenarioReader.read(file))
                .hasMessage(file + ": this is not UTF-8 text; a scenario is a YAML file");
    }

    @Test
    void aHugeFileIsNotRead() throws Exception {
        Path file = Files.write(folder.resolve("a.yaml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> ScenarioReader.read(file))
                .hasMessage(file + ": 1048577 bytes is too long for a scenario file; at most 1048576 bytes are read");
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws Exception {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, "\ufeff" + GOOD, StandardCharsets.UTF_8);
        assertThat(ScenarioReader.read(file).name()).isEqualTo("demo");
    }

    @Test
    void aCsvFileWithABadLineIsNamedWithItsLine() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "ms\n1\n2\nthree\n");
        String text = GOOD.replace("clients: 64, think: {exp: 2ms}", "times: t.csv");
        assertThatThrownBy(() -> ScenarioReader.read("demo.yaml", text, folder))
                .hasMessage("t.csv:4:1: needs a time of at least 0, not \"three\"");
    }

    @Test
    void aCsvFileWithoutAUnitIsRefused() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "time\n1\n");
        String text = GOOD.replace("clients: 64, think: {exp: 2ms}", "times: t.csv");
        assertThatThrownBy(() -> ScenarioReader.read("demo.yaml", text, folder))
                .hasMessage(
                        "demo.yaml:17:22: workloads[0].times: the first column of \"t.csv\" is headed \"time\"; the header"
                                + " must be the unit of the times: ns, us, ms or s");
    }
}
