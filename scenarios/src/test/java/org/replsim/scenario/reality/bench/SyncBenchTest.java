package org.replsim.scenario.reality.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.data.SyncRow;
import org.replsim.scenario.reality.machine.Estimate;
import org.replsim.scenario.reality.machine.Machine;
import org.replsim.scenario.reality.machine.Parameter;

/** Threads that only sync, against sums by hand: a call of 50 us on one of two cores, then a device. */
class SyncBenchTest {

    private static final double MICROS = 1_000;

    private final Machine machine = Machine.assumed(2)
            .with(Parameter.APPEND_SYNC, Estimate.assumed(50 * MICROS))
            .with(Parameter.FSYNC, Estimate.assumed(150 * MICROS))
            .with(Parameter.OVERWRITE_SYNC, Estimate.assumed(20 * MICROS))
            .with(Parameter.OVERWRITE, Estimate.assumed(80 * MICROS))
            .with(Parameter.FSYNC_TAIL, Estimate.assumed(1.001))
            .with(Parameter.CONTENTION, Estimate.assumed(0.5))
            .with(Parameter.COLD, Estimate.assumed(0))
            .with(Parameter.WAKE_UP, Estimate.assumed(0))
            .with(Parameter.NOISE, Estimate.assumed(1));

    @TempDir
    Path folder;

    @Test
    void aLoneThreadTakesTheCallAndTheDevice() throws IOException {
        List<SyncRow> rows = rows("append,512,1", "overwrite,512,1");
        assertThat(SyncBench.predict(rows.get(0), machine).meanNanos()).isCloseTo(200 * MICROS, within(2 * MICROS));
        assertThat(SyncBench.predict(rows.get(1), machine).meanNanos()).isCloseTo(100 * MICROS, within(2 * MICROS));
    }

    /** The device is at work for 3/4 of the time or more, so each sync mostly meets the other: 150 to 225 us there. */
    @Test
    void twoThreadsDisturbEachOther() throws IOException {
        SyncRow row = rows("append,512,2").get(0);
        assertThat(SyncBench.predict(row, machine).meanNanos()).isBetween(200 * MICROS, 277 * MICROS);
        Machine undisturbed = machine.with(Parameter.CONTENTION, Estimate.assumed(0));
        assertThat(SyncBench.predict(row, undisturbed).meanNanos()).isCloseTo(200 * MICROS, within(2 * MICROS));
    }

    private List<SyncRow> rows(String... rows) throws IOException {
        StringBuilder text = new StringBuilder("mode,bytes,threads,avg_us,p99_us\n");
        for (String row : rows) {
            text.append(row).append(",1,1\n");
        }
        Files.writeString(folder.resolve("e9_fsync.csv"), text);
        return Measurements.read(folder).syncs();
    }
}
