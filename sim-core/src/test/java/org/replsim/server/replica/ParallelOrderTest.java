package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MICROS;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;
import static org.replsim.server.replica.Drain.APPLY;
import static org.replsim.server.replica.Drain.START;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.SetVariable;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;

/** What must not run together, what STOP leaves behind, the own binary log, and the shown lag: by hand. */
class ParallelOrderTest {

    /** Six transactions of one new row each; the third is a DDL of 50 ms. */
    private record WithDdl() implements TransactionSource {
        @Override
        public void shape(long id, Shape shape) {
            shape.rows(1, 1, 100, 100);
            shape.ddl = TransactionId.number(id) == 2;
            shape.ddlNanos = shape.ddl ? 50 * MILLIS : 0;
        }

        @Override
        public long statementBits(long id, int statement) {
            return 0;
        }

        @Override
        public long key(long id, int row) {
            return -1;
        }
    }

    private static World withDdl(Drain drain) {
        World world = drain.world();
        int number = world.cluster.transactions().add(new WithDdl());
        for (int i = 0; i < 6; i++) {
            world.beginAt(SECONDS + i * SECONDS, TransactionId.of(number, 0, i));
        }
        return world;
    }

    /** Two together, the DDL alone, three together. */
    @Test
    void aDdlRunsAlone() {
        Drain mySql = Drain.mySql("LOGICAL_CLOCK", 4);
        mySql.choose(ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING, "WRITESET");
        for (Drain drain : new Drain[] {Drain.mariaDb("optimistic", 4), Drain.mariaDb("aggressive", 4), mySql}) {
            World world = withDdl(drain).run(60 * SECONDS);
            long ddl = START + 2 * APPLY + 50 * MILLIS;
            assertThat(Story.times(world.story.applied))
                    .containsExactly(START + APPLY, START + APPLY, ddl, ddl + APPLY, ddl + APPLY, ddl + APPLY);
        }
    }

    /**
     * The first transaction holds its row on the source for 100 us, so the third has to wait for it; the second, of ten other
     * rows, is written in between and takes 30 ms to apply. Optimistic holds the third back until then, aggressive only until
     * the first is committed; in both it commits behind the second.
     */
    @ParameterizedTest
    @CsvSource({"optimistic, 33", "aggressive, 30"})
    void optimisticHoldsBackWhatHadToWaitOnTheSource(String mode, long lastMillis) {
        Drain drain = Drain.mariaDb(mode, 4);
        drain.specs.hardware = Specs.committing(100 * MICROS);
        drain.specs.replicaHardware = Specs.applyingRows(APPLY);
        World world = drain.world()
                .commitRowsAt(SECONDS, 1)
                .commitRowsAt(SECONDS + 20 * MICROS, 1)
                .commitRowsAt(SECONDS + 40 * MICROS, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
                .run(60 * SECONDS);
        assertThat(world.source().binlog().has(2, Binlog.WAITED)).isTrue();
        assertThat(Story.times(world.story.applied))
                .containsExactly(START + APPLY, START + 10 * APPLY, START + lastMillis * MILLIS);
    }

    /**
     * STOP at 5 ms: the first takes 30 ms and has begun, the second waits for its turn behind it, the others have not begun.
     * The first two are finished, then the thread is gone; the next START goes on with the third.
     */
    @Test
    void stopFinishesWhatHasBegunAndDropsTheRest() {
        Drain drain = Drain.mariaDb("optimistic", 2)
                .oneByOne(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .oneByOne(5);
        drain.specs.replicaHardware = Specs.applyingRows(APPLY);
        drain.specs.at(START + 5 * MILLIS, new StopThreads("db2", ReplicaThread.SQL));
        drain.specs.at(START + SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        World world = drain.world().run(START + 10 * MILLIS);
        assertThat(world.replica().applier().running()).isTrue();
        world.run(START + 500 * MILLIS);
        assertThat(world.replica().applier().running()).isFalse();
        assertThat(Story.times(world.story.applied)).containsExactly(START + 30 * MILLIS, START + 30 * MILLIS);
        world.run(60 * SECONDS);
        assertThat(world.story.applied).extracting(Story.Event::row).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(6);
    }

    /** The number of workers and the mode are read at START: three alone, then the rest four at a time. */
    @Test
    void settingsTakeEffectAtTheNextStart() {
        Drain drain = Drain.mariaDb("optimistic", 0).oneByOne(11);
        drain.specs.at(START + MILLIS, new SetVariable("db2", ServerVariable.SLAVE_PARALLEL_THREADS, 4));
        drain.specs.at(START + 3 * APPLY + MILLIS, new StopThreads("db2", ReplicaThread.SQL));
        drain.specs.at(START + SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        World world = drain.world().run(60 * SECONDS);
        long[] times = Story.times(world.story.applied);
        assertThat(times).hasSize(11);
        assertThat(times[2]).isEqualTo(START + 3 * APPLY);
        assertThat(times[6]).isEqualTo(START + SECONDS + APPLY);
        assertThat(times[10]).isEqualTo(START + SECONDS + 2 * APPLY);
    }

    /**
     * What was committed together is one group of the own binary log, with one sync: the first of eight is alone, the seven
     * that came while it was synced follow together, and their GTID events are two bytes longer.
     */
    @Test
    void theOwnBinaryLogHasGroupsOfItsOwn() {
        Drain drain = Drain.mariaDb("optimistic", 8).syncs(0, 1).logsUpdates();
        drain.specs.replicaHardware = Specs.applyingRows(APPLY);
        World world = drain.world();
        for (int i = 0; i < 8; i++) {
            world.commitRowsAt(SECONDS + i * MILLIS, i == 0 ? new long[] {-1} : new long[] {-1, -1});
        }
        world.run(60 * SECONDS);
        Binlog own = world.cluster.source("db2").binlog();
        assertThat(own.has(0, Binlog.GROUPED)).isFalse();
        assertThat(own.has(0, Binlog.GROUP_END)).isTrue();
        for (int row = 1; row < 8; row++) {
            assertThat(own.has(row, Binlog.GROUPED)).isTrue();
            assertThat(own.has(row, Binlog.GROUP_END)).isEqualTo(row == 7);
            assertThat(own.endOffset(row) - own.endOffset(row - 1)).isEqualTo(42 + 2 + 89 + 31);
        }
        long first = START + APPLY + Drain.FSYNC;
        assertThat(Story.times(world.story.applied))
                .startsWith(first, first + Drain.FSYNC)
                .endsWith(first + Drain.FSYNC);
    }

    /** Written in seconds 1, 3, 5 and 6, applied two at a time from 10 to 12 and from 12 to 14 s. */
    private static World lag(Drain drain) {
        drain.specs.replicaHardware = Specs.applying(2 * SECONDS);
        World world = drain.world();
        for (long second : new long[] {1, 3, 5, 6}) {
            world.commitRowsAt(second * SECONDS + MILLIS, -1);
        }
        return world;
    }

    /** Spec 3.7 rule 5: L is that of the first event read, then that of the last group finished. */
    @Test
    void mariaDbShowsTheAgeOfTheGroupThatWasFinishedLast() {
        World world = lag(Drain.mariaDb("optimistic", 2));
        assertThat(world.run(11 * SECONDS + MILLIS).replica().secondsBehindMaster())
                .isEqualTo(11 - 1);
        assertThat(world.run(13 * SECONDS + MILLIS).replica().secondsBehindMaster())
                .isEqualTo(13 - 3);
        assertThat(world.run(14 * SECONDS + MILLIS).replica().secondsBehindMaster())
                .isZero();
    }

    /** MySQL shows the age of the oldest unfinished group as it was at the last of the checkpoints, every 300 ms. */
    @Test
    void mySqlShowsTheAgeOfTheOldestUnfinishedGroup() {
        Drain drain = Drain.mySql("LOGICAL_CLOCK", 2);
        drain.choose(ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING, "WRITESET");
        World world = lag(drain);
        assertThat(world.run(11 * SECONDS + MILLIS).replica().secondsBehindMaster())
                .isEqualTo(11 - 1);
        assertThat(world.run(12 * SECONDS + 100 * MILLIS).replica().secondsBehindMaster())
                .isEqualTo(12 - 1);
        assertThat(world.run(12 * SECONDS + 400 * MILLIS).replica().secondsBehindMaster())
                .isEqualTo(12 - 5);
        assertThat(world.run(14 * SECONDS + 400 * MILLIS).replica().secondsBehindMaster())
                .isZero();
    }

    /** A relay file stays until all of it is applied, however far the coordinator has read. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void relayFilesGoBehindTheLowWaterMark(long kept) {
        Drain drain = Drain.mySql("LOGICAL_CLOCK", 4)
                .oneByOne(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .oneByOne(100);
        drain.choose(ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING, "WRITESET");
        drain.specs.replica.set(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, kept);
        drain.specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 4096);
        drain.specs.replicaHardware = Specs.applyingRows(APPLY);
        drain.specs.fsync = new Distribution.Constant(0);
        World world = drain.world().run(START);
        long full = world.replica().relayLog().space();
        world.run(START + 9 * APPLY);
        assertThat(world.replica().relayLog().space()).isEqualTo(full);
        world.run(60 * SECONDS);
        assertThat(world.replica().relayLog().space()).isLessThan(full / 2);
    }
}
