package org.replsim.scenario.reality.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.replsim.scenario.reality.bench.DrainBench;
import org.replsim.scenario.reality.bench.SyncBench;
import org.replsim.scenario.reality.bench.ThroughputBench;
import org.replsim.scenario.reality.data.DrainRow;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.data.SyncRow;
import org.replsim.scenario.reality.data.ThroughputRow;
import org.replsim.scenario.reality.machine.Machine;

/**
 * One row to calibrate on: the logarithms of predicted over measured values, each divided by what the measurement is
 * trusted to. The trust is that of the README: rows that the processors or the disk bind moved by 10 to 40 % between two
 * times of the same day, semi-sync rows with a round trip by 2.4 %.
 */
interface Target {

    /** Processor times are sampled by the system's clock and include what the kernel does for others. */
    double CPU_TRUST = 0.2;

    /** A sync in a server takes longer than in a loop that does nothing else: 232 us against 164 for an appended file. */
    double SYNC_TRUST = 0.2;

    /** A primary alone: bound by processors or disk, and taken at a time of its own, when the machine may have been faster. */
    double ALONE_TRUST = 0.2;

    /** Async without a round trip: bound in the same way, but taken, twice, in the hours of what is to be predicted. */
    double ASYNC_TRUST = 0.05;

    /** What waits for a round trip. */
    double SEMI_SYNC_TRUST = 0.02;

    double DRAIN_TRUST = 0.08;

    /** More syncs at a time than a primary and its replica make. */
    int FEW_SYNCS = 4;

    /** What a commit writes at most, bytes. */
    long SMALL = 4096;

    /** What it is, for messages. */
    String name();

    /** The residuals; always as many. */
    double[] residuals(Machine machine);

    /**
     * The calibration rows: a primary alone, async without a round trip, one semi-sync row, what
     * appliers took for a backlog, syncs alone. Rows that other work disturbed are left out, unless that leaves nothing of the
     * primary alone.
     */
    static List<Target> of(Measurements data) {
        boolean disturbed = data.alone().stream().allMatch(ThroughputRow::disturbed);
        List<Target> targets = new ArrayList<>();
        data.alone().stream()
                .filter(row -> fewThreads(row, disturbed))
                .map(row -> throughput(row, ALONE_TRUST))
                .forEach(targets::add);
        Stream.concat(data.throughput().stream(), data.repeats().stream())
                .filter(row -> fewThreads(row, disturbed))
                .filter(row -> row.mode() == Mode.ASYNC && row.rttNanos() == 0)
                .map(row -> throughput(row, ASYNC_TRUST))
                .forEach(targets::add);
        data.throughput().stream()
                .filter(row -> row.emulatedSyncNanos() == 0 && row.threads() == 1)
                .filter(row -> row.mode().semiSync() && row.rttNanos() == 2_000_000)
                .reduce((first, last) -> last)
                .map(row -> throughput(row, SEMI_SYNC_TRUST))
                .ifPresent(targets::add);
        data.drains().stream()
                .filter(row -> row.parallel() == 0)
                .map(Target::drain)
                .forEach(targets::add);
        data.applies().stream().map(Target::drain).forEach(targets::add);
        data.syncs().stream()
                .filter(row -> row.threads() <= FEW_SYNCS && row.bytes() <= SMALL)
                .map(Target::sync)
                .forEach(targets::add);
        return targets;
    }

    private static boolean fewThreads(ThroughputRow row, boolean disturbed) {
        return (disturbed || !row.disturbed()) && (row.threads() == 1 || row.threads() == 16);
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

    private static Target sync(SyncRow row) {
        return new Target() {
            @Override
            public String name() {
                return row.row().place() + " " + row.conditions();
            }

            @Override
            public double[] residuals(Machine machine) {
                SyncBench.Prediction said = SyncBench.predict(row, machine);
                return new double[] {
                    Math.log(said.meanNanos() / row.meanNanos()) / SYNC_TRUST,
                    Math.log(said.p99Nanos() / row.p99Nanos()) / (3 * SYNC_TRUST)
                };
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
                return new double[] {Math.log(DrainBench.predict(row, machine) / row.tps()) / DRAIN_TRUST};
            }
        };
    }
}
