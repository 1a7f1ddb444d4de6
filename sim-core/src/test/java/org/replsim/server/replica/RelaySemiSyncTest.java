package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/**
 * db1 - db2 - db3 where db2 waits for the ACK of db3, by hand: 10 ms from db1 to db2, 100 ms to apply there, 60 ms to db3 and
 * back, everything else nothing. What is expected was seen on MariaDB 10.11 servers (docs/design-notes.md).
 */
class RelaySemiSyncTest {

    private static final long APPLY = 100 * MILLIS;
    private static final long RTT = 60 * MILLIS;
    private static final long ARRIVED = 5_010 * MILLIS;
    private static final int COUNT = 12;

    /** So that each transaction is applied by itself, with the own binary log as safe as it can be. */
    private static Specs relay(String waitPoint) {
        Specs specs = Specs.quiet();
        specs.rtt = 20 * MILLIS;
        specs.replicaHardware = Specs.applying(APPLY);
        specs.replica
                .set(ServerVariable.LOG_BIN, "mysql-bin")
                .set(ServerVariable.LOG_SLAVE_UPDATES, 1)
                .set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1)
                .set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 2_000)
                .set(
                        ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT,
                        ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT.choices().indexOf(waitPoint));
        specs.moreHosts.add(
                new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), specs.replicaHardware, ClockSpec.EXACT));
        ServerVariables third = new ServerVariables().set(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED, 1);
        specs.moreServers.add(new ServerSpec("db3", "c", ServerProfile.MARIADB_10_11, third));
        specs.moreLinks.add(new LinkSpec("db2", "db3", RTT, null, MILLIS, 1e15, 1 << 20));
        specs.moreReplication.add(new ReplicationSpec("db3", "db2"));
        return specs;
    }

    private static Specs workers(Specs specs, int workers) {
        specs.replica
                .set(ServerVariable.SLAVE_PARALLEL_THREADS, workers)
                .set(
                        ServerVariable.SLAVE_PARALLEL_MODE,
                        ServerVariable.SLAVE_PARALLEL_MODE.choices().indexOf("optimistic"));
        return specs;
    }

    private static World commits(Specs specs, int count) {
        World world = new World(specs);
        for (int i = 0; i < count; i++) {
            world.commitAt(5 * SECONDS, 100);
        }
        return world;
    }

    private static long[] appliedOn(World world, int server) {
        return world.story.applied.stream()
                .filter(event -> event.server() == server)
                .mapToLong(Story.Event::atNanos)
                .toArray();
    }

    private static long[] every(long step, int count) {
        return LongStream.rangeClosed(1, count).map(i -> ARRIVED + i * step).toArray();
    }

    /** One applier: one transaction takes the time to apply it and a round trip to db3, at both wait points. */
    @ParameterizedTest
    @ValueSource(strings = {"AFTER_SYNC", "AFTER_COMMIT"})
    void eachTransactionTakesApplyingAndARoundTrip(String waitPoint) {
        World world = commits(relay(waitPoint), COUNT).run(20 * SECONDS);
        assertThat(appliedOn(world, 1)).containsExactly(every(APPLY + RTT, COUNT));
        assertThat(appliedOn(world, 2)).hasSize(COUNT);
        assertThat(appliedOn(world, 2)[COUNT - 1]).isEqualTo(ARRIVED + COUNT * (APPLY + RTT) - RTT / 2 + APPLY);
        for (String each : new String[] {"yes_tx", "tx_waits", "request_ack", "get_ack"}) {
            assertThat(world.statusOf("db2", each)).as(each).isEqualTo(COUNT);
        }
        assertThat(world.statusOf("db2", "no_tx")).isZero();
        assertThat(world.statusOf("db2", "tx_wait_time")).isEqualTo(COUNT * RTT / 1_000);
    }

    /** Without semi-sync on db2, though db3 could, nothing waits. */
    @Test
    void withoutSemiSyncOnTheRelayNothingWaits() {
        Specs specs = relay("AFTER_SYNC");
        specs.replica.set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 0);
        World world = commits(specs, COUNT).run(20 * SECONDS);
        assertThat(appliedOn(world, 1)).containsExactly(every(APPLY, COUNT));
    }

    /**
     * In the wait: the transaction stands in db2's log and is sent; others see it under AFTER_COMMIT only; the position of
     * the SQL thread stands before it in both cases, and its state says what it waits for.
     */
    @ParameterizedTest
    @CsvSource({"AFTER_SYNC, false", "AFTER_COMMIT, true"})
    void inTheWaitThePositionStandsBefore(String waitPoint, boolean visible) {
        World world = commits(relay(waitPoint), 1).run(ARRIVED + APPLY + RTT / 2 + MILLIS);
        Binlog log = world.cluster.source("db2").binlog();
        assertThat(log.published()).isEqualTo(1);
        assertThat(log.has(0, Binlog.VISIBLE)).isEqualTo(visible);
        assertThat(world.replica().applier().appliedRows()).isZero();
        assertThat(world.replica().applier().stateText()).isEqualTo("Waiting for semi-sync ACK from slave");
        assertThat(world.statusOf("db2", "wait_sessions")).isEqualTo(1);
        assertThat(world.cluster.replica("db3").relayLog().receivedRows()).isEqualTo(1);
    }

    /** Without an IO thread on db3: one time-out, no_tx for each, then as fast as without semi-sync; back with the ACK. */
    @ParameterizedTest
    @ValueSource(strings = {"AFTER_SYNC", "AFTER_COMMIT"})
    void aTimeOutHoldsTheApplierUpOnce(String waitPoint) {
        World world = commits(relay(waitPoint), 3);
        world.at(4 * SECONDS, () -> world.cluster.replica("db3").stopIoThread());
        world.at(9 * SECONDS, () -> world.cluster.replica("db3").startIoThread());
        world.commitAt(11 * SECONDS, 100);
        world.run(8 * SECONDS);
        long first = ARRIVED + APPLY + 2 * SECONDS;
        assertThat(appliedOn(world, 1)).containsExactly(first, first + APPLY, first + 2 * APPLY);
        assertThat(world.statusOf("db2", "status")).isZero();
        assertThat(world.statusOf("db2", "no_times")).isEqualTo(1);
        assertThat(world.statusOf("db2", "no_tx")).isEqualTo(3);
        assertThat(world.statusOf("db2", "tx_waits")).isZero();
        world.run(20 * SECONDS);
        assertThat(world.statusOf("db2", "status")).isEqualTo(1);
        assertThat(world.statusOf("db2", "yes_tx")).isEqualTo(1);
        assertThat(appliedOn(world, 1)[3]).isEqualTo(11_010 * MILLIS + APPLY + RTT);
    }

    /** STOP SLAVE on db2 waits as long as the transaction does; a START that comes meanwhile waits for the STOP. */
    @ParameterizedTest
    @CsvSource({"AFTER_SYNC, 0", "AFTER_COMMIT, 0", "AFTER_SYNC, 2", "AFTER_COMMIT, 2"})
    void stopWaitsForTheAckOrTheTimeOut(String waitPoint, int threads) {
        World world = commits(workers(relay(waitPoint), threads), 3);
        world.at(4 * SECONDS, () -> world.cluster.replica("db3").stopIoThread());
        world.at(6 * SECONDS, () -> world.replica().stopSqlThread());
        world.run(7 * SECONDS);
        assertThat(world.replica().applier().running()).isTrue();
        world.run(8 * SECONDS);
        assertThat(world.replica().applier().running()).isFalse();
        assertThat(world.replica().applier().appliedRows()).isEqualTo(Math.max(1, threads));
    }

    @Test
    void aStartWhileItStopsStartsItAgain() {
        World world = commits(relay("AFTER_SYNC"), 3);
        world.at(4 * SECONDS, () -> world.cluster.replica("db3").stopIoThread());
        world.at(6 * SECONDS, () -> world.replica().stopSqlThread());
        world.at(6_500 * MILLIS, () -> world.replica().startSqlThread());
        world.run(20 * SECONDS);
        long first = ARRIVED + APPLY + 2 * SECONDS;
        assertThat(appliedOn(world, 1)).containsExactly(first, first + APPLY, first + 2 * APPLY);
    }

    /** Workers wait side by side under AFTER_COMMIT, and a group together under AFTER_SYNC: a round trip for all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"AFTER_SYNC", "AFTER_COMMIT"})
    void workersShareTheRoundTrip(String waitPoint) {
        World world = commits(workers(relay(waitPoint), 4), COUNT).run(20 * SECONDS);
        long[] rounds = LongStream.range(0, COUNT)
                .map(i -> ARRIVED + (i / 4 + 1) * (APPLY + RTT))
                .toArray();
        assertThat(appliedOn(world, 1)).containsExactly(rounds);
        assertThat(world.statusOf("db2", "yes_tx")).isEqualTo(COUNT);
        assertThat(world.statusOf("db2", "no_tx")).isZero();
    }

    /**
     * Three workers that come 20 ms apart. AFTER_COMMIT: each waits a round trip. AFTER_SYNC: the second is written and sent
     * while the first waits, and keeps the third out of the log until the first is through (spec 1.2).
     */
    @ParameterizedTest
    @CsvSource({"AFTER_COMMIT, 160, 180, 200", "AFTER_SYNC, 160, 180, 220"})
    void underAfterSyncOneGroupWaitsAndOneIsWritten(String waitPoint, long first, long second, long third) {
        World world = new World(workers(relay(waitPoint), 3))
                .commitAt(5_000 * MILLIS, 100)
                .commitAt(5_020 * MILLIS, 100)
                .commitAt(5_040 * MILLIS, 100)
                .run(20 * SECONDS);
        assertThat(appliedOn(world, 1))
                .containsExactly(ARRIVED + first * MILLIS, ARRIVED + second * MILLIS, ARRIVED + third * MILLIS);
    }

    /**
     * db2 crashes at any instant of its work. Under AFTER_SYNC nobody has seen on db2 what db3 lacks. After the restart nothing
     * is applied twice, and all arrives.
     */
    @ParameterizedTest
    @CsvSource({"AFTER_SYNC, 0", "AFTER_COMMIT, 0", "AFTER_SYNC, 3", "AFTER_COMMIT, 3"})
    void aCrashLosesNothingThatWasAcknowledged(String waitPoint, int threads) {
        for (long after = 0; after < 700; after += 7) {
            Specs specs = workers(relay(waitPoint), threads);
            specs.connectRetry = SECONDS;
            World world = commits(specs, 6).run(ARRIVED + after * MILLIS);
            Binlog log = world.cluster.source("db2").binlog();
            long received = world.cluster.replica("db3").relayLog().receivedRows();
            for (long row = received; row < log.written() && waitPoint.equals("AFTER_SYNC"); row++) {
                assertThat(log.has(row, Binlog.VISIBLE))
                        .as("row %s at %s ms", row, after)
                        .isFalse();
            }
            long logged = log.written();
            world.cluster.crashProcess("db2");
            assertThat(world.replica().applier().appliedRows())
                    .as("at %s ms", after)
                    .isEqualTo(logged);
            world.cluster.startServer("db2");
            world.run(200 * SECONDS);
            assertThat(log.written()).as("at %s ms", after).isEqualTo(6);
            assertThat(log.has(5, Binlog.VISIBLE)).isTrue();
            assertThat(world.replica().applier().appliedRows()).isEqualTo(6);
            assertThat(world.cluster.replica("db3").applier().appliedRows()).isEqualTo(6);
        }
    }
}
