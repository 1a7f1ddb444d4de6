package org.replsim.scenario.reality.machine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.host.HostSpec;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.problem.ScenarioProblem;

class SharedMachineTest {

    /** Two servers that have nothing to do with each other; a transaction is 1 ms of one processor. */
    private static final String APART = """
            name: apart
            title: Who is in whose way?
            duration: 4s
            hosts:
              a: &one
                cores: 1
                disk: {fsync: 1us}
                hardware: {statement: 1ms, per_row: 0, per_byte: 0ns/B, prepare: 0, binlog_group: 0, binlog_transaction: 0,
                  binlog_byte: 0ns/B, engine_commit: 0, reply: 0, cold: 0}
              b: *one
            servers:
              db1: {host: a, cnf: {log_bin: binlog, sync_binlog: 0, innodb_flush_log_at_trx_commit: 0}}
              db2: {host: b, cnf: {log_bin: binlog, sync_binlog: 0, innodb_flush_log_at_trx_commit: 0}}
            links:
              - {between: [db1, db2], rtt: 1ms}
            workloads:
              - {on: db1, clients: 4, think: 0, transaction: {rows: 1}}
              - {on: db2, clients: 4, think: 0, transaction: {rows: 1}}
            """;

    @TempDir
    private Path folder;

    @Test
    void serversOfOneMachineShareItsProcessor() {
        RunSpec apart = spec(APART);
        RunSpec together = SharedMachine.of(apart, machine(apart));
        RunRecord before = Run.execute(apart);
        RunRecord after = Run.execute(together);
        assertThat(rate(before, "db1")).as("1 ms each, one processor each").isCloseTo(1000, within(20.0));
        assertThat(rate(after, "db1") + rate(after, "db2"))
                .as("a processor does 1000 a second, and less when the load generator has it, too")
                .isBetween(500.0, 1000.0);
        assertThat(rate(after, "db1")).isCloseTo(rate(after, "db2"), within(30.0));
        assertThat(after.utilisation()).containsKeys("cores this machine", "cores this machine: db1");
        assertThat(after.utilisation()).doesNotContainKeys("cores a", "cores b");
        assertThat(requireNonNull(after.utilisation().get("cores this machine")))
                .isCloseTo(1, within(0.01));
    }

    @Test
    void aHostDiesAloneAndTheOthersHaveTheProcessor() {
        RunSpec apart = spec(APART + "timeline:\n  - {at: 2s, crash_host: b}\n");
        RunSpec together = SharedMachine.of(apart, machine(apart));
        RunRecord before = Run.execute(together);
        RunRecord after = Run.execute(together.withTimes(4_000_000_000L, 2_500_000_000L, 1_000_000_000L));
        assertThat(rate(before, "db2")).as("until it dies").isGreaterThan(250);
        assertThat(rate(after, "db2")).isZero();
        assertThat(rate(after, "db1") / rate(before, "db1"))
                .as("half of a processor, then all of it")
                .isCloseTo(2, within(0.05));
    }

    @Test
    void namesAddressesAndLinksStay() {
        RunSpec apart = spec(APART.replace("b: *one", "b: {cores: 1, address: 10.0.0.1}"));
        RunSpec together = SharedMachine.of(apart, machine(apart));
        HostSpec second = together.cluster().hosts().get(2);
        assertThat(second.name()).isEqualTo("b");
        assertThat(second.address()).isEqualTo("10.0.0.1");
        assertThat(second.on()).isEqualTo(SharedMachine.NAME);
        assertThat(together.cluster().servers()).isEqualTo(apart.cluster().servers());
        assertThat(together.cluster().links().get(0).rttNanos()).isEqualTo(1_000_000);
        assertThat(together.cluster().links().get(0).through()).isEqualTo(SharedMachine.NAME);
        assertThat(together.workloads().get(1).from()).isEqualTo(SharedMachine.NAME);
    }

    @Test
    void whatTheScenarioAssumedOfItsHostsIsNotAssumedAnyMore() {
        Scenario scenario = ScenarioReader.read("test", APART, Path.of(""));
        assertThat(scenario.variants().get(0).assumptions())
                .extracting(Assumption::origin)
                .contains(Assumption.Origin.ASSUMED);
        Scenario shared = SharedMachine.of(scenario, machine(spec(APART)), "yesterday");
        assertThat(shared.variants().get(0).assumptions())
                .filteredOn(assumption -> assumption.path().startsWith("hosts"))
                .containsExactly(new Assumption("hosts", "all on this machine", Assumption.Origin.FITTED, "yesterday"));
    }

    @Test
    void aMachineIsTheSameFromEitherFile() throws IOException {
        Machine machine = Machine.assumed(3);
        Path table = Files.writeString(folder.resolve("machine.csv"), MachineFile.text(machine));
        Path block = Files.writeString(folder.resolve("machine.yaml"), MachineText.of(machine, "machine"));
        HostSpec fromTable = KnownMachine.read(table).host();
        HostSpec fromBlock = KnownMachine.read(block).host();
        assertThat(fromTable.cores()).isEqualTo(3);
        assertThat(fromBlock.cores()).isEqualTo(3);
        assertThat(fromBlock.hardware().kernel().appendSync())
                .isEqualTo(fromTable.hardware().kernel().appendSync());
        assertThat(fromBlock.disk().fsync()).isEqualTo(fromTable.disk().fsync());
        assertThat(KnownMachine.read(block).origin()).startsWith("calibrated, machine.yaml of 20");
    }

    @Test
    void whatIsNoMachineIsToldWithItsRemedy() throws IOException {
        Path missing = folder.resolve("nothing.yaml");
        assertThatThrownBy(() -> KnownMachine.read(missing))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("nothing.yaml: cannot be read; it must be machine.csv or machine.yaml");
        Path other = Files.writeString(folder.resolve("other.yaml"), APART);
        assertThatThrownBy(() -> KnownMachine.read(other))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("must be machine.yaml as calibrate writes it");
    }

    private static HostSpec machine(RunSpec spec) {
        return spec.cluster().hosts().get(0);
    }

    private static RunSpec spec(String text) {
        return ScenarioReader.read("test", text, Path.of("")).variants().get(0).spec();
    }

    private static double rate(RunRecord record, String server) {
        return requireNonNull(record.workloads().get(server)).throughput();
    }
}
