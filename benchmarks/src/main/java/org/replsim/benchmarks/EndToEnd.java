package org.replsim.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.replsim.cluster.Cluster;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.scenario.ScenarioReader;
import org.replsim.server.Probe;

/**
 * Transactions and events a second of whole runs of the standard scenarios, on one core. The counter {@code transactions}
 * is the figure to quote; {@code events} counts timers fired and signals run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class EndToEnd {

    /** Which of the scenarios in {@code benchmarks/scenarios}. */
    @Param({"standard-async", "standard-semi"})
    public String scenario;

    private RunSpec spec;

    /** What one run did. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Done {
        /** Transactions written to the primary's binary log. */
        public long transactions;
        /** Timers fired and signals run. */
        public long events;
    }

    /** Reads the scenario; run from the repository's root. */
    @Setup
    public void read() {
        spec = ScenarioReader.read(Path.of("benchmarks", "scenarios", scenario + ".yaml"))
                .variants()
                .get(0)
                .spec();
    }

    /** The model alone. */
    @Benchmark
    public long bare(Done done) {
        Cluster cluster = Run.bare(spec, Probe.NONE);
        done.transactions += cluster.source("db1").binlog().written();
        done.events += cluster.simulation().events();
        return cluster.digest();
    }

    /** The model with everything that a report is made from. */
    @Benchmark
    public long probed(Done done) {
        RunRecord record = Run.execute(spec);
        done.transactions += record.sources().get("db1").status().get("Binlog_commits");
        done.events += record.events();
        return record.digest();
    }
}
