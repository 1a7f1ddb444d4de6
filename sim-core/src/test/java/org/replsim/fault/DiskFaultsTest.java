package org.replsim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Story.times;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/** Full disks and damaged relay logs, worked by hand: nothing takes any time but the link, 1 ms there and back. */
class DiskFaultsTest {

    private static final int[] COMMIT = {110, 31};
    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;

    private final Specs specs = Specs.quiet();

    /** The first commit tries again at 62 s and 122 s; the second, behind it, has waited for LOCK_log. */
    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.11", "mysql-8.0"})
    void commitsStandUntilATryFindsRoom(String version) {
        specs.profile = ServerProfile.named(version).orElseThrow();
        specs.at(SECONDS, new FullDisk("a")).at(70 * SECONDS, new FreeDisk("a"));
        World world = new World(specs).commitAt(2 * SECONDS, COMMIT).commitAt(3 * SECONDS, COMMIT);
        world.run(122 * SECONDS - 1);
        assertThat(world.story.told).isEmpty();
        assertThat(world.source().binlog().written()).isZero();
        world.commitAt(123 * SECONDS, COMMIT).run(124 * SECONDS);
        assertThat(times(world.story.told)).containsExactly(122 * SECONDS, 122 * SECONDS, 123 * SECONDS);
        assertThat(world.source().server().errorLog())
                .hasSize(2)
                .allMatch(line -> line.text().startsWith("Disk is full writing './mysql-bin.000001'"));
    }

    /** The replica's IO thread waits; its SQL thread applies what is there. */
    @Test
    void theIoThreadStandsAndRuns() {
        specs.at(SECONDS, new FullDisk("b")).at(30 * SECONDS, new FreeDisk("b"));
        World world = new World(specs).commitAt(2 * SECONDS, COMMIT).commitAt(3 * SECONDS, COMMIT);
        world.run(60 * SECONDS);
        assertThat(world.story.received).isEmpty();
        assertThat(world.replica().ioThread().state().running(specs.profile)).isEqualTo("Yes");
        world.run(70 * SECONDS);
        long retry = 2 * SECONDS + MILLIS / 2 + 60 * SECONDS;
        assertThat(times(world.story.received)).containsExactly(retry, retry);
        assertThat(times(world.story.applied)).containsExactly(retry, retry);
    }

    /** STOP SLAVE ends the wait, and START fetches again what could not be written. */
    @Test
    void aThreadThatWaitsForRoomCanBeStopped() {
        specs.at(SECONDS, new FullDisk("b")).at(4 * SECONDS, new FreeDisk("b"));
        specs.at(5 * SECONDS, new StopThreads("db2", ReplicaThread.IO));
        specs.at(6 * SECONDS, new StartThreads("db2", ReplicaThread.IO));
        World world = new World(specs).commitAt(2 * SECONDS, COMMIT).run(10 * SECONDS);
        assertThat(world.story.received).hasSize(1);
        assertThat(times(world.story.received)[0]).isBetween(6 * SECONDS, 6 * SECONDS + 20 * MILLIS);
        world.run(70 * SECONDS);
        assertThat(world.story.received).hasSize(1);
    }

    /** A replica that logs its updates has no room for them: its SQL thread waits with the commit. */
    @ParameterizedTest
    @ValueSource(longs = {0, 2})
    void theSqlThreadWaitsWithItsOwnLog(long workers) {
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        specs.replicaHardware = Specs.applying(100 * MILLIS);
        specs.at(2 * SECONDS + 50 * MILLIS, new FullDisk("b")).at(3 * SECONDS, new FreeDisk("b"));
        World world = new World(specs).commitAt(2 * SECONDS, COMMIT).run(70 * SECONDS);
        assertThat(times(world.story.applied)).containsExactly(2 * SECONDS + MILLIS / 2 + 100 * MILLIS + 60 * SECONDS);
    }

    /** The next transaction to be read is damaged: those before it are applied, the IO thread goes on. */
    @ParameterizedTest
    @ValueSource(longs = {0, 3})
    void theSqlThreadStopsInFrontOfTheDamage(long workers) {
        specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        specs.at(2500 * MILLIS, new CorruptRelayLog("db2"));
        specs.at(6 * SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        World world = new World(specs);
        for (int i = 1; i <= 5; i++) {
            world.commitAt(i * SECONDS, COMMIT);
        }
        world.run(8 * SECONDS);
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(5);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(2);
        assertThat(world.replica().applier().running()).isFalse();
        assertThat(world.replica().applier().lastSqlErrno()).isEqualTo(1594);
        assertThat(world.replica().ioThread().state().running(specs.profile)).isEqualTo("Yes");
    }

    /** CHANGE MASTER to where the SQL thread stands throws the damage away; the three behind it come again. */
    @Test
    void changeMasterFetchesAgain() {
        specs.at(2500 * MILLIS, new CorruptRelayLog("db2"));
        World world = new World(specs);
        for (int i = 1; i <= 5; i++) {
            world.commitAt(i * SECONDS, COMMIT);
        }
        world.at(7 * SECONDS, () -> {
            var position = world.replica().positions().group().source();
            var info = world.replica().info().at(position.file(), position.position());
            world.cluster.changeMaster("db2", info);
            world.replica().startIoThread();
            world.replica().startSqlThread();
        });
        world.run(10 * SECONDS);
        assertThat(world.story.discarded).containsExactly("relay 1: 2-5");
        assertThat(world.story.received).hasSize(8);
        assertThat(world.story.applied).hasSize(5);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(5);
    }

    /** A start with relay_log_recovery does the same; without it the damage is still there. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void relayLogRecoveryFetchesAgain(long recovery) {
        specs.replica.set(ServerVariable.RELAY_LOG_RECOVERY, recovery);
        specs.at(2500 * MILLIS, new CorruptRelayLog("db2")).at(7 * SECONDS, new Restart("db2"));
        World world = new World(specs);
        for (int i = 1; i <= 5; i++) {
            world.commitAt(i * SECONDS, COMMIT);
        }
        world.run(10 * SECONDS);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(recovery == 1 ? 5 : 2);
        assertThat(world.replica().applier().lastSqlErrno()).isEqualTo(recovery == 1 ? 0 : 1594);
        assertThat(world.story.applied).hasSize(recovery == 1 ? 5 : 2);
    }
}
