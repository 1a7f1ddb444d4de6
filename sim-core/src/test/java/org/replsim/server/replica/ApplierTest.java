package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restore;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;

/** The SQL thread, spec 1.7, by hand: rates, drain, lag, stops. Only applying and syncs take time. */
class ApplierTest {

    private static final long APPLY = 3 * MILLIS;
    private static final long FSYNC = 5 * MILLIS;

    private final Specs specs = Specs.quiet();

    private ApplierTest applying() {
        specs.rtt = 0;
        specs.replicaHardware = Specs.applying(APPLY);
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        return this;
    }

    private World withCommits(int count, long fromNanos, long gapNanos) {
        World world = new World(specs);
        for (int i = 0; i < count; i++) {
            world.commitAt(fromNanos + i * gapNanos, 100);
        }
        return world;
    }

    /**
     * 100 transactions lie in the relay log at 10 s, when the SQL thread is started: each takes 3 ms, plus one sync of 5 ms
     * if the redo log is synced, plus one if the replica's own binary log is, plus one for
     * the commit record with setting 3 and an own binary log.
     */
    @ParameterizedTest
    @CsvSource({"0, 0, 3", "2, 0, 3", "1, 0, 8", "1, 1, 13", "0, 1, 8", "2, 1, 8", "3, 0, 8", "3, 1, 18"})
    void drainTimeIsTheSumOfItsParts(long flushAtCommit, long logUpdates, long millisEach) {
        applying();
        specs.sqlThread = false;
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.fsync = new Distribution.Constant(FSYNC);
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, flushAtCommit);
        specs.replica.set(ServerVariable.INNODB_LOG_FILE_BUFFERING, 1);
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin");
        specs.replica.set(ServerVariable.LOG_SLAVE_UPDATES, logUpdates);
        specs.replica.set(ServerVariable.SYNC_BINLOG, 1);
        specs.at(10 * SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        World world = withCommits(100, SECONDS, MILLIS).run(60 * SECONDS);
        assertThat(Story.times(world.story.applied))
                .containsExactly(LongStream.rangeClosed(1, 100)
                        .map(k -> 10 * SECONDS + k * millisEach * MILLIS)
                        .toArray());
    }

    /** sync_binlog = 4 syncs the own binary log behind each fourth transaction. */
    @Test
    void theOwnBinaryLogIsSyncedEverySoManyTransactions() {
        applying();
        specs.fsync = new Distribution.Constant(FSYNC);
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin");
        specs.replica.set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.replica.set(ServerVariable.SYNC_BINLOG, 4);
        World world = withCommits(8, SECONDS, 0).run(60 * SECONDS);
        assertThat(world.story.applied.get(7).atNanos()).isEqualTo(SECONDS + 8 * APPLY + 2 * FSYNC);
    }

    /**
     * Written each millisecond from 1 s to 5 s, applied each 3 ms: the k-th row is under way at 1 s + 3 k ms and k ms after
     * the first it was published, so the lag grows by 2/3 s a second, on after the load has stopped, until the 4000 rows
     * are done at 13 s. Then it is 0.
     */
    @Test
    void lagGrowsByOneMinusApplyOverWriteAlsoAfterTheLoad() {
        applying();
        World world = withCommits(4_000, SECONDS, MILLIS);
        for (long at : new long[] {2, 4, 5, 6, 9, 12}) {
            world.run(at * SECONDS);
            assertThat(world.replica().trueLagNanos() / 1e9)
                    .as("lag at %d s", at)
                    .isEqualTo((at - 1) * 2.0 / 3, within(0.004));
        }
        assertThat(world.run(13 * SECONDS - 1).replica().trueLagNanos()).isGreaterThan(7_900 * MILLIS);
        assertThat(world.run(13 * SECONDS).replica().trueLagNanos()).isZero();
    }

    /** STOP rolls back what is being applied (1.7 rule 5): started at 20 s, it takes its whole time again. */
    @Test
    void aStoppedTransactionIsAppliedFromItsBeginning() {
        applying();
        specs.replicaHardware = Specs.applying(SECONDS);
        specs.at(10_500 * MILLIS, new StopThreads("db2", ReplicaThread.SQL));
        specs.at(20 * SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        World world = withCommits(2, 10 * SECONDS, 0);
        assertThat(world.run(15 * SECONDS).replica().applier().state()).isEqualTo(SqlThreadState.STOPPED);
        world.run(60 * SECONDS);
        assertThat(Story.times(world.story.applied)).containsExactly(21 * SECONDS, 22 * SECONDS);
        assertThat(Story.lines(world.story.sqlThread))
                .containsExactly(
                        "0.000 Reading event from the relay log",
                        "10.500 No",
                        "20.000 Reading event from the relay log");
    }

    /** Stopped and started again while a core is still busy with what was rolled back, it also begins anew. */
    @Test
    void aQuickStopAndStartAppliesFromTheBeginningToo() {
        applying();
        specs.replicaHardware = Specs.applying(SECONDS);
        specs.at(10_500 * MILLIS, new StopThreads("db2", ReplicaThread.SQL));
        specs.at(10_600 * MILLIS, new StartThreads("db2", ReplicaThread.SQL));
        World world = withCommits(1, 10 * SECONDS, 0).run(60 * SECONDS);
        assertThat(Story.times(world.story.applied)).containsExactly(12 * SECONDS);
    }

    /** A transaction that is being committed when STOP comes is committed; the thread is gone after it. */
    @Test
    void aCommitUnderWayIsFinished() {
        applying();
        specs.fsync = new Distribution.Constant(SECONDS);
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 1);
        specs.at(10_500 * MILLIS, new StopThreads("db2", ReplicaThread.SQL));
        World world = withCommits(2, 10 * SECONDS, 0).run(60 * SECONDS);
        assertThat(Story.times(world.story.applied)).containsExactly(11 * SECONDS + APPLY);
        assertThat(world.replica().applier().state()).isEqualTo(SqlThreadState.STOPPED);
    }

    /** The IO thread fetches on while the SQL thread is stopped, and the ACKs go on (2.9). */
    @Test
    void aStoppedSqlThreadStopsNoAck() {
        applying();
        specs.semiSync("AFTER_SYNC");
        specs.sqlThread = false;
        World world = withCommits(10, SECONDS, MILLIS).run(5 * SECONDS);
        assertThat(world.status("yes_tx")).isEqualTo(10);
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(10);
        assertThat(world.replica().applier().appliedRows()).isZero();
    }

    /** A hundred thousand transactions that cost nothing are applied at one instant, without a deep stack. */
    @Test
    void workOfNoLengthNeedsNoStack() {
        specs.rtt = 0;
        specs.sqlThread = false;
        specs.at(10 * SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.at(2 * SECONDS, new Cut("db1", "db2", CutKind.HOLD));
        specs.at(3 * SECONDS, new Restore("db1", "db2"));
        specs.window = 1 << 30;
        World world = withCommits(20_000, 2 * SECONDS, 1_000).run(11 * SECONDS);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(20_000);
    }
}
