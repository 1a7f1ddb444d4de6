package org.replsim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.Power;
import org.replsim.engine.random.Distribution;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/** Power losses and crashes at random instants of a busy run, with random settings: what must hold for each of them. */
class DurabilityPropertyTest {

    private static final List<ServerProfile> PROFILES =
            List.of(ServerProfile.MARIADB_10_11, ServerProfile.MYSQL_5_7, ServerProfile.MYSQL_8_0);

    /** Both synced at each commit: whatever was acknowledged is in the log and in the engine. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingAcknowledgedIsMissingIfAllIsSynced(long seed) {
        Random random = new Random(seed);
        Specs specs = busy(random, 1, 1);
        long lossNanos = Specs.SECONDS + random.nextInt(1_000_000_000);
        specs.at(lossNanos, new PowerLoss("a")).at(3 * Specs.SECONDS, new StartServer("db1"));
        World world = new World(specs).run(lossNanos);
        long acknowledged = count(world, Binlog.ACKNOWLEDGED);
        world.run(3 * Specs.SECONDS);
        Binlog log = world.source().binlog();
        assertThat(acknowledged).isGreaterThan(1000);
        for (long row = log.firstKept(); row < log.written(); row++) {
            if (log.has(row, Binlog.ACKNOWLEDGED)) {
                assertThat(log.has(row, Binlog.GONE) || log.has(row, Binlog.UNDONE))
                        .as("row %d, seed %d", row, seed)
                        .isFalse();
            }
        }
        everyRowIsSettled(log, seed);
    }

    /** What is left of the log are whole groups, a multiple of sync_binlog of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theLogKeepsAMultipleOfItsGroups(long seed) {
        Random random = new Random(seed);
        long every = 2 + random.nextInt(9);
        Specs specs = busy(random, every, random.nextInt(3));
        specs.profile = ServerProfile.MARIADB_10_11;
        long lossNanos = Specs.SECONDS + random.nextInt(1_000_000_000);
        specs.at(lossNanos, new PowerLoss("a")).at(3 * Specs.SECONDS, new StartServer("db1"));
        World world = new World(specs).run(3 * Specs.SECONDS);
        Binlog log = world.source().binlog();
        long groups = 0;
        long row = 0;
        for (; row < log.written() && !log.has(row, Binlog.GONE); row++) {
            groups += log.has(row, Binlog.GROUP_END) ? 1 : 0;
        }
        assertThat(groups % every).as("seed %d", seed).isZero();
        assertThat(log.has(row - 1, Binlog.GROUP_END)).isTrue();
        for (long gone = row; gone < log.written(); gone++) {
            assertThat(log.has(gone, Binlog.GONE))
                    .as("row %d, seed %d", gone, seed)
                    .isTrue();
        }
        everyRowIsSettled(log, seed);
    }

    /** A crash loses nothing that was written; a start as a replica cuts off what is only prepared, and nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aCrashIsSettledByTheLogOrByTheRole(long seed) {
        Random random = new Random(seed);
        boolean slave = random.nextBoolean();
        Specs specs = busy(random, random.nextInt(3), 1);
        specs.profile = ServerProfile.MARIADB_10_11;
        specs.semiSync("AFTER_SYNC");
        if (slave) {
            specs.source.set(ServerVariable.INIT_RPL_ROLE, 1).set(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED, 1);
        }
        long crashNanos = Specs.SECONDS + random.nextInt(1_000_000_000);
        specs.at(crashNanos, new CrashProcess("db1")).at(3 * Specs.SECONDS, new StartServer("db1"));
        World world = new World(specs);
        // So that the log keeps all its rows.
        Power.foresee(world.cluster);
        world.run(crashNanos);
        long written = world.source().binlog().written();
        long visible = count(world, Binlog.VISIBLE);
        world.run(3 * Specs.SECONDS);
        Binlog log = world.source().binlog();
        assertThat(log.written()).isEqualTo(written);
        assertThat(log.published()).isEqualTo(written);
        assertThat(count(world, Binlog.VISIBLE)).as("seed %d", seed).isEqualTo(slave ? visible : written);
        assertThat(count(world, Binlog.GONE)).as("seed %d", seed).isEqualTo(slave ? written - visible : 0);
        everyRowIsSettled(log, seed);
    }

    /** The same twice gives the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thePowerGoesTheSameWayEachTime(long seed) {
        long[] digests = new long[2];
        for (int i = 0; i < 2; i++) {
            Random random = new Random(seed);
            Specs specs = busy(random, random.nextInt(4), random.nextInt(3));
            specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, random.nextInt(3));
            specs.at(1500 * Specs.MILLIS, new PowerLoss("b")).at(1700 * Specs.MILLIS, new StartServer("db2"));
            specs.at(2500 * Specs.MILLIS, new PowerLoss("a")).at(3 * Specs.SECONDS, new StartServer("db1"));
            digests[i] = new World(specs).run(5 * Specs.SECONDS).cluster.digest();
        }
        assertThat(digests[0]).isEqualTo(digests[1]);
    }

    /** Everything in the log is visible or lost in the engine; what is in neither was rolled back. */
    private static void everyRowIsSettled(Binlog log, long seed) {
        for (long row = log.firstKept(); row < log.written(); row++) {
            assertThat(log.has(row, Binlog.VISIBLE) || log.has(row, Binlog.UNDONE))
                    .as("row %d, seed %d", row, seed)
                    .isTrue();
        }
    }

    private static long count(World world, byte flag) {
        Binlog log = world.source().binlog();
        long count = 0;
        for (long row = log.firstKept(); row < log.written(); row++) {
            count += log.has(row, flag) ? 1 : 0;
        }
        return count;
    }

    private static Specs busy(Random random, long syncBinlog, long redo) {
        Specs specs = new Specs();
        specs.profile = PROFILES.get(random.nextInt(PROFILES.size()));
        specs.clients = 1 + random.nextInt(32);
        specs.fsync = new Distribution.Exponential(150.0 * Specs.MICROS);
        specs.source.set(ServerVariable.SYNC_BINLOG, syncBinlog);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, redo);
        return specs;
    }
}
