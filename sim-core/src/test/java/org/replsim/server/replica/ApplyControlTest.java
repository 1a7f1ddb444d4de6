package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.StopThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.Vendor;

/** Skip counter, UNTIL and MASTER_DELAY (spec 1.7 rules 3 and 6, 1.9), with one thread and with workers. */
class ApplyControlTest {

    /** Who applies. */
    enum How {
        MARIADB(ServerProfile.MARIADB_10_11, 0),
        MARIADB_WORKERS(ServerProfile.MARIADB_10_11, 4),
        MYSQL(ServerProfile.MYSQL_8_0, 0),
        MYSQL_WORKERS(ServerProfile.MYSQL_8_0, 4);

        private final ServerProfile profile;
        private final int workers;

        How(ServerProfile profile, int workers) {
            this.profile = profile;
            this.workers = workers;
        }

        /** GTID alone, or GTID and BEGIN: what stands before the events that are given. */
        int openings() {
            return 1;
        }

        Specs specs() {
            Specs specs = Specs.quiet();
            specs.profile = profile;
            specs.rtt = 0;
            specs.sqlThread = false;
            specs.replicaHardware = Specs.applying(MILLIS);
            specs.replica
                    .set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0)
                    .set(ServerVariable.SLAVE_PARALLEL_THREADS, workers)
                    .set(ServerVariable.SLAVE_PARALLEL_WORKERS, workers)
                    .set(ServerVariable.SLAVE_PARALLEL_TYPE, 1)
                    .set(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, 1);
            return specs;
        }
    }

    private static List<Long> appliedRows(World world) {
        return world.story.applied.stream().map(Story.Event::row).toList();
    }

    private static int[] events(int count) {
        int[] sizes = new int[count];
        Arrays.fill(sizes, 50);
        return sizes;
    }

    private static World groups(Specs specs, int count) {
        World world = new World(specs);
        for (int i = 0; i < count; i++) {
            world.commitAt(SECONDS + i * MILLIS, events(2));
        }
        return world;
    }

    private static Applier applier(World world) {
        return world.replica().applier();
    }

    /** The measured cases: with 6-event groups 1, 2, 4 and 5 skip one and 8 skips two; 12 over two 8-event groups skips both. */
    @ParameterizedTest
    @CsvSource({"6, 1, 1", "6, 2, 1", "6, 4, 1", "6, 5, 1", "6, 6, 1", "6, 8, 2", "8, 12, 2", "8, 0, 0"})
    void theMeasuredCounters(int groupEvents, long counter, int skipped) {
        World world = new World(How.MARIADB.specs());
        for (int i = 0; i < 4; i++) {
            world.commitAt(SECONDS + i * MILLIS, events(groupEvents - 1));
        }
        world.run(5 * SECONDS);
        applier(world).skip(counter);
        assertThat(applier(world).skipCounter()).isEqualTo(counter);
        world.replica().startSqlThread();
        world.run(6 * SECONDS);
        assertThat(appliedRows(world))
                .containsExactly(LongStream.range(skipped, 4).boxed().toArray(Long[]::new));
        assertThat(applier(world).groups().skippedRows()).hasSize(skipped);
        assertThat(applier(world).skipCounter()).isZero();
        assertThat(applier(world).appliedRows()).isEqualTo(4);
    }

    /** Closed form: the number of groups skipped is the smallest k with g1 + ... + gk at least N. */
    @ParameterizedTest
    @EnumSource(How.class)
    void theClosedFormHoldsForRandomGroups(How how) {
        for (int seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            int count = 10;
            World world = new World(how.specs());
            List<Integer> sizes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int given = 1 + random.nextInt(9);
                sizes.add(given + how.openings());
                world.commitAt(SECONDS + i * MILLIS, events(given));
            }
            int counter = 1 + random.nextInt(30);
            world.run(5 * SECONDS);
            applier(world).skip(counter);
            world.replica().startSqlThread();
            world.run(6 * SECONDS);
            int skipped = 0;
            for (int sum = 0; sum < counter; skipped++) {
                sum += sizes.get(skipped);
            }
            assertThat(appliedRows(world))
                    .as("%s, seed %d, counter %d, groups %s", how, seed, counter, sizes)
                    .containsExactly(LongStream.range(skipped, count).boxed().toArray(Long[]::new));
        }
    }

    /** A counter that reaches beyond what is there skips what comes later, too. */
    @ParameterizedTest
    @EnumSource(How.class)
    void whatIsLeftSkipsTheNextToCome(How how) {
        World world = groups(how.specs(), 1).commitAt(10 * SECONDS, events(2)).commitAt(11 * SECONDS, events(2));
        world.run(5 * SECONDS);
        applier(world).skip(4);
        world.replica().startSqlThread();
        world.run(8 * SECONDS);
        assertThat(applier(world).skipCounter()).isEqualTo(1);
        assertThat(applier(world).state()).isEqualTo(SqlThreadState.HAS_READ_ALL);
        assertThatThrownBy(() -> applier(world).skip(1)).isInstanceOf(IllegalStateException.class);
        world.run(12 * SECONDS);
        assertThat(appliedRows(world)).containsExactly(2L);
    }

    /** Case 35 with rows: the thread stops where group 4 begins, without an error; the IO thread runs on. */
    @ParameterizedTest
    @EnumSource(How.class)
    void untilStopsBeforeTheFirstGroupAtOrBeyond(How how) {
        World world = groups(how.specs(), 8).commitAt(20 * SECONDS, events(2)).run(5 * SECONDS);
        String file = world.source().binlog().files().currentName();
        long start = world.source().binlog().endOffset(3);
        world.replica().startSqlThread(Until.master(file, start));
        world.run(30 * SECONDS);
        assertThat(appliedRows(world)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(applier(world).state()).isEqualTo(SqlThreadState.STOPPED);
        assertThat(world.replica().positions().group().source().position()).isEqualTo(start);
        assertThat(applier(world).until().condition().text()).isEqualTo("Master");
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(9);
        world.replica().startSqlThread(Until.master(file, start + 1));
        world.run(31 * SECONDS);
        assertThat(applier(world).appliedRows())
                .as("inside group 4: it is applied")
                .isEqualTo(5);
    }

    /** Already beyond, or a file that is none: stops at once, and nothing moves. */
    @ParameterizedTest
    @EnumSource(How.class)
    void untilAPositionThatIsPassedMovesNothing(How how) {
        World world = groups(how.specs(), 8).run(5 * SECONDS);
        String file = world.source().binlog().files().currentName();
        for (Until until : List.of(Until.master(file, 4), Until.master("no-such-bin.000001", 291))) {
            world.replica().startSqlThread(until);
            world.run(world.simulation.now() + SECONDS);
            assertThat(applier(world).running()).isFalse();
            assertThat(applier(world).appliedRows()).isZero();
        }
        world.replica().startSqlThread();
        world.run(10 * SECONDS);
        assertThat(applier(world).appliedRows()).isEqualTo(8);
        assertThat(applier(world).until()).isEqualTo(Until.NONE);
    }

    /** A relay position: that at which the thread stands after three groups is where a second replica of it stops. */
    @ParameterizedTest
    @EnumSource(How.class)
    void untilARelayPosition(How how) {
        World world = groups(how.specs(), 8).run(5 * SECONDS);
        var fourth = world.replica().positions().at(3);
        world.replica().startSqlThread(Until.relay(fourth.relayFile(), fourth.relayPosition()));
        world.run(10 * SECONDS);
        assertThat(applier(world).appliedRows()).isEqualTo(3);
        assertThat(applier(world).running()).isFalse();
        world.replica().startSqlThread(Until.gtid(row -> row >= 6));
        world.run(11 * SECONDS);
        assertThat(applier(world).appliedRows()).isEqualTo(6);
        assertThat(applier(world).until().condition().text()).isEqualTo("Gtid");
    }

    /** Case 47, T = 10 s: received at once, applied after 2T; STOP at T moves nothing, and after START only the rest is waited. */
    @ParameterizedTest
    @EnumSource(How.class)
    void delayIsMeasuredFromTheSource(How how) {
        Specs specs = how.specs();
        specs.sqlThread = true;
        World world = new World(specs).commitAt(100 * SECONDS, events(2)).commitAt(200 * SECONDS, events(2));
        world.at(50 * SECONDS, () -> world.replica().stopSqlThread());
        world.at(51 * SECONDS, () -> applier(world).delay(20));
        world.at(52 * SECONDS, () -> world.replica().startSqlThread());
        world.run(110 * SECONDS);
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(1);
        assertThat(applier(world).appliedRows()).isZero();
        assertThat(applier(world).state()).isEqualTo(SqlThreadState.DELAYING);
        assertThat(applier(world).remainingDelaySeconds()).isBetween(9L, 11L);
        assertThat(world.replica().secondsBehindMaster()).isBetween(9L, 11L);
        world.run(130 * SECONDS);
        assertThat(applier(world).state()).isEqualTo(SqlThreadState.HAS_READ_ALL);
        assertThat(world.story.applied.get(0).atNanos()).isBetween(120 * SECONDS, 122 * SECONDS);
        assertThat(applier(world).remainingDelaySeconds()).isEqualTo(-1);

        world.replica().stopSqlThread();
        applier(world).delay(30);
        world.replica().startSqlThread();
        world.run(210 * SECONDS);
        var before = world.replica().positions().group();
        world.replica().stopSqlThread();
        assertThat(applier(world).state()).isEqualTo(SqlThreadState.STOPPED);
        assertThat(world.replica().positions().group()).isEqualTo(before);
        world.run(215 * SECONDS);
        world.replica().startSqlThread();
        assertThat(applier(world).remainingDelaySeconds()).isBetween(14L, 16L);
        world.run(240 * SECONDS);
        assertThat(world.story.applied.get(1).atNanos()).isBetween(230 * SECONDS, 232 * SECONDS);
    }

    /**
     * Every group waits for itself. Whole seconds are compared and slept, so it may be applied a second late; two in MySQL
     * 8, which rounds its commit time up.
     */
    @ParameterizedTest
    @EnumSource(How.class)
    void eachGroupWaits(How how) {
        Specs specs = how.specs();
        World world = new World(specs);
        for (int i = 0; i < 20; i++) {
            world.commitAt((100 + i) * SECONDS, events(2));
        }
        applier(world).delay(60);
        world.replica().startSqlThread();
        world.run(300 * SECONDS);
        long[] times = Story.times(world.story.applied);
        assertThat(times).hasSize(20);
        for (int i = 0; i < 20; i++) {
            long latest = how.profile.vendor() == Vendor.MYSQL ? 162 : 161;
            assertThat(times[i]).isBetween((160 + i) * SECONDS, (latest + i) * SECONDS + 5 * MILLIS);
        }
    }

    /** Skipped groups do not wait; a stop within the delay skips nothing. */
    @ParameterizedTest
    @EnumSource(How.class)
    void skippedGroupsAreNotDelayed(How how) {
        World world = groups(how.specs(), 3).run(5 * SECONDS);
        applier(world).delay(100);
        applier(world).skip(1);
        world.replica().startSqlThread();
        assertThat(applier(world).appliedRows()).isEqualTo(1);
        assertThat(applier(world).state()).isEqualTo(SqlThreadState.DELAYING);
        world.run(200 * SECONDS);
        assertThat(appliedRows(world)).containsExactly(1L, 2L);
    }

    /** Spec 3.7: without an IO thread MariaDB shows NULL; MySQL counts on until all is applied, then NULL as well. */
    @ParameterizedTest
    @EnumSource(How.class)
    void secondsBehindMasterWithoutAnIoThread(How how) {
        Specs specs = how.specs();
        specs.sqlThread = true;
        specs.replicaHardware = Specs.applying(6 * SECONDS);
        specs.at(11 * SECONDS, new StopThreads("db2", ReplicaThread.IO));
        World world = new World(specs).commitAt(10 * SECONDS, events(2));
        boolean mySql = how.profile.vendor() == Vendor.MYSQL;
        long shown = world.run(13_500 * MILLIS).replica().secondsBehindMaster();
        if (mySql) {
            assertThat(shown).isBetween(3L, 4L);
        } else {
            assertThat(shown).isEqualTo(-1);
        }
        assertThat(world.run(17 * SECONDS).replica().secondsBehindMaster()).isEqualTo(-1);
        world.replica().stopSqlThread();
        world.replica().startIoThread();
        assertThat(world.run(20 * SECONDS).replica().secondsBehindMaster()).isEqualTo(-1);
        world.replica().startSqlThread();
        assertThat(world.run(21 * SECONDS).replica().secondsBehindMaster()).isZero();
    }
}
