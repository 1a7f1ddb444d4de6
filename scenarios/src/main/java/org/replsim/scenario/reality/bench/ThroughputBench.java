package org.replsim.scenario.reality.bench;

import org.replsim.host.HostSpec;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.WorkloadRecord;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.data.ThroughputRow;
import org.replsim.scenario.reality.machine.Machine;

/** Repeats a closed load. */
public final class ThroughputBench {

    private static final long SECOND = 1_000_000_000L;
    private static final long WARM_UP = 300_000_000L;
    private static final double ENOUGH_TRANSACTIONS = 6_000;
    private static final double LONGEST_SECONDS = 30;
    private static final long SEED = 7;
    private static final long TIMEOUT = 10 * SECOND;
    private static final int WRITTEN_ONLY = 2;
    /** Of the machine of the measurements. */
    private static final int CORES = 2;

    private ThroughputBench() {}

    /**
     * What came out.
     *
     * @param tps transactions a second
     * @param latencyNanos mean commit latency
     * @param p95Nanos its 95th percentile
     * @param groupSize transactions per commit group
     * @param busy share of the processors that was busy
     * @param primaryCpuNanos processor time of the primary for each transaction
     * @param replicaCpuNanos the same of the replica; 0 without one
     * @param otherCpuNanos the same of the load generator and the delay line
     */
    public record Prediction(
            double tps,
            double latencyNanos,
            double p95Nanos,
            double groupSize,
            double busy,
            double primaryCpuNanos,
            double replicaCpuNanos,
            double otherCpuNanos) {}

    /** Predicts a row; the length of the run follows from the rate that was measured, nothing else. */
    public static Prediction predict(ThroughputRow row, Machine machine) {
        RunRecord record = Run.execute(spec(row, machine));
        WorkloadRecord clients = Outcome.of(record.workloads(), "db1");
        double primary = perTransaction(record, ": db1");
        double replica = perTransaction(record, ": db2");
        return new Prediction(
                clients.throughput(),
                clients.latencyMeanNanos(),
                clients.commitLatency().getValueAtPercentile(95),
                Outcome.of(record.sources(), "db1").groupSize(),
                Outcome.of(record.utilisation(), "cores machine"),
                primary,
                replica,
                perTransaction(record, "") - primary - replica);
    }

    private static double perTransaction(RunRecord record, String process) {
        double share = record.utilisation().getOrDefault("cores machine" + process, 0.0);
        return share * CORES * SECOND / Outcome.of(record.workloads(), "db1").throughput();
    }

    static RunSpec spec(ThroughputRow row, Machine machine) {
        boolean emulated = row.emulatedSyncNanos() > 0;
        // On the emulated disk InnoDB maps its redo log into memory and does not sync it (README of the measurements).
        int flush = emulated ? WRITTEN_ONLY : row.flushLog();
        Bench bench = new Bench()
                .primary(row.syncBinlog(), flush, row.mode(), TIMEOUT, emulated)
                .load(row.threads(), row.load());
        if (row.mode() != Mode.ALONE) {
            bench.replica(emulated ? WRITTEN_ONLY : 1, row.mode(), row.rttNanos(), true, "");
        }
        HostSpec host =
                emulated ? machine.withEmulatedDisk("machine", row.emulatedSyncNanos()) : machine.host("machine");
        double seconds = Math.max(1, Math.min(LONGEST_SECONDS, ENOUGH_TRANSACTIONS / Math.max(1, row.tps())));
        return bench.spec(host, SEED, WARM_UP, WARM_UP + (long) (seconds * SECOND));
    }
}
