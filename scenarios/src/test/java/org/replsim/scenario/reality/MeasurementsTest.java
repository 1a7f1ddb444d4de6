package org.replsim.scenario.reality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.data.ThroughputRow;
import org.replsim.scenario.reality.machine.Machine;
import org.replsim.scenario.reality.machine.MachineFile;
import org.replsim.scenario.reality.validate.Validator;

/** What a folder of measurements says, against the files as they are. */
class MeasurementsTest {

    @TempDir
    Path folder;

    @Test
    void theBuiltInMeasurementsAreAllThere() {
        Measurements data = Measurements.builtIn();
        assertThat(data.throughput()).hasSize(36);
        assertThat(data.repeats()).hasSize(18);
        assertThat(data.alone()).as("without the two that have no binary log").hasSize(21);
        assertThat(data.crashes()).hasSize(20);
        assertThat(data.fallbacks()).hasSize(2);
        assertThat(data.drains()).hasSize(3);
        assertThat(data.applies()).hasSize(30);
    }

    @Test
    void aRowIsWhatItsColumnsSay() {
        ThroughputRow row = Measurements.builtIn().throughput().get(1);
        assertThat(row.mode()).isEqualTo(Mode.AFTER_COMMIT);
        assertThat(row.threads()).isEqualTo(1);
        assertThat(row.tps()).isEqualTo(1333.24);
        assertThat(row.primaryCpuNanos()).isEqualTo(5.33 / 16004 * 1e9);
        assertThat(row.conditions()).isEqualTo("after_commit oltp_insert rtt 0 ms, 1 thread, sync 1/1");
    }

    @Test
    void rowsThatOtherWorkDisturbedAreKnownByTheRule() {
        assertThat(Measurements.builtIn().throughput().stream()
                        .filter(ThroughputRow::disturbed)
                        .map(ThroughputRow::conditions))
                .containsExactly("async oltp_insert rtt 10 ms, 16 threads, sync 1/1");
    }

    @Test
    void aFolderWithoutMeasurementsIsTold() {
        assertThatThrownBy(() -> Measurements.read(folder))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("holds none of e1_throughput.csv");
        assertThatThrownBy(() -> Measurements.read(folder.resolve("missing")))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("there is no such folder");
    }

    @Test
    void aWrongCellIsToldWithItsPlace() throws Exception {
        Files.writeString(
                folder.resolve("e4_apply_lag.csv"),
                "parallel,mode,threads,group_size_master,apply_tps_draining\nx,none,16,1,5\n");
        assertThatThrownBy(() -> Measurements.read(folder))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessage("e4_apply_lag.csv:2: parallel is no number: \"x\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sideways,oltp_insert,0,1,1/1,5| mode is \"sideways\"; it must be async, after_commit or after_sync",
                "async,oltp_insert,0,1,1,5| master_sync needs two settings such as 1/0, not \"1\"",
                "async,oltp_read_only,0,1,1/1,5| the load \"oltp_read_only\" is not known",
                "async,oltp_insert,0,1,1/1,0| tps must be above 0, not 0",
                "async,oltp_insert,0,0,1/1,5| threads must be above 0, not 0"
            })
    void aWrongRowIsTold(String row, String message) throws Exception {
        Files.writeString(
                folder.resolve("e1_throughput.csv"), "mode,workload,rtt_ms,threads,master_sync,tps\n" + row + "\n");
        assertThatThrownBy(() -> Measurements.read(folder))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageStartingWith("e1_throughput.csv:2: " + message);
    }

    @Test
    void measurementsWithoutRowsAreNotReached() throws Exception {
        Files.writeString(folder.resolve("e1_throughput.csv"), "mode,workload,rtt_ms,threads,master_sync,tps\n");
        assertThatThrownBy(() -> Validator.validate(Measurements.read(folder), MachineFile.builtIn()))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("nothing to predict");
    }

    @Test
    void aMachineIsReadAsItWasWritten() throws Exception {
        Machine machine = MachineFile.builtIn();
        Path file = folder.resolve("machine.csv");
        Files.writeString(file, MachineFile.text(machine));
        assertThat(MachineFile.read(file)).isEqualTo(machine);
        Files.writeString(file, "parameter,value,origin,low,high\nclint,1,assumed,1,1\n");
        assertThatThrownBy(() -> MachineFile.read(file))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("is no machine as calibrate writes it");
    }
}
