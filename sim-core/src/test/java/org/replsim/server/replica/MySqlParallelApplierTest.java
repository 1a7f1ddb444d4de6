package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.server.ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING;
import static org.replsim.server.replica.Drain.APPLY;
import static org.replsim.server.replica.Drain.FSYNC;
import static org.replsim.server.replica.Drain.START;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;

/** MySQL's workers (spec 1.8) by formula: applying takes 3 ms, a sync 5 ms, everything else nothing. */
class MySqlParallelApplierTest {

    private static final int COUNT = 240;

    /** Transactions that prepared before the first of them was committed depend on the same one: g run together, or T. */
    @ParameterizedTest
    @CsvSource({"1, 8, 1", "2, 8, 2", "4, 8, 4", "8, 8, 8", "4, 2, 2", "4, 1, 1"})
    void theLogicalClockIsAsFastAsGroupsAreLarge(int size, int workers, int speedUp) {
        long nanos = Drain.mySql("LOGICAL_CLOCK", workers).groups(24, size).nanos();
        assertThat(nanos).isEqualTo(24L * size / speedUp * APPLY);
    }

    /** The first of a group syncs alone, the others together, and the next group starts when all are committed. */
    @Test
    void aGroupSharesItsSyncs() {
        long nanos = Drain.mySql("LOGICAL_CLOCK", 4).syncs(1, 0).groups(24, 4).nanos();
        assertThat(nanos).isEqualTo(24 * (APPLY + 2 * FSYNC));
    }

    /** With one client at a time COMMIT_ORDER allows nothing, WRITESET everything. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void writesetsSpeedOneClientUp(int workers) {
        Drain plain = Drain.mySql("LOGICAL_CLOCK", workers).oneByOne(COUNT);
        assertThat(plain.nanos()).isEqualTo(COUNT * APPLY);
        Drain writeset = Drain.mySql("LOGICAL_CLOCK", workers).oneByOne(COUNT);
        writeset.choose(BINLOG_TRANSACTION_DEPENDENCY_TRACKING, "WRITESET");
        assertThat(writeset.nanos()).isEqualTo(COUNT / workers * APPLY);
    }

    /** One hot row makes a chain of write sets, syncs included. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 16})
    void aHotRowIsAChain(int workers) {
        Drain drain = Drain.mySql("LOGICAL_CLOCK", workers).syncs(1, 0).oneByOne(COUNT, 7);
        drain.choose(BINLOG_TRANSACTION_DEPENDENCY_TRACKING, "WRITESET");
        assertThat(drain.nanos()).isEqualTo(COUNT * (APPLY + FSYNC));
    }

    /** K rows in turn: K at a time. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void writesetsAreAsWideAsTheRows(int rows) {
        Drain drain = Drain.mySql("LOGICAL_CLOCK", 16);
        drain.choose(BINLOG_TRANSACTION_DEPENDENCY_TRACKING, "WRITESET");
        for (int i = 0; i < COUNT; i++) {
            drain.oneByOne(1, i % rows);
        }
        assertThat((double) drain.nanos()).isCloseTo((double) COUNT / rows * APPLY, within((double) APPLY));
    }

    /** DATABASE: one workload is one schema, and one schema goes to one worker. */
    @Test
    void oneSchemaIsNoSpeedUp() {
        assertThat(Drain.mySql("DATABASE", 8).groups(24, 4).nanos()).isEqualTo(96 * APPLY);
    }

    /**
     * The first transaction has ten rows and takes 30 ms, the other three have one. Where the order is not kept they commit
     * at once, and the position stays before the first until that one is done.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void withoutKeptOrderThePositionIsALowWaterMark(long kept) {
        Drain drain = Drain.mySql("LOGICAL_CLOCK", 4)
                .oneByOne(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .oneByOne(3);
        drain.choose(BINLOG_TRANSACTION_DEPENDENCY_TRACKING, "WRITESET");
        drain.specs.replica.set(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, kept);
        drain.specs.replicaHardware = Specs.applyingRows(APPLY);
        World world = drain.world().run(START + 2 * APPLY);
        assertThat(world.story.applied).hasSize(kept == 1 ? 0 : 3);
        assertThat(world.replica().applier().appliedRows()).isZero();
        if (kept == 1) {
            assertThat(world.replica().applier().workerStates())
                    .filteredOn("Waiting for preceding transaction to commit"::equals)
                    .hasSize(3);
        }
        world.run(60 * Specs.SECONDS);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(4);
        assertThat(world.story.applied)
                .extracting(Story.Event::row)
                .containsExactly(kept == 1 ? new Long[] {0L, 1L, 2L, 3L} : new Long[] {1L, 2L, 3L, 0L});
    }

    /** The coordinator's words while it waits. */
    @Test
    void theCoordinatorSaysWhatItWaitsFor() {
        World world = Drain.mySql("LOGICAL_CLOCK", 2).groups(1, 4).world().run(START + APPLY / 2);
        assertThat(world.replica()
                        .applier()
                        .state()
                        .text(world.replica().server().profile()))
                .isEqualTo("Waiting for replica workers to process their queues");
        world = Drain.mySql("LOGICAL_CLOCK", 2).oneByOne(3).world().run(START + APPLY / 2);
        assertThat(world.replica()
                        .applier()
                        .state()
                        .text(world.replica().server().profile()))
                .isEqualTo("Waiting for dependent transaction to commit");
        Drain small = Drain.mySql("DATABASE", 2).oneByOne(20);
        small.specs.replica.set(ServerVariable.SLAVE_PENDING_JOBS_SIZE_MAX, 1024);
        world = small.world().run(START + APPLY / 2);
        assertThat(world.replica()
                        .applier()
                        .state()
                        .text(world.replica().server().profile()))
                .isEqualTo("Waiting for Replica Workers to free pending events");
        assertThat(world.run(60 * Specs.SECONDS).replica().applier().appliedRows())
                .isEqualTo(20);
    }
}
