package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.Cluster;
import org.replsim.engine.Simulation;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restore;
import org.replsim.fault.SetVariable;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.fault.Timeline;
import org.replsim.run.RunSpec;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;
import org.replsim.workload.Workloads;

/** What semi-sync promises about each transaction, watched at every OK of runs with noise, faults and switches. */
class AcknowledgedTest {

    /**
     * While ON, no client has its OK before the replica has received its transaction; under AFTER_SYNC nobody even sees it
     * before (spec 2.4, 5.3). Time-outs, a stopped replica and cut links switch it off and on again.
     */
    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"AFTER_COMMIT, 1", "AFTER_COMMIT, 2", "AFTER_SYNC, 1", "AFTER_SYNC, 2"})
    void whileOnEveryOkIsForWhatTheReplicaHas(String waitPoint, long seed) {
        Specs specs = new Specs().semiSync(waitPoint);
        specs.seed = seed;
        specs.clients = 12;
        specs.think = new Distribution.Exponential(5 * Specs.MILLIS);
        specs.rows = new IntRange(1, 4);
        specs.hot = new HotRows(200, 1, 0.5);
        specs.jitter = new Distribution.Exponential(500 * Specs.MICROS);
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 100);
        specs.source.set(ServerVariable.MAX_BINLOG_SIZE, 1 << 16);
        specs.at(1_000 * Specs.MILLIS, new StopThreads("db2", ReplicaThread.IO));
        specs.at(1_500 * Specs.MILLIS, new StartThreads("db2", ReplicaThread.IO));
        specs.at(2_500 * Specs.MILLIS, new Cut("db1", "db2", CutKind.HOLD));
        specs.at(2_800 * Specs.MILLIS, new Restore("db1", "db2"));
        specs.at(3_500 * Specs.MILLIS, new SetVariable("db1", ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 0));
        specs.at(3_600 * Specs.MILLIS, new SetVariable("db1", ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1));
        specs.duration = 5 * Specs.SECONDS;
        Watch watch = new Watch(waitPoint.equals("AFTER_SYNC"));
        watch.run(specs.spec());
        assertThat(watch.checked).isGreaterThan(2_000);
        assertThat(watch.switches).isGreaterThan(4);
    }

    /** Each instant at which clients have their OK is the end of a group or two: pairs, one round trip apart (spec 2.4). */
    @Test
    void underAfterSyncGroupsEndInPairs() {
        Specs specs = new Specs().semiSync("AFTER_SYNC");
        specs.hardware = Specs.STEADY;
        specs.rtt = 20 * Specs.MILLIS;
        specs.clients = 12;
        specs.duration = 10 * Specs.SECONDS;
        Watch watch = new Watch(true);
        Cluster cluster = watch.run(specs.spec());
        long cycles = 0;
        long last = 0;
        for (long at : watch.acknowledgedNanos) {
            // Within a pair: the second group's ACKs are there already, or come as quickly as it was written.
            assertThat(at - last < specs.rtt / 10 || at - last > specs.rtt / 2).isTrue();
            cycles += at - last > specs.rtt / 2 ? 1 : 0;
            last = at;
        }
        double local = new Steps(specs).local() + new Steps(specs).acknowledge() - specs.rtt;
        double groups =
                cluster.source("db1").acknowledged() / cluster.source("db1").groupSize();
        assertThat(cycles * (specs.rtt + local) / specs.duration).isBetween(0.95, 1.02);
        assertThat(groups / cycles).isBetween(1.95, 2.05);
    }

    /** Watches one source with one replica. */
    private static final class Watch implements Probe {

        private final boolean afterSync;
        private final List<Long> acknowledgedNanos = new ArrayList<>();
        private @Nullable Cluster cluster;
        /** Rows from here on were written since the last switch; only for them the promise holds. */
        private long firstPromised;

        private long seen;
        private long checked;
        private int switches;

        Watch(boolean afterSync) {
            this.afterSync = afterSync;
        }

        Cluster run(RunSpec spec) {
            Simulation simulation = new Simulation();
            Cluster built = new Cluster(simulation, spec.cluster(), spec.seed(), spec.backlogLimit(), this);
            cluster = built;
            Workloads workloads = new Workloads(built, spec.seed());
            spec.workloads().forEach(workloads::add);
            new Timeline(built, spec.timeline());
            built.start();
            simulation.run(spec.durationNanos());
            return built;
        }

        @Override
        public void semiSync(int server, boolean on, long nowNanos) {
            switches++;
            if (cluster != null) {
                firstPromised = on ? cluster.source("db1").binlog().written() : Long.MAX_VALUE;
            }
        }

        @Override
        public void atRisk(int server, long row, long nowNanos) {
            acknowledgedNanos.add(nowNanos);
            long received = cluster().replica("db2").relayLog().receivedRows();
            if (row >= firstPromised) {
                assertThat(row).isLessThan(received);
                checked++;
            }
            if (afterSync && firstPromised < Long.MAX_VALUE) {
                assertNothingVisibleBeyond(received);
            }
        }

        private void assertNothingVisibleBeyond(long received) {
            Binlog log = cluster().source("db1").binlog();
            seen = Math.max(seen, Math.max(received, firstPromised));
            for (long row = seen; row < log.written(); row++) {
                assertThat(log.has(row, Binlog.VISIBLE)).isFalse();
            }
        }

        private Cluster cluster() {
            return Objects.requireNonNull(cluster);
        }
    }
}
