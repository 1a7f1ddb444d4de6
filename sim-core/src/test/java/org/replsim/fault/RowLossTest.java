package org.replsim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.RowEffect;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.cluster.Cluster;
import org.replsim.engine.random.Distribution;
import org.replsim.rows.Drift;
import org.replsim.rows.KeyedRows;
import org.replsim.rows.RowStore;
import org.replsim.run.RowScenes;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.workload.HotRows;
import org.replsim.workload.WorkloadSpec;

/** Rows of high-volume load after a loss of power are those of the transactions that the engine still has (spec 2.11). */
class RowLossTest {

    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;
    private static final long[] FOUR = {1100 * MILLIS, 1500 * MILLIS, 2200 * MILLIS, 2700 * MILLIS};
    private static final HotRows ONE = new HotRows(1, 0, 1);
    private static final long SETTLED = 8 * SECONDS;

    /** The redo log of 2.0 s has two of four inserts; the binary log has all, and so has the replica. */
    @Test
    void theSourceLosesWhatItsRedoLogHasNot() {
        RowScenes scenes = RowScenes.replica().at("a", "db1", RowEffect.INSERT, 1, null, FOUR);
        scenes.specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 2);
        Cluster cluster = lossOf("a", "db1", scenes);
        assertThat(RowScenes.rows(cluster, "db1")).containsExactly("1:db1", "2:db1");
        assertThat(RowScenes.rows(cluster, "db2")).containsExactly("1:db1", "2:db1", "3:db1", "4:db1");
        assertThat(RowScenes.drift(cluster, "db1", "db2")).isEqualTo(new Drift(0, 0, 2));
    }

    /** A crash of the process takes the same with setting 0, and nothing with 2. */
    @Test
    void aCrashTakesWhatOnlyTheServerHad() {
        for (int setting : new int[] {0, 2}) {
            RowScenes scenes = RowScenes.replica().at("a", "db1", RowEffect.INSERT, 1, null, FOUR);
            scenes.specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, setting);
            scenes.specs.at(2900 * MILLIS, new CrashProcess("db1")).at(5 * SECONDS, new StartServer("db1"));
            Cluster cluster = run(scenes, SETTLED).cluster;
            assertThat(RowScenes.rows(cluster, "db1")).hasSize(setting == 0 ? 2 : 4);
        }
    }

    /** sync_binlog = 3: the log has lost the seventh and the eighth, the engine the eighth only. */
    @Test
    void theEngineKeepsWhatTheLogHasLost() {
        long[] each = new long[8];
        for (int i = 0; i < each.length; i++) {
            each[i] = (i + 1) * SECONDS / 4;
        }
        RowScenes scenes = RowScenes.replica().at("a", "db1", RowEffect.INSERT, 1, null, each);
        scenes.specs.source.set(ServerVariable.SYNC_BINLOG, 3);
        scenes.specs.at(2001 * MILLIS, new PowerLoss("a"));
        World world = run(scenes, 2002 * MILLIS);
        // The flush of 2.0 s comes before the commit of that instant.
        assertThat(RowScenes.rows(world.cluster, "db1")).hasSize(7);
    }

    /** An update, a delete and an insert behind the flush are undone, each back to what was there before. */
    @Test
    void eachKindOfChangeIsTakenBack() {
        RowScenes scenes = RowScenes.replica()
                .at("i", "db1", RowEffect.INSERT, 1, ONE, 1100 * MILLIS, 2400 * MILLIS)
                .at("u", "db1", RowEffect.UPDATE, 1, ONE, 1200 * MILLIS, 2200 * MILLIS)
                .at("d", "db1", RowEffect.DELETE, 1, ONE, 2300 * MILLIS);
        scenes.specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 2);
        World world = at(2900 * MILLIS, "a", "db1", scenes);
        world.run(2899 * MILLIS);
        Binlog log = world.source().binlog();
        assertThat(writer(world, "db1")).isEqualTo(log.id(4));
        world.run(SETTLED);
        assertThat(writer(world, "db1")).isEqualTo(log.id(1));
        assertThat(writer(world, "db2")).isEqualTo(log.id(4));
    }

    /** With relay_log_recovery MySQL 8 goes on where its engine stands: what is lost is applied again, and meets no row of its own. */
    @Test
    void aReplicaAppliesAgainWhatItsEngineHasLost() {
        RowScenes scenes = lossyReplica(ServerProfile.MYSQL_8_0);
        scenes.specs.replica.set(ServerVariable.RELAY_LOG_RECOVERY, 1);
        World world = at(2900 * MILLIS, "b", "db2", scenes);
        world.run(4 * SECONDS);
        assertThat(RowScenes.rows(world.cluster, "db2")).containsExactly("1:db1", "2:db1");
        world.run(SETTLED);
        assertThat(RowScenes.rows(world.cluster, "db2")).containsExactly("1:db1", "2:db1", "3:db1", "4:db1");
        assertThat(world.replica().applier().lastSqlErrno()).isZero();
    }

    /** Files that are synced each time say that it was applied, and nobody applies it again (1.7 rule 7). */
    @Test
    void aPositionAheadOfTheEngineIsASilentHole() {
        RowScenes scenes = lossyReplica(ServerProfile.MARIADB_10_11);
        scenes.specs.replica.set(ServerVariable.SYNC_RELAY_LOG, 1);
        scenes.specs.replica.set(ServerVariable.SYNC_MASTER_INFO, 1);
        scenes.specs.replica.set(ServerVariable.SYNC_RELAY_LOG_INFO, 1);
        Cluster cluster = lossOf("b", "db2", scenes);
        assertThat(RowScenes.drift(cluster, "db1", "db2")).isEqualTo(new Drift(0, 2, 0));
        assertThat(cluster.replica("db2").applier().lastSqlErrno()).isZero();
    }

    /** Inserts, updates and deletes of three workloads; rows = those of the survivors, replayed on what was there first. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theRowsAreThoseOfTheSurvivors(long seed) {
        Random random = new Random(seed);
        RowScenes scenes = busy(random);
        scenes.specs.source.set(ServerVariable.SYNC_BINLOG, random.nextInt(4));
        scenes.specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, random.nextInt(3));
        long lossNanos = SECONDS + random.nextInt(1_000_000_000);
        boolean crash = random.nextInt(4) == 0;
        scenes.specs.at(lossNanos, crash ? new CrashProcess("db1") : new PowerLoss("a"));
        scenes.specs.at(3 * SECONDS, new StartServer("db1"));
        World world = new World(scenes.spec(), new Story());
        Map<Long, Long> first = stored(world, "db1");
        world.run(3 * SECONDS);
        Binlog log = world.source().binlog();
        assertThat(log.written()).isGreaterThan(500);
        assertThat(stored(world, "db1")).as("seed %d", seed).isEqualTo(replayed(first, world, log));
    }

    /** The same on a replica, with or without a log of its own: at the end nothing is missing and nothing is there twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aReplicaThatKeepsItsPositionInTheEngineEndsLikeItsSource(long seed) {
        Random random = new Random(seed);
        RowScenes scenes = busy(random);
        scenes.specs.profile = ServerProfile.MYSQL_8_0;
        scenes.specs.source.set(ServerVariable.BINLOG_FORMAT, 2);
        scenes.specs.replica.set(ServerVariable.LOG_SLAVE_UPDATES, random.nextInt(2));
        scenes.specs.replica.set(ServerVariable.SYNC_BINLOG, random.nextInt(2) * 1000L);
        scenes.specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, random.nextInt(3));
        scenes.specs.replica.set(ServerVariable.RELAY_LOG_RECOVERY, 1);
        scenes.specs.connectRetry = SECONDS / 4;
        scenes.specs.at(SECONDS + random.nextInt(1_000_000_000), new PowerLoss("b"));
        scenes.specs.at(3 * SECONDS, new StartServer("db2"));
        scenes.specs.at(4 * SECONDS, new SetVariable("db1", ServerVariable.READ_ONLY, 1));
        World world = new World(scenes.spec(), new Story());
        Map<Long, Long> first = stored(world, "db1");
        world.run(20 * SECONDS);
        assertThat(world.replica().applier().lastSqlError()).as("seed %d", seed).isEmpty();
        assertThat(stored(world, "db2"))
                .as("seed %d", seed)
                .isEqualTo(replayed(first, world, world.source().binlog()));
    }

    private static RowScenes busy(Random random) {
        RowScenes scenes = RowScenes.replica();
        List<ServerProfile> profiles =
                List.of(ServerProfile.MARIADB_10_11, ServerProfile.MYSQL_5_7, ServerProfile.MYSQL_8_0);
        scenes.specs.profile = profiles.get(random.nextInt(profiles.size()));
        scenes.specs.fsync = new Distribution.Exponential(150.0 * Specs.MICROS);
        scenes.specs.rtt = MILLIS;
        HotRows hot = new HotRows(50, 0.5, 0.8);
        for (RowEffect effect : List.of(RowEffect.INSERT, RowEffect.UPDATE, RowEffect.DELETE)) {
            WorkloadSpec.Pace pace =
                    new WorkloadSpec.Pace.Closed(1 + random.nextInt(6), new Distribution.Exponential(2.0 * MILLIS));
            scenes.add("w" + effect, "db1", "t", effect, 1 + random.nextInt(3), hot, pace);
        }
        return scenes;
    }

    private static RowScenes lossyReplica(ServerProfile profile) {
        RowScenes scenes = RowScenes.replica().at("a", "db1", RowEffect.INSERT, 1, null, FOUR);
        scenes.specs.profile = profile;
        scenes.specs.replica.set(ServerVariable.LOG_SLAVE_UPDATES, 0);
        scenes.specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 2);
        scenes.specs.connectRetry = SECONDS;
        return scenes;
    }

    private static Cluster lossOf(String host, String server, RowScenes scenes) {
        return at(2900 * MILLIS, host, server, scenes).run(SETTLED).cluster;
    }

    private static World at(long nanos, String host, String server, RowScenes scenes) {
        scenes.specs.at(nanos, new PowerLoss(host)).at(5 * SECONDS, new StartServer(server));
        return new World(scenes.spec(), new Story());
    }

    private static World run(RowScenes scenes, long nanos) {
        return new World(scenes.spec(), new Story()).run(nanos);
    }

    private static long writer(World world, String server) {
        return world.cluster.node(server).server().rows().table(0).writer(0);
    }

    private static Map<Long, Long> stored(World world, String server) {
        KeyedRows table = world.cluster.node(server).server().rows().table(0);
        Map<Long, Long> rows = new TreeMap<>();
        for (long place = 0; place < table.end(); place++) {
            if (table.writer(place) != KeyedRows.ABSENT) {
                rows.put(RowStore.key(0, place), table.writer(place));
            }
        }
        return rows;
    }

    /** What a log's transactions give that the engine has not lost, one after the other. */
    private static Map<Long, Long> replayed(Map<Long, Long> first, World world, Binlog log) {
        Map<Long, Long> rows = new TreeMap<>(first);
        Shape shape = new Shape();
        for (long row = log.firstKept(); row < log.written(); row++) {
            if (log.has(row, Binlog.UNDONE)) {
                continue;
            }
            long id = log.id(row);
            TransactionSource source = world.cluster.transactions().of(id);
            world.cluster.transactions().shape(id, shape);
            for (int i = 0; i < shape.rows; i++) {
                RowEffect effect = source.effect(id, i);
                if (effect == RowEffect.DELETE) {
                    rows.remove(source.key(id, i));
                } else if (effect != RowEffect.NONE) {
                    rows.put(source.key(id, i), id);
                }
            }
        }
        return rows;
    }
}
