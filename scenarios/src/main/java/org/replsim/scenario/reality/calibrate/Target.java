package org.replsim.scenario.reality.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.reality.bench.DrainBench;
import org.replsim.scenario.reality.bench.ThroughputBench;
import org.replsim.scenario.reality.data.DrainRow;
import org.replsim.scenario.reality.data.FsyncRow;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.data.ThroughputRow;
import org.replsim.scenario.reality.machine.Machine;
import org.replsim.scenario.reality.machine.Parameter;

/**
 * One row to calibrate on: the logarithms of predicted over measured values, each divided by what the measurement is
 * trusted to. The trust is that of the README: rows that the processors or the disk bind moved by 10 to 40 % between two
 * times of the same day, semi-sync rows with a round trip by 2.4 %.
 */
interface Target {

    /** Processor times are sampled by the system's clock and include what the kernel does for others. */
    double CPU_TRUST = 0.2;

    /** What it is, for messages. */
    String name();

    /** The residuals; always as many. */
    double[] residuals(Machine machine);

    /** The calibration rows: a primary alone, async without a round trip, one semi-sync row, serial drains. */
    static List<Target> of(Measurements data) {
        return of(data, false);
    }

    /** @param disturbed whether rows are used that other work disturbed */
    static List<Target> of(Measurements data, boolean disturbed) {
        List<Target> targets = new ArrayList<>();
        data.alone().stream()
                .filter(row -> fewThreads(row, disturbed))
                .map(row -> throughput(row, 0.06))
                .forEach(targets::add);
        data.throughput().stream()
                .filter(row -> fewThreads(row, disturbed))
                .filter(row -> row.mode() == Mode.ASYNC && row.rttNanos() == 0)
                .map(row -> throughput(row, 0.1))
                .forEach(targets::add);
        data.throughput().stream()
                .filter(row -> row.emulatedSyncNanos() == 0 && row.threads() == 1)
                .filter(row -> row.mode().semiSync() && row.rttNanos() == 2_000_000)
                .reduce((first, last) -> last)
                .map(row -> throughput(row, 0.02))
                .ifPresent(targets::add);
        data.drains().stream()
                .filter(row -> row.parallel() == 0)
                .map(Target::drain)
                .forEach(targets::add);
        data.applies().stream().filter(Target::serial).map(Target::drain).forEach(targets::add);
        return targets;
    }

    private static boolean fewThreads(ThroughputRow row, boolean disturbed) {
        return (disturbed || !row.disturbed()) && (row.threads() == 1 || row.threads() == 16) && row.flushLog() < 2;
    }

    private static boolean serial(DrainRow row) {
        return row.parallel() == 0 && row.flushLog() < 2;
    }

    private static Target throughput(ThroughputRow row, double trust) {
        return new Target() {
            @Override
            public String name() {
                return row.row().place() + " " + row.conditions();
            }

            @Override
            public double[] residuals(Machine machine) {
                ThroughputBench.Prediction said = ThroughputBench.predict(row, machine);
                boolean groups = row.groupSize() > 1.2;
                return new double[] {
                    Math.log(said.tps() / row.tps()) / trust,
                    Math.log(said.p95Nanos() / row.p95Nanos()) / (3 * trust),
                    groups ? Math.log(said.groupSize() / row.groupSize()) / (2 * trust) : 0,
                    Math.log(said.primaryCpuNanos() / row.primaryCpuNanos()) / CPU_TRUST,
                    row.mode() == Mode.ALONE ? 0 : Math.log(said.replicaCpuNanos() / row.replicaCpuNanos()) / CPU_TRUST,
                    Math.log(said.otherCpuNanos() / row.otherCpuNanos()) / CPU_TRUST
                };
            }
        };
    }

    /** A sync by itself: the call, then the device; other files and other code, so it is trusted less than it repeats. */
    static Target fsync(FsyncRow row) {
        return new Target() {
            @Override
            public String name() {
                return row.row().place();
            }

            @Override
            public double[] residuals(Machine machine) {
                double device = machine.value(row.overwrite() ? Parameter.OVERWRITE : Parameter.FSYNC);
                double call = machine.value(row.overwrite() ? Parameter.OVERWRITE_SYNC : Parameter.APPEND_SYNC);
                return new double[] {Math.log((device + call) / row.p50Nanos()) / 0.15};
            }
        };
    }

    private static Target drain(DrainRow row) {
        return new Target() {
            @Override
            public String name() {
                return row.row().place() + " " + row.conditions();
            }

            @Override
            public double[] residuals(Machine machine) {
                return new double[] {Math.log(DrainBench.predict(row, machine) / row.tps()) / 0.08};
            }
        };
    }
}
