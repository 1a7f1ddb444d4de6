package org.replsim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.binlog.Binlog;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.SessionClient;

/**
 * What is on disk when the power goes (spec 1.1, 1.5 rule 7, 1.7 rule 7, 2.11), worked by hand. Nothing takes any time but the
 * link, so each commit is a group of its own, and its redo sync covers the commits before it.
 */
class PowerLossTest {

    private static final int[] COMMIT = {110, 31};
    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;

    private final Specs specs = Specs.quiet();

    /** Groups 3 and 6 were synced, so the log keeps 6; the redo sync of the eighth covers the commits of seven. */
    @Test
    void aLogSyncedEveryThirdGroupKeepsAMultipleOfThree() {
        specs.source.set(ServerVariable.SYNC_BINLOG, 3);
        World world = worldWithCommits(8).run(8500 * MILLIS);
        assertThat(rowsWith(world, Binlog.GONE)).containsExactly(6L, 7L);
        assertThat(rowsWith(world, Binlog.UNDONE)).containsExactly(7L);
        assertThat(world.story.discarded).containsExactly("lost 0: 7-8");
    }

    /** The file is as long as six transactions, and the next start opens another. */
    @Test
    void theFileIsShorter() {
        specs.source.set(ServerVariable.SYNC_BINLOG, 3);
        World world = worldWithCommits(8).run(8500 * MILLIS);
        var files = world.source().binlog().files();
        long each =
                world.source().binlog().endOffset(1) - world.source().binlog().endOffset(0);
        assertThat(files.sizeOf(0)).isEqualTo(files.headEnd(0) + 6 * each);
        world.cluster.startServer("db1");
        assertThat(world.source().binlog().files().count()).isEqualTo(2);
        assertThat(files.currentPosition()).isEqualTo(files.headEnd(1));
        assertThat(files.sizeOf(0)).isEqualTo(files.headEnd(0) + 6 * each);
    }

    /** The redo log of 2.0 s has two commits; the binary log has four, and recovery does not execute it again. */
    @Test
    void aRedoLogThatIsFlushedOnceASecondLosesWhatCameSince() {
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 2);
        World world = world(2900 * MILLIS);
        LongStream.of(1100, 1500, 2200, 2700).forEach(at -> world.commitAt(at * MILLIS, COMMIT));
        world.run(2900 * MILLIS);
        assertThat(rowsWith(world, Binlog.GONE)).isEmpty();
        assertThat(rowsWith(world, Binlog.UNDONE)).containsExactly(2L, 3L);
    }

    /** kill -9 takes what is in the server's memory: with setting 0 the redo log since 2.0 s; with 2 it is with the system. */
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 0", "2, 0"})
    void aCrashTakesWhatOnlyTheServerHad(long setting, int undone) {
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, setting);
        specs.at(2900 * MILLIS, new CrashProcess("db1"));
        World world = new World(specs);
        LongStream.of(1100, 1500, 2200, 2700).forEach(at -> world.commitAt(at * MILLIS, COMMIT));
        world.run(2900 * MILLIS);
        assertThat(rowsWith(world, Binlog.UNDONE)).hasSize(undone);
        assertThat(rowsWith(world, Binlog.GONE)).isEmpty();
    }

    /** sync_binlog = 0: what the system has written back at 30 s, which three transactions preceded. */
    @Test
    void aLogThatIsNeverSyncedIsWrittenBackEveryThirtySeconds() {
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        World world = world(45 * SECONDS);
        LongStream.of(10, 20, 29, 31, 40).forEach(at -> world.commitAt(at * SECONDS, COMMIT));
        world.run(45 * SECONDS);
        assertThat(world.source().durability().durableInLog()).isEqualTo(3);
        assertThat(rowsWith(world, Binlog.GONE)).containsExactly(3L, 4L);
        // The flush of each second has made all commits durable: the engine has what the log has not.
        assertThat(rowsWith(world, Binlog.UNDONE)).isEmpty();
    }

    /** 2.11: the replica has received what its source has lost; its position is beyond the end of the file. */
    @Test
    void aReplicaIsAheadOfItsSource() {
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.connectRetry = SECONDS;
        specs.at(5 * SECONDS, new StartServer("db1"));
        World world = worldWithCommits(3, 4 * SECONDS).run(70 * SECONDS);
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(3);
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(1236);
        assertThat(world.replica().ioThread().lastError()).contains("position > file size");
        assertThat(world.replica().ioThread().running()).isFalse();
    }

    /** A replica that was cut off before the lost tail goes on in the new file and does not wait for what is lost. */
    @Test
    void aReplicaThatHasNotReceivedTheLostTailStepsOverIt() {
        specs.source.set(ServerVariable.SYNC_BINLOG, 2);
        specs.connectRetry = SECONDS;
        specs.at(2500 * MILLIS, new StopThreads("db2", ReplicaThread.IO));
        specs.at(6 * SECONDS, new StartServer("db1")).at(7 * SECONDS, new StartThreads("db2", ReplicaThread.IO));
        World world = worldWithCommits(5, 5500 * MILLIS).run(6500 * MILLIS);
        assertThat(rowsWith(world, Binlog.GONE)).containsExactly(4L);
        long id = world.source().binlog().id(3);
        world.cluster.source("db1").connect(new Silent()).begin(id);
        world.run(20 * SECONDS);
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(6);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(6);
        assertThat(world.story.applied).hasSize(5);
        assertThat(world.replica().trueLagNanos()).isZero();
        assertThat(world.replica().positions().read().file()).isEqualTo("mysql-bin.000002");
    }

    /**
     * Six transactions of two events; the relay log, master.info and relay-log.info each remember all of them if synced
     * every time, else none. What is read again is applied again.
     */
    @ParameterizedTest
    @CsvSource({
        // relay log, master.info, relay-log.info, recovery: applications in all
        "10000, 10000, 10000, 0, 12",
        "1, 10000, 10000, 0, 18",
        "1, 1, 10000, 0, 12",
        "1, 1, 1, 0, 6",
        "10000, 1, 10000, 0, 6",
        "1, 10000, 1, 0, 12",
        "1, 10000, 1, 1, 6",
        "10000, 10000, 10000, 1, 12"
    })
    void aReplicaAppliesAgainWhatItsFilesHaveForgotten(
            long relayLog, long masterInfo, long relayInfo, long recovery, int applications) {
        specs.replica.set(ServerVariable.SYNC_RELAY_LOG, relayLog);
        specs.replica.set(ServerVariable.SYNC_MASTER_INFO, masterInfo);
        specs.replica.set(ServerVariable.SYNC_RELAY_LOG_INFO, relayInfo);
        specs.replica.set(ServerVariable.RELAY_LOG_RECOVERY, recovery);
        for (long workers : new long[] {0, 2}) {
            specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
            specs.timeline.clear();
            specs.at(6500 * MILLIS, new PowerLoss("b")).at(10 * SECONDS, new StartServer("db2"));
            World world = new World(specs);
            commits(world, 6).run(20 * SECONDS);
            assertThat(world.story.applied).hasSize(applications);
            assertThat(world.replica().applier().appliedRows()).isEqualTo(6);
            assertThat(world.replica().relayLog().receivedRows()).isEqualTo(6);
        }
    }

    /** The position was synced, the relay log was not, and nothing was applied: four transactions never come. */
    @Test
    void aPositionAheadOfTheRelayLogIsAHole() {
        specs.replica.set(ServerVariable.SYNC_MASTER_INFO, 1);
        specs.sqlThread = false;
        specs.at(4500 * MILLIS, new PowerLoss("b")).at(10 * SECONDS, new StartServer("db2"));
        World world = new World(specs);
        commits(world, 4).commitAt(15 * SECONDS, COMMIT).run(20 * SECONDS);
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(5);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(5);
        assertThat(world.story.discarded).containsExactly("relay 1: 0-4");
    }

    private World worldWithCommits(int count) {
        return worldWithCommits(count, count * SECONDS + 500 * MILLIS - 1);
    }

    private World worldWithCommits(int count, long lossNanos) {
        return commits(world(lossNanos), count);
    }

    private World world(long lossNanos) {
        specs.at(lossNanos, new PowerLoss("a"));
        return new World(specs);
    }

    private static World commits(World world, int count) {
        for (int i = 1; i <= count; i++) {
            world.commitAt(i * SECONDS, COMMIT);
        }
        return world;
    }

    private static List<Long> rowsWith(World world, byte flag) {
        Binlog log = world.source().binlog();
        return LongStream.range(0, log.written())
                .filter(row -> log.has(row, flag))
                .boxed()
                .toList();
    }

    private record Silent() implements SessionClient {
        @Override
        public void statementDone() {}

        @Override
        public void answered(int errno) {}
    }
}
