package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.binlog.TransactionId;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;

/**
 * Workers under random programs, in all modes: whatever the rows, the pauses, the syncs and the stops, the promises hold.
 * Nobody is let into a row that another one changes, writers of a row commit in the order of the log, and in the end
 * everything is applied exactly once.
 */
class RandomParallelTest {

    private static final int COUNT = 400;
    private static final long STEP = 40 * Specs.MICROS;
    private static final long END = 120 * Specs.SECONDS;

    private final List<long[]> keys = new ArrayList<>();

    record Case(long seed, Drain drain, boolean ordered) {
        @Override
        public String toString() {
            return "seed " + seed + ", " + drain.specs.profile.name() + (ordered ? ", ordered" : ", free");
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        long seed = 1;
        for (int round = 0; round < 3; round++) {
            for (String mode : List.of("conservative", "optimistic", "aggressive", "minimal")) {
                cases.add(ofCase(seed++, Drain.mariaDb(mode, 1), true));
            }
            for (String type : List.of("DATABASE", "LOGICAL_CLOCK")) {
                cases.add(ofCase(seed++, Drain.mySql(type, 1), true));
                cases.add(ofCase(seed++, Drain.mySql(type, 1), false));
            }
        }
        return cases;
    }

    private static Case ofCase(long seed, Drain drain, boolean ordered) {
        SplittableRandom random = new SplittableRandom(seed);
        Specs specs = drain.specs;
        int workers = 1 + random.nextInt(8);
        specs.replica.set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        specs.replica.set(ServerVariable.SLAVE_PARALLEL_WORKERS, workers);
        specs.replica.set(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, ordered ? 1 : 0);
        specs.replica.set(ServerVariable.SLAVE_PARALLEL_MAX_QUEUED, random.nextInt(2_000));
        specs.source.set(ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING, random.nextInt(2));
        specs.fsync = new Distribution.Lognormal(100 * Specs.MICROS, Specs.MILLIS);
        specs.hardware = Specs.committing(30 * Specs.MICROS);
        specs.cores = 1 + random.nextInt(6);
        specs.replicaHardware = random.nextBoolean()
                ? Specs.applyingRows(50 * Specs.MICROS)
                : Specs.applying(50 * Specs.MICROS, 10_000);
        drain.syncs(random.nextInt(2), random.nextInt(3));
        if (random.nextBoolean()) {
            drain.logsUpdates();
        }
        for (int stop = 1; stop <= 3; stop++) {
            long at = Drain.START + stop * (5 + random.nextLong(6)) * Specs.MILLIS;
            specs.at(at, new StopThreads("db2", ReplicaThread.SQL));
            specs.at(at + random.nextLong(2) * Specs.MILLIS, new StartThreads("db2", ReplicaThread.SQL));
            specs.at(at + 4 * Specs.MILLIS, new StartThreads("db2", ReplicaThread.SQL));
        }
        return new Case(seed, drain, ordered);
    }

    private World world(Case given) {
        SplittableRandom random = new SplittableRandom(given.seed ^ 99);
        World world = new World(given.drain.specs);
        keys.clear();
        int rows = 2 + random.nextInt(40);
        long at = Specs.SECONDS;
        for (int i = 0; i < COUNT; i++) {
            long[] own = random.longs(1 + random.nextInt(6), 0, rows)
                    .sorted()
                    .distinct()
                    .toArray();
            keys.add(own);
            world.commitRowsAt(at, own);
            at += random.nextLong(100) * Specs.MICROS;
        }
        return world;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void thePromisesHold(Case given) {
        World world = world(given);
        for (long now = Drain.START; now < Drain.START + 100 * Specs.MILLIS; now += STEP) {
            world.run(now);
            nobodyIsLetIntoTheSameRow(world);
            aStoppedThreadLeavesNoGap(world);
        }
        world.run(END);
        List<Story.Event> applied = world.story.applied;
        assertThat(world.replica().applier().appliedRows()).isEqualTo(COUNT);
        assertThat(applied.stream().mapToLong(Story.Event::row).sorted())
                .containsExactly(LongStream.range(0, COUNT).boxed().toArray(Long[]::new));
        if (given.ordered) {
            assertThat(applied).extracting(Story.Event::row).isSorted();
        }
        writersOfARowCommitInOrder(world);
        assertThat(world.replica().applier().workerStates()).allMatch(text -> text.startsWith("Waiting for "));
        if (given.drain.specs.replica.flag(ServerVariable.LOG_SLAVE_UPDATES)) {
            theOwnLogIsInTheOrderOfCommits(world);
        }
    }

    /** The programs do what they are meant to: transactions get in each other's way, and stops come in the middle. */
    @Test
    void theProgramsAreHard() {
        long retries = 0;
        long stops = 0;
        for (Case given : cases()) {
            World world = world(given).run(END);
            retries += world.replica().applier().retriedTransactions();
            stops += world.story.sqlThread.stream()
                    .filter(change -> change.text().equals("No"))
                    .count();
        }
        assertThat(retries).isGreaterThan(100);
        assertThat(stops).isGreaterThan(50);
    }

    /** Two runs of the same are the same. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void runsRepeat(Case given) {
        long first = world(given).run(END).cluster.digest();
        assertThat(world(given).run(END).cluster.digest()).isEqualTo(first);
    }

    private void nobodyIsLetIntoTheSameRow(World world) {
        Pool pool = world.replica().applier().workers();
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < pool.size(); i++) {
            Worker worker = pool.worker(i);
            if (worker.state() == WorkerState.APPLYING) {
                for (long key : keysOf(world, worker.row())) {
                    assertThat(taken.add(key))
                            .as("row %d is changed by one worker", key)
                            .isTrue();
                }
            }
        }
    }

    private static void aStoppedThreadLeavesNoGap(World world) {
        Applier applier = world.replica().applier();
        if (!applier.running()) {
            assertThat(world.story.applied).hasSize((int) applier.appliedRows());
        }
    }

    private void writersOfARowCommitInOrder(World world) {
        Map<Long, Long> last = new HashMap<>();
        for (Story.Event event : world.story.applied) {
            for (long key : keysOf(world, event.row())) {
                Long before = last.put(key, event.row());
                assertThat(before == null ? -1 : before).isLessThan(event.row());
            }
        }
    }

    private static void theOwnLogIsInTheOrderOfCommits(World world) {
        var own = world.cluster.source("db2").binlog();
        var source = world.source().binlog();
        assertThat(own.published()).isEqualTo(COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(own.id(i)).isEqualTo(source.id(world.story.applied.get(i).row()));
        }
    }

    /** The n-th transaction that was made has n in its name; the log may hold them in another order. */
    private long[] keysOf(World world, long row) {
        return keys.get((int) TransactionId.number(world.source().binlog().id(row)));
    }
}
