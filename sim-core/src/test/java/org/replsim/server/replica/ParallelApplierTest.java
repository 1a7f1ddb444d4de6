package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.server.replica.Drain.APPLY;
import static org.replsim.server.replica.Drain.FSYNC;
import static org.replsim.server.replica.Drain.START;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Distribution;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;

/** MariaDB's workers (spec 1.8) by formula: applying takes 3 ms, a sync 5 ms, everything else nothing. */
class ParallelApplierTest {

    private static final int COUNT = 240;

    /** Without syncs and conflicts T workers are T times as fast, in whole rounds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 16})
    void withoutConflictsAndSyncsWorkersAreTheSpeedUp(int workers) {
        assertThat(Drain.mariaDb("optimistic", workers).oneByOne(COUNT).nanos()).isEqualTo(COUNT / workers * APPLY);
    }

    /** But not more than the cores. */
    @Test
    void coresBoundTheSpeedUp() {
        Drain drain = Drain.mariaDb("optimistic", 16).oneByOne(COUNT);
        drain.specs.cores = 2;
        assertThat(drain.nanos()).isEqualTo(COUNT / 2 * APPLY);
    }

    /**
     * With a redo sync at each commit the first of T finds the disk free and the others share the next sync: T in two
     * syncs, where one worker alone needs 8 ms each.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16})
    void syncsOfTheRedoLogAreShared(int workers) {
        long nanos =
                Drain.mariaDb("optimistic", workers).syncs(1, 0).oneByOne(COUNT).nanos();
        assertThat((double) nanos).isCloseTo(2.0 * FSYNC * COUNT / workers, within(2.0 * FSYNC));
    }

    /**
     * One hot row: whatever the number of workers, what lies between taking its lock and giving it back comes one after the
     * other. Without a binary log the commit frees it before the redo sync, of which there are two for T transactions; with
     * one it is held through both syncs.
     */
    @ParameterizedTest
    @CsvSource({"2, 0", "4, 0", "16, 0", "2, 1", "4, 1", "16, 1"})
    void aHotRowIsAChain(int workers, int redoSync) {
        Drain free = Drain.mariaDb("optimistic", workers).syncs(redoSync, 0).oneByOne(COUNT, 7);
        double each = Math.max(APPLY, redoSync * 2.0 * FSYNC / workers);
        assertThat((double) free.nanos()).isCloseTo(COUNT * each, within(2.0 * FSYNC));
        Drain held = Drain.mariaDb("optimistic", workers).syncs(redoSync, 1).logsUpdates();
        assertThat(held.oneByOne(COUNT, 7).nanos()).isEqualTo(COUNT * (APPLY + redoSync * FSYNC + FSYNC));
    }

    /** Half of the load on one row: the hot half is the chain, as long as the cold half fits beside it. */
    @Test
    void theHotChainBoundsTheSpeedUp() {
        Drain drain = Drain.mariaDb("optimistic", 8);
        for (int i = 0; i < COUNT / 2; i++) {
            drain.oneByOne(1, 7).oneByOne(1);
        }
        assertThat(drain.nanos()).isBetween(COUNT / 2 * APPLY, COUNT / 2 * APPLY + 2 * APPLY);
    }

    /** Conservative: the members of a group together, then the next group: g at a time, or T if that is less. */
    @ParameterizedTest
    @CsvSource({"1, 8, 1", "2, 8, 2", "4, 8, 4", "8, 8, 8", "4, 2, 2", "4, 1, 1", "4, 4, 4"})
    void conservativeIsAsFastAsGroupsAreLarge(int size, int workers, int speedUp) {
        long nanos = Drain.mariaDb("conservative", workers).groups(24, size).nanos();
        assertThat(nanos).isEqualTo(24 * size / speedUp * APPLY);
    }

    /**
     * A group may start when the one before reaches its commit: with groups of one, applying overlaps the sync before. One
     * redo sync at a time serves whoever waits, 5 ms each, and one transaction is applied in 3: 1 or 2 a sync, 3 ms each.
     */
    @ParameterizedTest
    @ValueSource(strings = {"conservative", "minimal"})
    void commitsOverlapEvenInGroupsOfOne(String mode) {
        long nanos = Drain.mariaDb(mode, 8).syncs(1, 0).oneByOne(COUNT).nanos();
        assertThat((double) nanos).isCloseTo((double) COUNT * APPLY, within(2.0 * FSYNC));
    }

    /** Minimal does not look at groups, none has no workers at all. */
    @Test
    void minimalAndNoneApplyOneAfterTheOther() {
        assertThat(Drain.mariaDb("minimal", 8).groups(24, 4).nanos()).isEqualTo(96 * APPLY);
        assertThat(Drain.mariaDb("none", 8).syncs(1, 0).oneByOne(COUNT).nanos()).isEqualTo(COUNT * (APPLY + FSYNC));
    }

    /** One worker does what the SQL thread alone does, in the same order and at the same times. */
    @Test
    void oneWorkerIsTheSerialApplier() {
        Drain serial = Drain.mariaDb("optimistic", 0).syncs(1, 1).logsUpdates().oneByOne(COUNT);
        Drain one = Drain.mariaDb("optimistic", 1).syncs(1, 1).logsUpdates().oneByOne(COUNT);
        assertThat(one.appliedMillis()).isEqualTo(serial.appliedMillis());
    }

    /**
     * The first changes A, the second A and B, the third B. The third takes B while the second waits for A; when the second
     * needs B at 3 ms, the third is rolled back and runs again from 6 to 9 ms, behind the second's commit.
     */
    @Test
    void aLaterTransactionThatIsInTheWayIsRolledBack() {
        Drain drain = Drain.mariaDb("optimistic", 4)
                .oneByOne(1, 1)
                .oneByOne(1, 1, 2)
                .oneByOne(1, 2)
                .oneByOne(1);
        World world = drain.world().run(60 * Specs.SECONDS);
        assertThat(Story.times(world.story.applied))
                .containsExactly(START + APPLY, START + 2 * APPLY, START + 3 * APPLY, START + 3 * APPLY);
        assertThat(world.story.applied).extracting(Story.Event::row).containsExactly(0L, 1L, 2L, 3L);
        assertThat(world.replica().applier().retriedTransactions()).isEqualTo(1);
    }

    /** With both syncs and its own binary log, four workers share them; where there is nothing to wait for, they hurt. */
    @Test
    void workersHelpWhereThereIsSomethingToWaitFor() {
        assertThat(withHandOver(4, 1)).isLessThan(0.7 * withHandOver(0, 1));
        assertThat(withHandOver(4, 0)).isGreaterThan(1.2 * withHandOver(0, 0));
    }

    /** 20 us to apply and 30 us to wake a thread, on two cores, with a sync of 150 us. */
    private static double withHandOver(int workers, int sync) {
        Drain drain = Drain.mariaDb("optimistic", workers)
                .syncs(sync, sync)
                .logsUpdates()
                .oneByOne(2_000);
        drain.specs.cores = 2;
        drain.specs.fsync = new Distribution.Constant(150 * Specs.MICROS);
        drain.specs.replicaHardware = Specs.applying(20 * Specs.MICROS, 30 * Specs.MICROS);
        return drain.nanos();
    }

    /** Queues of no length let the coordinator give each worker one transaction and then wait for room. */
    @Test
    void theCoordinatorWaitsForRoom() {
        Drain drain = Drain.mariaDb("optimistic", 2).oneByOne(10);
        drain.specs.replica.set(ServerVariable.SLAVE_PARALLEL_MAX_QUEUED, 0);
        World world = drain.world().run(START + APPLY / 2);
        assertThat(world.replica()
                        .applier()
                        .state()
                        .text(world.replica().server().profile()))
                .isEqualTo("Waiting for room in worker thread event queue");
        assertThat(world.replica().applier().workerStates()).hasSize(2).allMatch(text -> text.startsWith("Write_rows"));
        world.run(20 * Specs.SECONDS);
        assertThat(Story.times(world.story.applied)).endsWith(START + 5 * APPLY, START + 5 * APPLY);
        assertThat(world.replica().applier().workerStates()).containsOnly("Waiting for work from SQL thread");
    }

    /** In conservative mode the second group waits for the first to begin its commit. */
    @Test
    void workersSayWhatTheyWaitFor() {
        World world = Drain.mariaDb("conservative", 4).groups(2, 2).world().run(START + APPLY / 2);
        assertThat(world.replica().applier().workerStates().subList(2, 4))
                .containsOnly("Waiting for prior transaction to start commit");
        world = Drain.mariaDb("optimistic", 2).oneByOne(1, 1, 2, 3).oneByOne(1).world();
        world.run(START + APPLY / 2);
        assertThat(world.replica().applier().state()).isEqualTo(SqlThreadState.HAS_READ_ALL);
    }
}
