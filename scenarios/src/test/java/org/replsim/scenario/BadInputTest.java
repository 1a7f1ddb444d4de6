package org.replsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // names
                arguments(
                        "sync_binlog: 1",
                        "sync_binlok: 1",
                        "10:44: servers.db1.cnf.sync_binlok: unknown server variable; did you mean \"sync_binlog\"?"),
                arguments(
                        "semi: {db1: {rpl_semi_sync_master_enabled",
                        "semi: {db1: {rpl_semi_sync_mastr_enabled",
                        "20:16: variants.semi.db1.rpl_semi_sync_mastr_enabled: unknown server variable; did you mean"
                                + " \"rpl_semi_sync_master_enabled\"?"),
                arguments(
                        "source: db1",
                        "source: db11",
                        "15:28: replication[0].source: there is no server \"db11\"; did you mean \"db1\"? known: db1, db2"),
                arguments(
                        "db1: {host: a",
                        "db1: {host: c",
                        "10:15: servers.db1.host: there is no host \"c\"; did you mean \"a\"? known: a, b"),
                arguments(
                        "seed: 42",
                        "sede: 42",
                        "3:1: sede: unknown field; did you mean \"seed\"? known: name, title, about, seed, duration, warmup,"
                                + " sample, limits, hosts, hardware, servers, links, replication, workloads, heartbeat,"
                                + " timeline, variants, expect"),
                arguments(
                        "title: Does",
                        "titel: Does",
                        "2:1: titel: unknown field; did you mean \"title\"? known: name, title, about, seed, duration,"
                                + " warmup, sample, limits, hosts, hardware, servers, links, replication, workloads,"
                                + " heartbeat, timeline, variants, expect"),
                arguments(
                        "variant: semi,",
                        "variant: semy,",
                        "25:15: expect[0].variant: there is no variant \"semy\"; did you mean \"semi\"? known: async, semi"),
                arguments(
                        "links.db1-db2.rtt",
                        "links.db1-db3.rtt",
                        "20:51: variants.semi.links.db1-db3.rtt: there is no link \"db1-db3\"; did you mean \"db1-db2\"?"
                                + " known: db1-db2"),
                arguments(
                        "crash: db1",
                        "crush: db1",
                        "22:15: timeline[0].crush: unknown field; did you mean \"crash\"? known: at, crash, crash_host, cut,"
                                + " restore, rtt, stop, start, set, kind"),
                arguments(
                        "crash: db1",
                        "crash: db9",
                        "22:22: timeline[0].crash: there is no server \"db9\"; did you mean \"db1\"? known: db1, db2"),
                arguments(
                        "crash: db1",
                        "stop: {replica: db1}",
                        "22:31: timeline[0].stop.replica: there is no replica \"db1\"; did you mean \"db2\"? known: db2"),
                arguments(
                        "disk: nvme",
                        "disk: nvm",
                        "7:23: hosts.a.disk: there is no disk \"nvm\"; did you mean \"nvme\"? known: nvme, ssd, hdd, cloud,"
                                + " ram"),
                arguments(
                        "profile: mariadb-10.11",
                        "profile: mysql-8.0",
                        "11:27: servers.db2.profile: there is no server version \"mysql-8.0\"; known: mariadb-10.11"),
                arguments(
                        "sync_binlog: 1",
                        "innodb_buffer_pool_size: 1G",
                        "10:44: servers.db1.cnf.innodb_buffer_pool_size: the model knows hardware by its service times, not"
                                + " by this variable; remove the line and see `hardware:`"),
                // units
                arguments(
                        "rtt: 10ms",
                        "rtt: 10",
                        "13:32: links[0].rtt: \"10\" has no unit; write a duration such as 10ms (ns, us, ms, s, min, h, d)"),
                arguments(
                        "rtt: 10ms",
                        "rtt: 10msec",
                        "13:32: links[0].rtt: \"10msec\": unknown unit \"msec\"; did you mean \"ms\"? known: ns, us, ms, s,"
                                + " min, h, d"),
                arguments(
                        "rtt: 10ms",
                        "rtt: 10MiB",
                        "13:32: links[0].rtt: \"10MiB\" is a size; needs a duration such as 10ms"),
                arguments("rtt: 10ms", "rtt: soon", "13:32: links[0].rtt: needs a duration such as 10ms, not \"soon\""),
                arguments(
                        "rtt: 10ms",
                        "rtt: -1ms",
                        "13:32: links[0].rtt: \"-1ms\" is out of range; 0 to 3650d is allowed"),
                arguments(
                        "rtt: 10ms",
                        "rtt:",
                        "13:31: links[0].rtt: nothing is written here; write a duration such as 10ms or remove the line"),
                arguments("rtt: 10ms", "rtt: [1, 2]", "13:32: links[0].rtt: needs a duration such as 10ms, not a list"),
                arguments(
                        "relay_log_space_limit: 1G",
                        "relay_log_space_limit: 1X",
                        "11:71: servers.db2.cnf.relay_log_space_limit: \"1X\": unknown unit \"X\"; did you mean \"B\"?"
                                + " known: B, KB, MB, GB, KiB, MiB, GiB, TiB"),
                arguments(
                        "sync_binlog: 1}",
                        "rpl_semi_sync_master_timeout: 1500us}",
                        "10:74: servers.db1.cnf.rpl_semi_sync_master_timeout: the server counts rpl_semi_sync_master_timeout"
                                + " in whole milliseconds; 1500us is not"),
                arguments(
                        "sync_binlog: 1}",
                        "sync_binlog: 99999999999}",
                        "10:57: servers.db1.cnf.sync_binlog: sync_binlog = 99999999999 is out of range; the server allows 0"
                                + " to 4294967295"),
                arguments(
                        "rpl_semi_sync_master_enabled: ON",
                        "rpl_semi_sync_master_enabled: maybe",
                        "20:46: variants.semi.db1.rpl_semi_sync_master_enabled: needs ON or OFF, not \"maybe\""),
                arguments(
                        "rpl_semi_sync_master_enabled: ON",
                        "rpl_semi_sync_master_wait_point: AFTER_SINK",
                        "20:49: variants.semi.db1.rpl_semi_sync_master_wait_point: rpl_semi_sync_master_wait_point cannot be"
                                + " \"AFTER_SINK\"; did you mean \"AFTER_SYNC\"? known: AFTER_SYNC, AFTER_COMMIT"),
                // numbers
                arguments(
                        "seed: 42",
                        "seed: 4.2",
                        "3:7: seed: needs a whole number from 0 to 9223372036854775807, not \"4.2\""),
                arguments(
                        "cores: 8, disk",
                        "cores: 0, disk",
                        "7:14: hosts.a.cores: 0 is out of range; 1 to 1024 is allowed"),
                arguments(
                        "rows: 1..4",
                        "rows: 4..1",
                        "17:67: workloads[0].transaction.rows: \"4..1\" counts downwards; write 1..4"),
                arguments(
                        "p99: 1ms", "p99: 10us", "13:75: links[0].jitter.lognormal.p99: p99 must not be less than p50"),
                // structure
                arguments(
                        "sync_binlog: 1}",
                        "sync_binlog: 1, sync_binlog: 2}",
                        "10:60: servers.db1.cnf.sync_binlog: this key is here already, at line 10; remove one of the two"),
                arguments(
                        "rpl_semi_sync_master_enabled: ON",
                        "rpl_semi_sync_master_enabled: ON, rpl_semi_sync_source_enabled: ON",
                        "20:50: variants.semi.db1.rpl_semi_sync_source_enabled: this is the same variable as"
                                + " rpl_semi_sync_master_enabled at line 20; remove one of the two"),
                arguments(
                        "{replica: db2, source: db1}",
                        "{replica: db2}",
                        "15:5: replication[0]: \"source\" is missing; write a name of letters, digits, - and _ that begins"
                                + " with a letter (the server it replicates from)"),
                arguments(
                        "think: {exp: 2ms}",
                        "rate: 5/s",
                        "17:34: workloads[0].rate: \"rate\" and \"clients\" exclude each other; remove one of them"),
                arguments(
                        "clients: 64, think: {exp: 2ms}",
                        "client_rtt: 1ms",
                        "17:5: workloads[0]: needs one of: clients, rate, bursty, daily, times"),
                arguments(
                        "think: {exp: 2ms}",
                        "think: {expo: 2ms}",
                        "17:36: workloads[0].think.expo: unknown field; did you mean \"exp\"? known: constant, uniform, exp,"
                                + " lognormal, gamma, pareto, empirical, mixture"),
                arguments(
                        "crash: db1",
                        "crash: db1, crash_host: a",
                        "22:39: timeline[0].crash_host: \"crash_host\" and \"crash\" exclude each other; remove one of them"),
                arguments(
                        "semi: {db1",
                        "semi: {title: x, db1",
                        "20:10: variants.semi.title: a variant cannot change this field; move it to the top of the file"),
                // what does not fit together
                arguments(
                        "between: [db1, db2]",
                        "between: [db1, db1]",
                        "13:15: links[0].between: needs two different servers, not db1 with itself"),
                arguments(
                        "{replica: db2, source: db1}",
                        "{replica: db2, source: db1}\n  - {replica: db2, source: db1}",
                        "16:15: replication[1].replica: db2 has a source already; several sources are not modelled yet"),
                arguments(
                        "log_bin: mysql-bin, ",
                        "",
                        "15:28: replication[0].source: db1 is a source but has no binary log; add log_bin: mysql-bin to"
                                + " servers.db1.cnf"),
                arguments(
                        "on: db1",
                        "on: db2",
                        "17:10: workloads[0].on: db2 is written to but has no binary log; add log_bin: mysql-bin to"
                                + " servers.db2.cnf"),
                arguments(
                        "sync_binlog: 1}",
                        "server_id: 7}}\n  db3: {host: a, cnf: {server_id: 7}",
                        "11:35: servers.db3.cnf.server_id: server db1 has server_id 7 too (its IO thread would stop with"
                                + " error 1593); give each server its own"),
                arguments("at: 40s", "at: 80s", "22:10: timeline[0].at: this is after the end of the run, 60s"),
                arguments(
                        "at: 40s",
                        "at: 5s",
                        "22:10: timeline[0].at: db1 crashes before the warm-up ends, so that nothing is measured; write a"
                                + " shorter warmup or a later crash"),
                arguments(
                        "warmup: 10s",
                        "warmup: 70s",
                        "5:9: warmup: the warm-up must be shorter than the duration, 60s"),
                arguments(
                        "warmup: 10s",
                        "sample: 1us",
                        "5:9: sample: this makes 60000000 samples; at most 100000, so at least 1ms"),
                arguments(
                        "set: {server: db1, sync_binlog: 0}",
                        "set: {server: db1, log_slave_updates: ON}",
                        "23:34: timeline[1].set.log_slave_updates: this variable cannot change while the server runs; set it"
                                + " in the server's cnf"),
                // expressions
                arguments(
                        "lost_transactions == 0",
                        "lost_transaction == 0",
                        "25:27: expect[0].that: unknown metric \"lost_transaction\"; did you mean \"lost_transactions\"?"),
                arguments(
                        "lag_max(db2) < 2s",
                        "lag_max(db2) < 2",
                        "26:18: expect[1]: \"lag_max(db2)\" is a time, \"2\" is a pure number; write a unit, such as 2s"),
                arguments(
                        "lag_max(db2) < 2s",
                        "lag_max(db1) < 2s",
                        "26:13: expect[1]: \"lag_max\" is not known of \"db1\"; did you mean \"db2\"? known: db2"),
                arguments(
                        "lag_max(db2) < 2s",
                        "throughput[asinc] > 1/s",
                        "26:16: expect[1]: there is no variant \"asinc\"; did you mean \"async\"? known: async, semi"),
                arguments(
                        "lag_max(db2) < 2s",
                        "throughput",
                        "26:5: expect[1]: this says nothing that could be true or false; compare it, as in \"throughput >"
                                + " 100/s\""),
                arguments(
                        "lag_max(db2) < 2s",
                        "throughput at 90s > 1/s",
                        "26:19: expect[1]: 90s is after the end of the run"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeGivesOneLine(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        String text = GOOD.replace(good, bad);
        assertThatThrownBy(() -> ScenarioReader.read("demo.yaml", text, folder))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessage("demo.yaml:" + message);
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

    static Stream<Arguments> notYaml() {
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
                + "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
                + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                + "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
                + "f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
                + "g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n";
        String smallBomb = bomb.substring(0, bomb.indexOf("g:"));
        return Stream.of(
                arguments("", "demo.yaml: the file is empty; `replsim init` writes a starter file"),
                arguments(
                        "# nothing but words\n", "demo.yaml: the file is empty; `replsim init` writes a starter file"),
                arguments(
                        "just words",
                        "demo.yaml:1:1: a scenario is a mapping of fields such as \"name: my-test\", not a"
                                + " single text; `replsim init` writes a starter file"),
                arguments(
                        "- a\n- b\n",
                        "demo.yaml:1:1: a scenario is a mapping of fields such as \"name: my-test\", not a"
                                + " list; `replsim init` writes a starter file"),
                arguments(
                        "name: a\nname: b\n",
                        "demo.yaml:2:1: name: this key is here already, at line 1; remove one of the" + " two"),
                arguments(
                        "name: a\n\tseed: 1\n",
                        "demo.yaml:2:1: not valid YAML: found character '\\t(TAB)' that cannot start"
                                + " any token. (Do not use \\t(TAB) for indentation); indent with spaces, not with tabs"),
                arguments(
                        "name: a: b\n",
                        "demo.yaml:1:8: not valid YAML: mapping values are not allowed here; one ':' too"
                                + " many, or a line above is indented differently"),
                arguments(
                        "hosts: {a: 1\nseed: 2\n",
                        "demo.yaml:2:5: not valid YAML: expected ',' or '}', but got :; a ',' or"
                                + " a closing bracket is missing"),
                arguments(
                        "name: \"a\n",
                        "demo.yaml:2:1: not valid YAML: found unexpected end of stream; a quote or bracket is"
                                + " opened and never closed"),
                arguments("name: *a\n", "demo.yaml:1:7: not valid YAML: found undefined alias a; name it first with &"),
                arguments("hosts: &a {x: *a}\n", "demo.yaml:1:8: an alias (*name) contains itself; write it out"),
                arguments(
                        "name: a\n---\nname: b\n",
                        "demo.yaml:2:1: a second document begins here (\"---\"); a scenario file" + " holds one"),
                arguments(
                        "[".repeat(5000),
                        "demo.yaml:1:33: nested more than 32 levels deep; a scenario needs fewer than" + " ten"),
                arguments(
                        "name: \u0001\n",
                        "demo.yaml:1:7: character code 1 cannot stand in a YAML file; is this a binary" + " file?"),
                arguments(
                        bomb,
                        "demo.yaml: not valid YAML: Number of aliases for non-scalar nodes exceeds the specified"
                                + " max=50; write the parts out instead of repeating them by alias"),
                arguments(
                        smallBomb,
                        "demo.yaml:1:10: more than 100000 values once the aliases are written out; use fewer"
                                + " aliases (*name)"));
    }

    @ParameterizedTest
    @MethodSource("notYaml")
    void whatIsNoScenarioAtAllGivesOneLine(String text, String message) {
        assertThatThrownBy(() -> ScenarioReader.read("demo.yaml", text, folder))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessage(message);
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
