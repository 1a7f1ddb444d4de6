package org.replsim.scenario.metric;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.replsim.probe.Fate;
import org.replsim.procedure.Step;
import org.replsim.run.CourseRecord;
import org.replsim.run.LossRecord;
import org.replsim.run.Marker;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.RunRecord;
import org.replsim.run.ScriptRecord;
import org.replsim.run.SourceRecord;
import org.replsim.run.StandingRecord;
import org.replsim.run.Tally;
import org.replsim.run.TimeSeries;
import org.replsim.run.WorkloadRecord;

/** A finished run written by hand: ten seconds of db1 with replica db2, whose every number is known. */
public final class Records {

    private static final long SECOND = 1_000_000_000L;

    private Records() {}

    /** The run with a throughput of its own. */
    public static RunRecord record(double throughput) {
        return new RunRecord(
                1,
                0xabcdL,
                new TreeMap<>(SortedMapOf.longs("db1", 17L)),
                1000,
                2 * SECOND,
                10 * SECOND,
                10 * SECOND,
                "db1",
                new TreeMap<>(java.util.Map.of("db1", workload(throughput))),
                new TreeMap<>(java.util.Map.of("db1", source())),
                new TreeMap<>(java.util.Map.of("db2", replica())),
                new TreeMap<>(java.util.Map.of("cores a", 0.25)),
                series(),
                List.of(
                        new Marker(0, "db1", Marker.Kind.SEMI_SYNC, "semi-sync ON"),
                        new Marker(4 * SECOND, "db1", Marker.Kind.SEMI_SYNC, "semi-sync OFF"),
                        new Marker(6 * SECOND, "db1", Marker.Kind.SEMI_SYNC, "semi-sync ON")),
                List.of(loss()),
                ScriptRecord.NONE,
                List.of(course()),
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** Two attempts, and a step that is under way at the end. */
    private static CourseRecord course() {
        return new CourseRecord(
                "manager",
                List.of(
                        new Step(1, "detect", "db1", 9 * SECOND, 9 * SECOND + SECOND / 2, ""),
                        new Step(1, "decide", "", 7 * SECOND, 7 * SECOND + SECOND / 2, "nobody"),
                        new Step(2, "decide", "", 8 * SECOND, 8 * SECOND + SECOND / 4, "db2"),
                        new Step(2, "drain", "db2", 9 * SECOND, 9 * SECOND + SECOND / 4, ""),
                        new Step(2, "repoint", "db3", 9 * SECOND, 9 * SECOND + SECOND / 10, ""),
                        new Step(2, "repoint", "db4", 9 * SECOND + SECOND / 10, 9 * SECOND + SECOND / 5, ""),
                        new Step(2, "restore", "db1", 10 * SECOND - SECOND / 10, Step.UNDER_WAY, "")));
    }

    /** W = 100, A = 90, K = 85: 83 + 7 + 2 + 0 + 2 + 4 + 2. */
    private static LossRecord loss() {
        return new LossRecord(
                "db1",
                9 * SECOND,
                "db2",
                LossRecord.Reference.PROMOTED,
                3 * SECOND / 4,
                100,
                90,
                85,
                7,
                700,
                SECOND / 2,
                2,
                3,
                4,
                List.of(
                        new Tally(Fate.KEPT, 83, 8300),
                        new Tally(Fate.LOST, 7, 700),
                        new Tally(Fate.GHOST, 2, 200),
                        new Tally(Fate.DUPLICATE, 0, 0),
                        new Tally(Fate.PHANTOM_READ, 2, 200),
                        new Tally(Fate.ERRANT, 4, 400),
                        new Tally(Fate.NEVER_LEFT, 2, 200)),
                List.of(new StandingRecord("db3", 80, 3, 300, 2, 1, 14)));
    }

    private static WorkloadRecord workload(double throughput) {
        Histogram latency = new Histogram(1, 3600 * SECOND, 3);
        for (int i = 1; i <= 1000; i++) {
            latency.recordValue(i * 1_000_000L);
        }
        return new WorkloadRecord(
                8000,
                throughput,
                500_500_000,
                latency,
                0.001,
                5,
                6,
                7,
                new TreeMap<>(java.util.Map.of("execute", 1000.0)));
    }

    private static SourceRecord source() {
        SortedMap<String, Long> status = SortedMapOf.longs(
                "Rpl_semi_sync_master_yes_tx", 70L,
                "Rpl_semi_sync_master_no_tx", 30L,
                "Rpl_semi_sync_master_no_times", 1L,
                "Rpl_semi_sync_master_status", 1L);
        return new SourceRecord("db1", status, "mysql-bin.000001", 1234, 1234, 2 * SECOND, 3.5);
    }

    private static ReplicaRecord replica() {
        return new ReplicaRecord(
                "db2",
                "db1",
                SortedMapOf.longs("Rpl_semi_sync_slave_status", 1L),
                95,
                90,
                5,
                10,
                "Waiting for master to send event",
                "",
                4096,
                3 * SECOND / 2,
                SECOND / 4.0,
                950);
    }

    /** Bins of one second: throughput 100, 200, ... 1000; lag 0.1, 0.2, ... 1; semi-sync OFF in the bins 5 and 6. */
    private static TimeSeries series() {
        double[] grid = new double[10];
        double[] throughput = new double[10];
        double[] lag = new double[10];
        double[] latency = new double[10];
        double[] status = new double[10];
        double[] behind = new double[10];
        for (int i = 0; i < 10; i++) {
            grid[i] = i + 1;
            throughput[i] = 100.0 * (i + 1);
            lag[i] = (i + 1) / 10.0;
            latency[i] = i + 1;
            status[i] = i == 4 || i == 5 ? 0 : 1;
            behind[i] = i < 5 ? Double.NaN : 2;
        }
        return new TimeSeries(
                grid,
                List.of(
                        new TimeSeries.Column("db1", "throughput", "transactions/s", throughput),
                        new TimeSeries.Column("db1", "latency_p99", "ms", latency),
                        new TimeSeries.Column("db1", "semi_sync_status", "", status),
                        new TimeSeries.Column("db1", "at_risk_bytes", "bytes", throughput),
                        new TimeSeries.Column("db2", "lag_true", "s", lag),
                        new TimeSeries.Column("db2", "seconds_behind_master", "s", behind)));
    }

    private static final class SortedMapOf {
        static SortedMap<String, Long> longs(Object... keysAndValues) {
            SortedMap<String, Long> map = new TreeMap<>();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                map.put((String) keysAndValues[i], (Long) keysAndValues[i + 1]);
            }
            return map;
        }
    }
}
