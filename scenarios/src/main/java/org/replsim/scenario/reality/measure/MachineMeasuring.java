package org.replsim.scenario.reality.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.SourceRecord;
import org.replsim.run.WorkloadRecord;
import org.replsim.scenario.lab.LabProblem;
import org.replsim.scenario.lab.RealServers;
import org.replsim.scenario.reality.bench.RealBench;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.data.ThroughputRow;

/**
 * Measures this machine as the calibration rows of {@code scenarios/reality} were taken: syncs of the disk, one client and
 * sixteen without a replica, with one, one client under semi-sync over 2 ms, and a backlog that one thread
 * applies and one that four workers do. What comes out are files
 * with the same names and columns, as far as calibration reads them.
 */
public final class MachineMeasuring {

    private static final String ALONE = "workload,master_sync,threads,secs,trx,tps,lat_avg_ms,lat_p95_ms,group_size,"
            + "cpu_m,cpu_client,busy_frac,foreign_cpu\n";
    private static final String WITH_REPLICA =
            "mode,workload,rtt_ms,threads,master_sync,secs,trx,tps,lat_avg_ms,lat_p95_ms,"
                    + "group_size,cpu_m,cpu_r,cpu_client,busy_frac,foreign_cpu\n";
    private static final String APPLY = "workload,written_by_threads,replica,parallel,mode,trx,apply_tps\n";

    private static final int FEW = 1;
    private static final int MANY = 16;
    private static final int WORKERS = 4;
    private static final long RTT = 2_000_000;

    private final RealServers servers;
    private final Consumer<String> progress;
    private final int attempts;
    private final long warmupNanos;
    private final long windowNanos;

    /**
     * Prepares it.
     *
     * @param seconds how long each measurement lasts, 5 or more for numbers to be trusted; half as long is warmed up before
     * @param attempts at a measurement that other work disturbs; the quietest is kept
     */
    public MachineMeasuring(RealServers servers, Consumer<String> progress, double seconds, int attempts) {
        this.attempts = attempts;
        this.servers = servers;
        this.progress = progress;
        windowNanos = (long) (seconds * 1e9);
        warmupNanos = windowNanos / 2;
    }

    /**
     * Measures, and writes the files into a folder.
     *
     * @throws LabProblem if servers do not start or do not answer
     */
    public void into(Path folder) throws IOException {
        Files.createDirectories(folder);
        progress.accept("measuring this machine: syncs of the disk");
        Path disk = Path.of(System.getProperty("java.io.tmpdir"));
        Files.writeString(folder.resolve("e9_fsync.csv"), SyncProbe.csv(disk, windowNanos / 4e9));
        // What compiles the load generator is not measured.
        progress.accept("measuring this machine: warming up");
        servers.run(RealBench.closed(Mode.ALONE, 0, 0, MANY, 0, 0, windowNanos), quiet -> {});
        String alone = ALONE + alone(1, 1, FEW) + alone(1, 1, MANY) + alone(0, 0, FEW) + alone(0, 0, MANY);
        Files.writeString(folder.resolve("e9_master_alone.csv"), alone);
        String joined = WITH_REPLICA
                + joined(Mode.ASYNC, FEW, 0)
                + joined(Mode.ASYNC, MANY, 0)
                + joined(Mode.AFTER_COMMIT, FEW, RTT);
        Files.writeString(folder.resolve("e1_throughput.csv"), joined);
        Files.writeString(folder.resolve("e9_apply.csv"), APPLY + drain(0) + drain(WORKERS));
    }

    private String alone(int syncBinlog, int flushLog, int threads) {
        RunRecord record = run(Mode.ALONE, syncBinlog, flushLog, threads, 0);
        return String.format(Locale.ROOT, "oltp_insert,%d/%d,%d,", syncBinlog, flushLog, threads) + load(record) + ","
                + processors(record, false) + "\n";
    }

    private String joined(Mode mode, int threads, long rttNanos) {
        RunRecord record = run(mode, 1, 1, threads, rttNanos);
        return String.format(Locale.ROOT, "%s,oltp_insert,%d,%d,1/1,", mode.word(), rttNanos / 1_000_000, threads)
                + load(record) + "," + processors(record, true) + "\n";
    }

    private RunRecord run(Mode mode, int syncBinlog, int flushLog, int threads, long rttNanos) {
        progress.accept(String.format(
                Locale.ROOT,
                "measuring this machine: %d client%s, %s, sync_binlog %d, innodb_flush_log_at_trx_commit %d",
                threads,
                threads == 1 ? "" : "s",
                mode.word(),
                syncBinlog,
                flushLog));
        RunSpec spec =
                RealBench.closed(mode, syncBinlog, flushLog, threads, rttNanos, warmupNanos, warmupNanos + windowNanos);
        RunRecord quietest = servers.run(spec, quiet -> {});
        for (int again = 1; again < attempts && others(quietest) > ThroughputRow.MOST_FOREIGN_CPU; again++) {
            progress.accept(String.format(
                    Locale.ROOT, "other work had %.1f processors meanwhile: once more", others(quietest)));
            RunRecord other = servers.run(spec, quiet -> {});
            quietest = others(other) < others(quietest) ? other : quietest;
        }
        return quietest;
    }

    /** Processors used by others than the lab. */
    private static double others(RunRecord record) {
        double ours = record.utilisation().entrySet().stream()
                .filter(process -> process.getKey().startsWith(RealServers.CORES + ":"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return Math.max(0, share(record, "") - ours) * Runtime.getRuntime().availableProcessors();
    }

    private static String load(RunRecord record) {
        WorkloadRecord clients = there(record.workloads().get(RealBench.PRIMARY));
        SourceRecord source = there(record.sources().get(RealBench.PRIMARY));
        return String.format(
                Locale.ROOT,
                "%.3f,%d,%.2f,%.4f,%.4f,%.4f",
                seconds(record),
                clients.commits(),
                clients.throughput(),
                clients.latencyMeanNanos() / 1e6,
                clients.commitLatency().getValueAtPercentile(95) / 1e6,
                source.groupSize());
    }

    /** Seconds of processors by process, and how much of all that is used by others than the lab. */
    private static String processors(RunRecord record, boolean replica) {
        int cores = Runtime.getRuntime().availableProcessors();
        double all = share(record, "");
        double ofPrimary = share(record, ": " + RealBench.PRIMARY);
        double ofReplica = replica ? share(record, ": " + RealBench.REPLICA) : 0;
        double ofClients = share(record, ": " + RealServers.CLIENTS);
        double processorSeconds = seconds(record) * cores;
        return String.format(Locale.ROOT, "%.2f,", ofPrimary * processorSeconds)
                + (replica ? String.format(Locale.ROOT, "%.2f,", ofReplica * processorSeconds) : "")
                + String.format(Locale.ROOT, "%.2f,%.4f,%.4f", ofClients * processorSeconds, all, others(record));
    }

    private String drain(int workers) {
        progress.accept("measuring this machine: a backlog that is applied"
                + (workers == 0 ? "" : " by " + workers + " workers"));
        RunRecord record =
                servers.run(RealBench.drain(workers, warmupNanos + windowNanos, windowNanos / 5), quiet -> {});
        ReplicaRecord replica = there(record.replicas().get(RealBench.REPLICA));
        if (replica.notApplied() == 0 || !(replica.applyRate() > 0)) {
            progress.accept("the backlog was applied before it could be measured, and is left out");
            return "";
        }
        return String.format(
                Locale.ROOT,
                "oltp_insert,1,1/0 nolsu,%d,%s,%d,%.2f%n",
                workers,
                workers == 0 ? "none" : "conservative",
                replica.applied(),
                replica.applyRate());
    }

    private static double share(RunRecord record, String process) {
        return there(record.utilisation().get(RealServers.CORES + process));
    }

    private static double seconds(RunRecord record) {
        return (record.measuredToNanos() - record.measuredFromNanos()) / 1e9;
    }

    private static <T> T there(@Nullable T measured) {
        return Optional.ofNullable(measured)
                .orElseThrow(() -> new LabProblem("the lab did not say what is needed to calibrate this machine"));
    }
}
