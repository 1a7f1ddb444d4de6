package org.replsim.scenario.reality.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.scenario.reality.bench.ThroughputBench;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.data.ThroughputRow;
import org.replsim.scenario.reality.machine.Estimate;
import org.replsim.scenario.reality.machine.Machine;
import org.replsim.scenario.reality.machine.Parameter;

/** From the throughput of a simulated machine whose parameters are known, they are found again. */
class CalibratorTest {

    private static final String HEADER = "workload,master_sync,threads,trx,tps,lat_avg_ms,lat_p95_ms,group_size,cpu_m,"
            + "cpu_client,busy_frac,foreign_cpu\n";

    @TempDir
    Path folder;

    @Test
    void knownParametersAreRecovered() throws IOException {
        Machine truth = Machine.assumed(2)
                .with(Parameter.CLIENT, Estimate.assumed(25_000))
                .with(Parameter.STATEMENT, Estimate.assumed(30_000))
                .with(Parameter.FSYNC, Estimate.assumed(250_000))
                .with(Parameter.OVERWRITE, Estimate.assumed(40_000));
        measure(
                "oltp_insert,0/0,1",
                "oltp_insert,1/0,1",
                "oltp_insert,0/1,1",
                "oltp_insert,1/1,1",
                "oltp_insert,0/0,16");
        Measurements asked = Measurements.read(folder);
        measure(asked.alone().stream().map(row -> row(row, truth)).toArray(String[]::new));
        Calibration found = Calibrator.calibrate(Measurements.read(folder), 2);

        assertThat(found.misfit())
                .as("in units of what a measurement is trusted to")
                .isLessThan(0.3);
        for (Parameter parameter : List.of(Parameter.CLIENT, Parameter.FSYNC)) {
            Estimate estimate = found.machine().estimate(parameter);
            assertThat(estimate.origin()).as(parameter.name()).isEqualTo(Estimate.Origin.FITTED);
            assertThat(truth.value(parameter)).as(parameter.name()).isBetween(estimate.low(), estimate.high());
        }
        assertThat(found.machine().estimate(Parameter.SEND_ACK).origin())
                .as("no row has an ACK")
                .isEqualTo(Estimate.Origin.ASSUMED);
    }

    private void measure(String... rows) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (String row : rows) {
            text.append(row)
                    .append(row.chars().filter(c -> c == ',').count() == 2 ? ",1,1000,1,1,1,1,1,1,0" : "")
                    .append('\n');
        }
        Files.writeString(folder.resolve("e9_master_alone.csv"), text);
    }

    private static String row(ThroughputRow row, Machine truth) {
        ThroughputBench.Prediction said = ThroughputBench.predict(row, truth);
        return String.format(
                Locale.ROOT,
                "oltp_insert,%d/%d,%d,1000000,%f,%f,%f,%f,%f,%f,%f,0",
                row.syncBinlog(),
                row.flushLog(),
                row.threads(),
                said.tps(),
                said.latencyNanos() / 1e6,
                said.p95Nanos() / 1e6,
                said.groupSize(),
                said.primaryCpuNanos() / 1e3,
                said.otherCpuNanos() / 1e3,
                said.busy());
    }
}
