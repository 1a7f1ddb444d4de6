package org.replsim.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.lab.server.Servers;
import org.replsim.scenario.reality.data.DrainRow;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.data.ThroughputRow;
import org.replsim.scenario.reality.measure.MachineMeasuring;

/** Too short for numbers to be trusted; that they are there, in files that calibration reads, and of the right kind. */
class MachineMeasuringTest {

    @TempDir
    private Path folder;

    @Test
    void measuresWhatCalibrationReads() throws IOException {
        Servers.installed();
        List<String> said = new ArrayList<>();
        new MachineMeasuring(new MariaDbServers(), said::add, 0.6, 1).into(folder);
        said.forEach(System.out::println);
        Measurements data = Measurements.read(folder);
        data.alone().forEach(MachineMeasuringTest::print);
        data.throughput().forEach(MachineMeasuringTest::print);

        assertThat(data.syncs()).hasSize(2).allMatch(row -> row.meanNanos() > 1_000 && row.meanNanos() < 1e9);
        assertThat(data.alone()).extracting(ThroughputRow::threads).containsExactly(1, 16, 1, 16);
        assertThat(data.alone()).extracting(ThroughputRow::flushLog).containsExactly(1, 1, 0, 0);
        assertThat(data.alone())
                .as("Little's law: as many are under way as there are clients, but for those that begin or end outside")
                .allMatch(row -> Math.abs(row.tps() * row.latencyNanos() / 1e9 / row.threads() - 1) < 0.3);
        assertThat(data.throughput())
                .extracting(ThroughputRow::mode)
                .containsExactly(Mode.ASYNC, Mode.ASYNC, Mode.AFTER_COMMIT);
        assertThat(data.throughput().get(2).latencyNanos())
                .as("a round trip of 2 ms")
                .isGreaterThan(2e6);
        assertThat(data.throughput()).allMatch(row -> row.primaryCpuNanos() > 0 && row.busy() <= 1.05);
        assertThat(data.applies()).allMatch(row -> row.tps() > 0);
        assertThat(data.applies())
                .as("what was applied before it could be measured is left out")
                .extracting(DrainRow::parallel)
                .isSubsetOf(0, 4);
    }

    private static void print(ThroughputRow row) {
        System.out.println(
                row.conditions() + ": " + row.tps() + " a second, " + row.primaryCpuNanos() + " ns of the primary");
    }
}
