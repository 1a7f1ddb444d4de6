package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MICROS;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restore;
import org.replsim.fault.SetVariable;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/**
 * Sizes of relay files, spec 1.6, by hand: magic 4, Format_desc 252, Rotate 31 + the length of the name it bears. Relay
 * names have 22 letters, binary logs 16. The measured numbers are those of MariaDB 10.11.
 */
class RelayLogTest {

    /** Own Format_desc, then a Rotate to the next relay file. */
    private static final long FIRST_FILE = 4 + 252 + 53;
    /** Own Format_desc, artificial Rotate, the source's Format_desc. */
    private static final long CONNECTED = 4 + 252 + 47 + 252;
    /** A file opened because the last was full: own and the source's Format_desc. */
    private static final long OPENED = 4 + 252 + 252;

    private static final long ROTATE = 53;
    /** A GTID event of 42 bytes and one of 100. */
    private static final long TRANSACTION = 142;

    private final Specs specs = Specs.quiet();

    @BeforeEach
    void aRelayNameOf22Letters() {
        specs.replica.set(ServerVariable.RELAY_LOG, "host1-relay-bin");
    }

    private World withCommits(int count) {
        World world = new World(specs);
        for (int i = 0; i < count; i++) {
            world.commitAt((5 + i) * SECONDS, 100);
        }
        return world;
    }

    private static RelayLog relay(World world) {
        return world.replica().relayLog();
    }

    /** Conformance case 31, measured: file 1 of 309 bytes, file 2 of 555, Relay_Log_Space 864. */
    @Test
    void theFirstConnectLeavesTwoFiles() {
        World world = withCommits(0).run(3 * SECONDS);
        assertThat(FIRST_FILE).isEqualTo(309);
        assertThat(relay(world).currentBytes()).isEqualTo(CONNECTED).isEqualTo(555);
        assertThat(relay(world).space()).isEqualTo(864);
        assertThat(relay(world).fileCount()).isEqualTo(2);
    }

    /** Measured (names of 12 letters, SQL thread level): Relay_Log_Pos 762506 and Relay_Log_Space 762805, 299 apart. */
    @Test
    void theFirstFileStaysWhileTheSqlThreadIsInTheSecond() {
        specs.replica.set(ServerVariable.RELAY_LOG, "relay");
        World world = withCommits(20).run(60 * SECONDS);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(20);
        assertThat(relay(world).currentBytes()).isEqualTo(CONNECTED + 20 * TRANSACTION);
        assertThat(relay(world).space() - relay(world).currentBytes()).isEqualTo(299);
    }

    /** 555 + 25 x 142 = 4105 is the first sum above 4096; the next file is full with 508 + 25 x 142 + 42 = 4100. */
    @Test
    void aFileIsClosedAfterTheEventThatPassesItsSize() {
        specs.sqlThread = false;
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 4096);
        World world = withCommits(25 + 26);
        world.run(5 * SECONDS + 24 * SECONDS - 1);
        assertThat(relay(world).space()).isEqualTo(FIRST_FILE + CONNECTED + 24 * TRANSACTION);
        world.run(30 * SECONDS - 1);
        assertThat(relay(world).fileCount()).isEqualTo(3);
        assertThat(relay(world).currentBytes()).isEqualTo(OPENED);
        world.run(100 * SECONDS);
        assertThat(relay(world).fileCount()).isEqualTo(4);
        assertThat(relay(world).space()).isEqualTo(FIRST_FILE + CONNECTED + 2 * (ROTATE + OPENED) + 51 * TRANSACTION);
    }

    /** Measured: a file whose first event was the Xid of a group begun in the file before had its position at 539. */
    @Test
    void aFileCanEndInsideAGroup() {
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 4096);
        World world = new World(specs).commitAt(5 * SECONDS, 3600, 31).run(6 * SECONDS);
        assertThat(CONNECTED + 42 + 3600).isGreaterThan(4096);
        assertThat(relay(world).currentBytes()).isEqualTo(539);
    }

    /** 0 means as max_binlog_size. */
    @Test
    void aSizeOfZeroFollowsTheBinaryLogs() {
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 0);
        specs.replica.set(ServerVariable.MAX_BINLOG_SIZE, 4096);
        assertThat(relay(withCommits(25).run(60 * SECONDS)).fileCount()).isEqualTo(3);
    }

    /**
     * The source's file is full at 328 + 27 x 142 = 4162. The relay log gets a file that holds only the real Rotate, and
     * one with the artificial Rotate, the source's Format_desc, Gtid_list (43) and two Binlog_checkpoint (43 each).
     */
    @Test
    void aRotationOnTheSourceMakesTwoFiles() {
        specs.sqlThread = false;
        specs.source.set(ServerVariable.MAX_BINLOG_SIZE, 4096);
        World world = withCommits(27).run(60 * SECONDS);
        assertThat(relay(world).fileCount()).isEqualTo(4);
        assertThat(relay(world).currentBytes()).isEqualTo(CONNECTED + 129);
        long full = CONNECTED + 27 * TRANSACTION + ROTATE;
        long onlyRotate = 4 + 252 + 47 + ROTATE;
        assertThat(relay(world).space()).isEqualTo(FIRST_FILE + full + onlyRotate + CONNECTED + 129);
    }

    /** Each new connection makes a new file. */
    @Test
    void aReconnectMakesAFile() {
        specs.sqlThread = false;
        specs.at(20 * SECONDS, new Cut("db1", "db2", CutKind.RESET));
        specs.at(20 * SECONDS, new Restore("db1", "db2"));
        World world = withCommits(3).run(60 * SECONDS);
        assertThat(relay(world).fileCount()).isEqualTo(3);
        assertThat(relay(world).space()).isEqualTo(FIRST_FILE + CONNECTED + 3 * TRANSACTION + ROTATE + CONNECTED);
    }

    /** Measured at every sample of a replica that keeps up: space is the position plus one full file, the one before. */
    @Test
    void aReplicaThatKeepsUpHasTwoFiles() {
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 4096);
        World world = withCommits(200);
        for (int second = 60; second < 200; second++) {
            world.run(second * SECONDS);
            assertThat(relay(world).space() - relay(world).currentBytes())
                    .as("second %d", second)
                    .isBetween(4096 + ROTATE, 4096 + 100 + ROTATE);
        }
    }

    /** What is read but not deleted is deleted in one go when relay_log_purge comes back. */
    @Test
    void withoutPurgeAllFilesStay() {
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 4096);
        specs.replica.set(ServerVariable.RELAY_LOG_PURGE, 0);
        specs.at(200 * SECONDS, new SetVariable("db2", ServerVariable.RELAY_LOG_PURGE, 1));
        World world = withCommits(250).run(199 * SECONDS);
        int files = relay(world).fileCount();
        assertThat(relay(world).space())
                .isEqualTo(FIRST_FILE + CONNECTED + (files - 2) * (ROTATE + OPENED) + 194 * TRANSACTION);
        world.run(300 * SECONDS);
        assertThat(relay(world).space()).isLessThan(2 * 4300);
    }

    /** A group of 402 kB in files of four events: while it is incomplete, no file that holds a part of it can go. */
    @Test
    void filesThatAGroupSpansStayUntilItEnds() {
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 4096);
        specs.bandwidth = 100_000;
        int[] events = new int[402];
        Arrays.fill(events, 1_000);
        World world = new World(specs)
                .commitAt(3 * SECONDS, 100)
                .commitAt(5 * SECONDS, events)
                .commitAt(20 * SECONDS, 4_000)
                .commitAt(21 * SECONDS, 4_000);
        world.run(8 * SECONDS);
        assertThat(relay(world).partialEvents()).isBetween(200, 399);
        assertThat(relay(world).space()).isGreaterThan(1_000L * relay(world).partialEvents());
        world.run(19 * SECONDS);
        assertThat(relay(world).space()).isGreaterThan(400_000);
        world.run(30 * SECONDS);
        assertThat(relay(world).space()).isLessThan(3 * 5_000);
    }

    /** Slower to apply than to write, with a limit of four files and more: one event and a rotation over it at most. */
    @ParameterizedTest
    @CsvSource({"20000, 4096", "70000, 16384", "30000, 4096"})
    void theLimitIsPassedByOneEventAndARotationAtMost(long limit, long file) {
        World world = flooded(limit, file);
        long largest = largestSpace(world);
        long waits = world.story.ioThread.stream()
                .filter(change ->
                        change.text().equals(IoThreadState.WAITING_FOR_SPACE.text(ServerProfile.MARIADB_10_11)))
                .count();
        assertThat(largest).isGreaterThan(limit).isLessThanOrEqualTo(limit + 400 + ROTATE + OPENED);
        long files = relay(world).fileCount();
        assertThat((double) waits).as("once a file").isBetween(0.5 * files, 1.1 * files);
    }

    /**
     * 1.6, measured twice: a limit not larger than a file lets the SQL thread ask for more while the IO thread does not
     * wait. The flag then stays, and the IO thread takes all there is: here 2 MB against a limit of 100 kB.
     */
    @Test
    void withALimitOfOneFileTheIoThreadRunsAway() {
        World world = flooded(100_000, 1 << 30);
        assertThat(largestSpace(world)).isGreaterThan(1_000_000);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(5_000);
    }

    private static long largestSpace(World world) {
        long largest = 0;
        for (int tick = 0; tick < 8_000; tick++) {
            largest = Math.max(largest, relay(world.run(tick * MILLIS)).space());
        }
        return largest;
    }

    /** 5000 transactions of 442 bytes, one each 0.5 ms from 1 s on; the replica needs 1 ms for each. */
    private World flooded(long limit, long file) {
        specs.replica.set(ServerVariable.RELAY_LOG_SPACE_LIMIT, limit);
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, file);
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.replicaHardware = Specs.applying(MILLIS);
        World world = new World(specs);
        for (int i = 0; i < 5_000; i++) {
            world.commitAt(SECONDS + 500 * MICROS * i, 400);
        }
        return world;
    }

    /** Conformance case 29: a limit of 10 bytes, event by event, passes any position; the largest group as well. */
    @ParameterizedTest
    @CsvSource({"0", "3"})
    void aLimitOfTenBytesBlocksNothing(long applyMillis) {
        specs.replica.set(ServerVariable.RELAY_LOG_SPACE_LIMIT, 10);
        specs.replicaHardware = Specs.applying(applyMillis * MILLIS);
        World world = withCommits(20).commitAt(30 * SECONDS, new int[500]).commitAt(31 * SECONDS, 100);
        world.run(60 * SECONDS);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(22);
    }

    /** With the SQL thread stopped there is no escape; STOP works at once, and START SLAVE lets everything through. */
    @Test
    void withoutTheSqlThreadTheIoThreadWaits() {
        specs.sqlThread = false;
        specs.replica.set(ServerVariable.RELAY_LOG_SPACE_LIMIT, 10);
        specs.at(50 * SECONDS, new StopThreads("db2", ReplicaThread.IO));
        specs.at(60 * SECONDS, new StartThreads("db2", ReplicaThread.BOTH));
        World world = withCommits(4);
        List<IoThreadState> states = new ArrayList<>();
        for (long at : new long[] {40, 50, 70}) {
            states.add(world.run(at * SECONDS).replica().ioThread().state());
        }
        assertThat(states)
                .containsExactly(
                        IoThreadState.WAITING_FOR_SPACE, IoThreadState.STOPPED, IoThreadState.WAITING_FOR_EVENT);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(4);
    }
}
