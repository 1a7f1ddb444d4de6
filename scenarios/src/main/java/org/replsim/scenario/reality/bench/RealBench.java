package org.replsim.scenario.reality.bench;

import org.replsim.run.RunSpec;
import org.replsim.scenario.reality.data.Load;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.machine.Machine;

/**
 * The loads by which a machine is measured, for real servers: those that {@link ThroughputBench} and {@link DrainBench} simulate,
 * with other times.
 */
public final class RealBench {

    /** The name of the primary. */
    public static final String PRIMARY = "db1";

    /** The name of the replica, if there is one. */
    public static final String REPLICA = "db2";

    private static final long SECOND = 1_000_000_000L;
    private static final long TIMEOUT = 10 * SECOND;
    private static final long SEED = 7;

    private RealBench() {}

    /**
     * A closed load of one-row inserts.
     *
     * @param syncBinlog sync_binlog of the primary
     * @param flushLog innodb_flush_log_at_trx_commit of the primary
     */
    public static RunSpec closed(
            Mode mode, int syncBinlog, int flushLog, int threads, long rttNanos, long warmupNanos, long durationNanos) {
        Bench bench = new Bench().primary(syncBinlog, flushLog, mode, TIMEOUT).load(threads, Load.OLTP_INSERT);
        if (mode != Mode.ALONE) {
            bench.replica(1, mode, rttNanos, true, "");
        }
        return spec(bench, warmupNanos, durationNanos, SECOND);
    }

    /**
     * One client writes to a primary without syncs while the replica only fetches; then the primary is killed and the replica
     * applies, one transaction after the other, at innodb_flush_log_at_trx_commit 1 without log_slave_updates. The window of
     * measurement is the end of the run.
     *
     * @param windowNanos how long it is
     */
    public static RunSpec drain(int workers, long writingNanos, long windowNanos) {
        long start = writingNanos + SECOND / 2;
        String parallel =
                workers == 0 ? "" : ", slave_parallel_threads: " + workers + ", slave_parallel_mode: conservative";
        Bench bench = new Bench()
                .primary(0, 0, Mode.ASYNC, SECOND)
                .replica(1, Mode.ASYNC, 0, false, parallel)
                .load(1, Load.OLTP_INSERT)
                .at(writingNanos, "crash: " + PRIMARY)
                .at(start, "start: {replica: " + REPLICA + ", thread: sql}");
        long window = start + SECOND / 5;
        return spec(bench, window, window + windowNanos, SECOND / 10);
    }

    private static RunSpec spec(Bench bench, long warmupNanos, long durationNanos, long sampleNanos) {
        int cores = Runtime.getRuntime().availableProcessors();
        // The reader wants no crash before the window; here the window is what comes after it.
        return bench.spec(Machine.assumed(cores).host("machine"), SEED, 0, durationNanos)
                .withTimes(durationNanos, warmupNanos, sampleNanos);
    }
}
