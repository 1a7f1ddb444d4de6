package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.RowEffect;
import org.replsim.cluster.Cluster;
import org.replsim.engine.random.Distribution;
import org.replsim.rows.Meetings;
import org.replsim.server.ServerVariable;
import org.replsim.workload.Arrivals;
import org.replsim.workload.HotRows;
import org.replsim.workload.WorkloadSpec;

/** How often writers of two servers cross, and that those that cannot cross do not. */
class ConflictRateTest {

    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;

    /**
     * Independent arrivals a at one server and b at the other change the same row with P = sum of p_k^2. Of a pair, neither
     * knows the other if it was made within the time that each takes to get across: a x b x P x (there + back) pairs a
     * second, and each server sees each of them once. That two of one server cross the same one of the other is left out:
     * on the most popular row it happens to some 5 % of them, overall to 1 %.
     */
    @ParameterizedTest(name = "zipf {0}, round trip {1} ms")
    @CsvSource({"0, 20", "0.6, 20", "0.6, 60"})
    void conflictsComeAtTheRateOfPairsWithinTheWindow(double zipf, long rttMillis) {
        HotRows hot = new HotRows(500, zipf, 1);
        double rate = 100;
        int seeds = 8;
        double expected = seeds * 100 * rate * rate * rttMillis / 1000 * sameRow(hot);
        long there = 0;
        long back = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            RowScenes scenes = RowScenes.dualMaster();
            scenes.specs.seed = seed;
            scenes.specs.rtt = rttMillis * MILLIS;
            open(scenes, "a", "db1", "t", RowEffect.UPDATE, hot, rate);
            open(scenes, "b", "db2", "t", RowEffect.UPDATE, hot, rate);
            Cluster cluster = scenes.begin();
            cluster.simulation().run(100 * SECONDS);
            there += meetings(cluster, "db2").overwrites();
            back += meetings(cluster, "db1").overwrites();
        }
        // Four standard deviations of a Poisson count, and what is left out.
        double tolerance = 4 * Math.sqrt(expected) + 0.03 * expected;
        assertThat((double) there).isCloseTo(expected, within(tolerance));
        assertThat((double) back).isCloseTo(expected, within(tolerance));
    }

    /** Keys of one server's clients only: no conflict, whatever the order of the applier; in the end both have the same. */
    @ParameterizedTest(name = "{0} workers")
    @ValueSource(ints = {0, 4})
    void tablesWithOneWriterEachNeverConflict(int workers) {
        RowScenes scenes = RowScenes.dualMaster();
        costs(scenes, workers);
        HotRows hot = new HotRows(50, 1, 1);
        long[] times = times(2000);
        for (RowEffect change : new RowEffect[] {RowEffect.UPDATE, RowEffect.DELETE, RowEffect.INSERT}) {
            recorded(scenes, "a" + change, "db1", "t", change, 3, hot, times);
            recorded(scenes, "b" + change, "db2", "u", change, 3, hot, times);
        }
        Cluster cluster = scenes.begin();
        cluster.simulation().run(30 * SECONDS);
        for (String server : new String[] {"db1", "db2"}) {
            assertThat(cluster.replica(server).applier().lastSqlError()).isEmpty();
            assertThat(meetings(cluster, server).overwrites()).isZero();
            assertThat(meetings(cluster, server).refusedInserts()).isPositive();
        }
        assertThat(RowScenes.drift(cluster, "db1", "db2").rows()).isZero();
        assertThat(cluster.node("db1").server().rows().checksum())
                .isEqualTo(cluster.node("db2").server().rows().checksum());
    }

    /** A replica that nobody writes to is late and never drifts, at no sample; so are rows under way told from drift. */
    @ParameterizedTest(name = "{0} workers")
    @ValueSource(ints = {0, 4})
    void aReplicaThatOnlyReplicatesIsLateAndDoesNotDrift(int workers) {
        RowScenes scenes = RowScenes.replica();
        costs(scenes, workers);
        open(scenes, "a", "db1", "t", RowEffect.UPDATE, new HotRows(200, 1, 1), 1500);
        open(scenes, "b", "db1", "t", RowEffect.INSERT, null, 500);
        RunRecord record = Run.execute(scenes.spec());
        double[] samples =
                record.series().find("db2", "drift_rows").orElseThrow().values();
        assertThat(samples).hasSizeGreaterThan(50).containsOnly(0);
        assertThat(Objects.requireNonNull(record.rows().get("db2")).driftRows()).isZero();
        assertThat(Objects.requireNonNull(record.rows().get("db1")).checksum())
                .as("something is under way")
                .isNotEqualTo(Objects.requireNonNull(record.rows().get("db2")).checksum());
    }

    /** With increments of 2 and offsets 1 and 2 two busy writers of one table never generate the same key (spec 4.1). */
    @Test
    void interleavedKeysNeverCollideAndOthersDoAtOnce() {
        for (int increment = 1; increment <= 2; increment++) {
            RowScenes scenes = RowScenes.dualMaster();
            costs(scenes, 0);
            scenes.specs.source.set(ServerVariable.AUTO_INCREMENT_INCREMENT, increment);
            scenes.specs
                    .replica
                    .set(ServerVariable.AUTO_INCREMENT_INCREMENT, increment)
                    .set(ServerVariable.AUTO_INCREMENT_OFFSET, increment);
            recorded(scenes, "a", "db1", "t", RowEffect.INSERT, 2, null, times(3000));
            recorded(scenes, "b", "db2", "t", RowEffect.INSERT, 1, null, times(3000));
            Cluster cluster = scenes.begin();
            cluster.simulation().run(30 * SECONDS);
            boolean interleaved = increment == 2;
            assertThat(cluster.replica("db1").applier().lastSqlErrno()).isEqualTo(interleaved ? 0 : 1062);
            assertThat(cluster.replica("db2").applier().lastSqlErrno()).isEqualTo(interleaved ? 0 : 1062);
            if (interleaved) {
                assertThat(RowScenes.rows(cluster, "db1")).hasSize(9000).isEqualTo(RowScenes.rows(cluster, "db2"));
            }
        }
    }

    /** Where nobody else writes, keeping the rows changes nothing that happens, to the bit. */
    @ParameterizedTest(name = "{0} workers")
    @ValueSource(ints = {0, 4})
    void keepingRowsChangesNothingElse(int workers) {
        RowScenes scenes = RowScenes.replica();
        costs(scenes, workers);
        open(scenes, "a", "db1", "t", RowEffect.UPDATE, new HotRows(200, 1, 1), 1500);
        RunSpec kept = scenes.spec();
        WorkloadSpec load = kept.workloads().get(0);
        WorkloadSpec notKept = new WorkloadSpec(
                load.name(), load.on(), load.from(), load.clientRttNanos(), load.pace(), load.transactions());
        assertThat(Run.execute(kept).digest())
                .isEqualTo(Run.execute(kept.withWorkloads(List.of(notKept))).digest());
    }

    /** Two runs of a scenario in which everything happens are the same to the bit. */
    @Test
    void conflictsAreReproducible() {
        RowScenes scenes = RowScenes.dualMaster();
        costs(scenes, 4);
        scenes.specs.source.set(ServerVariable.SLAVE_EXEC_MODE, 1);
        scenes.specs.replica.set(ServerVariable.SLAVE_EXEC_MODE, 1);
        HotRows hot = new HotRows(50, 1, 0.9);
        for (RowEffect change : new RowEffect[] {RowEffect.UPDATE, RowEffect.DELETE, RowEffect.INSERT}) {
            open(scenes, "a" + change, "db1", "t", change, hot, 300);
            open(scenes, "b" + change, "db2", "t", change, hot, 300);
        }
        RunRecord one = Run.execute(scenes.spec());
        RunRecord other = Run.execute(scenes.spec());
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(other.rows()).isEqualTo(one.rows());
        assertThat(Objects.requireNonNull(one.rows().get("db1")).keysNotFound()).isPositive();
        assertThat(Objects.requireNonNull(one.rows().get("db1")).duplicateKeys())
                .isPositive();
    }

    private static void costs(RowScenes scenes, int workers) {
        scenes.specs.hardware = Specs.USUAL;
        scenes.specs.fsync = new Distribution.Constant(100 * Specs.MICROS);
        scenes.specs.source.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        scenes.specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
    }

    private static void open(
            RowScenes scenes,
            String name,
            String on,
            String table,
            RowEffect change,
            @Nullable HotRows hot,
            double rate) {
        scenes.add(name, on, table, change, 1, hot, new WorkloadSpec.Pace.Open(new Arrivals.Poisson(rate), 100));
    }

    private static void recorded(
            RowScenes scenes,
            String name,
            String on,
            String table,
            RowEffect change,
            int rows,
            @Nullable HotRows hot,
            long[] times) {
        scenes.add(name, on, table, change, rows, hot, new WorkloadSpec.Pace.Open(new Arrivals.Recorded(times), 100));
    }

    /** Evenly from 1 s to 11 s. */
    private static long[] times(int count) {
        long[] times = new long[count];
        Arrays.setAll(times, i -> SECONDS + i * (10 * SECONDS / count));
        return times;
    }

    private static double sameRow(HotRows hot) {
        double sum = 0;
        double squares = 0;
        for (int k = 1; k <= hot.count(); k++) {
            double weight = Math.pow(k, -hot.zipf());
            sum += weight;
            squares += weight * weight;
        }
        return squares / (sum * sum);
    }

    private static Meetings meetings(Cluster cluster, String server) {
        return cluster.node(server).server().rows().meetings();
    }
}
