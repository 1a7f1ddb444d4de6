package org.replsim.scenario.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.fault.CutKind;
import org.replsim.fault.Fault;
import org.replsim.fault.Heal;
import org.replsim.fault.Partition;
import org.replsim.scenario.problem.ScenarioProblem;

/** A line says what the same words say in a timeline. */
class FaultLineTest {

    private static final String HEAD = """
            name: faults
            title: Which faults are there?
            duration: 2s
            hosts: {a: {cores: 4, disk: nvme}, b: {cores: 4, disk: nvme}}
            servers:
              db1: {host: a, cnf: {log_bin: mysql-bin}}
              db2: {host: b}
            links: [{between: [db1, db2], rtt: 10ms}]
            replication: [{replica: db2, source: db1}]
            """;

    private final FaultLine line = new FaultLine(spec("").spec().cluster());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crash db1                     | crash: db1",
                "crash_host a                  | crash_host: a",
                "cut db1 db2                   | cut: [db1, db2]",
                "cut db2 db1 HOLD              | {cut: [db2, db1], kind: hold}",
                "restore db1 db2               | restore: [db1, db2]",
                "rtt db1 db2 20ms              | rtt: {between: [db1, db2], to: 20ms}",
                "stop db2                      | stop: {replica: db2}",
                "start db2 sql                 | start: {replica: db2, thread: sql}",
                "set db1 sync_binlog = 0       | set: {server: db1, sync_binlog: 0}",
                "set db1 rpl_semi_sync_master_enabled=ON | set: {server: db1, rpl_semi_sync_master_enabled: ON}"
            })
    void aLineSaysWhatATimelineSays(String typed, String written) {
        String entry = written.startsWith("{") ? "{at: 1s, " + written.substring(1) : "{at: 1s, " + written + "}";
        Fault expected =
                spec("timeline: [" + entry + "]").spec().timeline().get(0).fault();

        assertThat(line.read(List.of(typed.strip().split(" +")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crash            | write crash SERVER",
                "crash_host       | write crash_host HOST",
                "crash db3        | there is no server \"db3\"; did you mean \"db1\"? known: db1, db2",
                "cut db1 db2 holt | there is no kind of cut \"holt\"; did you mean \"hold\"? known: reset, silent, hold",
                "restore db1      | write restore SERVER SERVER",
                "rtt db1 db2 20   | \"20\" has no unit; write a duration such as 10ms (ns, us, ms, s, min, h, d)",
                "crash db1 db2    | \"db2\" is too much; write crash SERVER",
                "cut db1 db1      | needs two different servers, not db1 with itself",
                "stop db1         | there is no replica \"db1\"; did you mean \"db2\"? known: db2",
                "set db1 x        | write set SERVER VARIABLE = VALUE"
            })
    void whatIsWrongIsOneLineForOneWhoTyped(String typed, String message) {
        assertThatThrownBy(() -> line.read(List.of(typed.strip().split(" +"))))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessage(message);
    }

    @Test
    void everyFaultHasAUsageAndADescription() {
        assertThat(FaultLine.keys()).contains("crash", "cut", "rtt", "set");
        assertThat(FaultLine.keys()).allSatisfy(key -> {
            assertThat(FaultLine.usage(key)).startsWith(key + " ");
            assertThat(FaultLine.doc(key)).isNotBlank();
        });
        assertThat(FaultLine.usage("cut")).isEqualTo("cut SERVER SERVER [reset|silent|hold] [SERVER]");
        assertThat(FaultLine.usage("rtt")).isEqualTo("rtt SERVER SERVER DURATION");
        assertThat(FaultLine.usage("stop")).isEqualTo("stop SERVER [io|sql|both]");
        assertThat(FaultLine.usage("slow_disk")).isEqualTo("slow_disk HOST NUMBER");
        assertThat(FaultLine.usage("clock_step")).isEqualTo("clock_step HOST DURATION");
        assertThat(FaultLine.usage("power_loss")).isEqualTo("power_loss HOST");
        assertThat(FaultLine.usage("cut_off")).isEqualTo("cut_off HOST SERVER");
        assertThat(FaultLine.usage("bandwidth")).isEqualTo("bandwidth SERVER SERVER BANDWIDTH");
        assertThat(FaultLine.usage("partition")).isEqualTo("partition SERVER,...:SERVER,... [reset|silent|hold]");
    }

    @Test
    void aPartitionIsOneWord() {
        assertThat(line.read(List.of("partition", "db1:db2", "hold")))
                .isEqualTo(new Partition(List.of(List.of("db1"), List.of("db2")), CutKind.HOLD));
        assertThat(line.read(List.of("heal", "all"))).isEqualTo(new Heal());
    }

    private static Document.Run spec(String timeline) {
        return Document.read("test", HEAD + timeline, Path.of(".")).runs().get(0);
    }
}
