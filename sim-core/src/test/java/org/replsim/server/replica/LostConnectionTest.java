package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restore;
import org.replsim.fault.StopThreads;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.DumpThread;
import org.replsim.server.source.DumpThreadState;

/** Peers that die and connections that are lost, spec 1.4 and 2.9, by hand; the link takes 100 ms there and back. */
class LostConnectionTest {

    private final Specs specs = Specs.quiet();

    @BeforeEach
    void slowLink() {
        specs.rtt = 100 * MILLIS;
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 1_000_000);
        specs.replica.set(ServerVariable.RELAY_LOG, "host1-relay-bin");
    }

    private void noSyncsOnTheSource() {
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
    }

    private void resetFor(long nanos, long atNanos) {
        specs.at(atNanos, new Cut("db1", "db2", CutKind.RESET));
        specs.at(atNanos + nanos, new Restore("db1", "db2"));
    }

    private static DumpThreadState dump(World world) {
        return ((DumpThread) world.replica().upstream()).state();
    }

    /** 2.9: the replica has its dump thread killed, clients falls and waiters without a replica to wait for are free. */
    @Test
    void stopSlaveOfASemiSyncReplicaKillsItsDumpThreadAtOnce() {
        specs.semiSync("AFTER_COMMIT");
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, 0);
        specs.at(5_020 * MILLIS, new StopThreads("db2", ReplicaThread.IO));
        World world = new World(specs).commitAt(5 * SECONDS, 100);
        assertThat(world.run(5_019 * MILLIS).status("clients")).isEqualTo(1);
        world.run(5_020 * MILLIS);
        assertThat(world.status("clients")).isZero();
        assertThat(dump(world)).isEqualTo(DumpThreadState.NONE);
        assertThat(Story.times(world.story.told)).containsExactly(5_020 * MILLIS);
    }

    /** Over a dead link the kill does not get there: the source keeps its dump thread and its client. */
    @Test
    void stopSlaveOverACutLinkKillsNothing() {
        specs.semiSync("AFTER_COMMIT");
        specs.at(4 * SECONDS, new Cut("db1", "db2", CutKind.SILENT));
        specs.at(5 * SECONDS, new StopThreads("db2", ReplicaThread.IO));
        World world = new World(specs).run(100 * SECONDS);
        assertThat(world.status("clients")).isEqualTo(1);
    }

    /** 1.4: an asynchronous replica that stops is found out by the second write, not by the first. */
    @Test
    void aDumpThreadNoticesItsDeadPeerAtTheSecondWrite() {
        specs.at(5 * SECONDS, new StopThreads("db2", ReplicaThread.IO));
        World world = new World(specs).commitAt(6 * SECONDS, 100).commitAt(7 * SECONDS, 100);
        assertThat(dump(world.run(5 * SECONDS))).isEqualTo(DumpThreadState.HAS_SENT_ALL);
        assertThat(dump(world.run(6_999 * MILLIS))).isEqualTo(DumpThreadState.HAS_SENT_ALL);
        assertThat(dump(world.run(7 * SECONDS))).isEqualTo(DumpThreadState.NONE);
    }

    /** On an idle source the heartbeats are the writes: the first "succeeds", the second, 30 s later, ends the thread. */
    @Test
    void heartbeatsFindOutADeadProcess() {
        specs.semiSync("AFTER_COMMIT");
        specs.at(5 * SECONDS, new CrashProcess("db2"));
        World world = new World(specs);
        assertThat(world.run(61 * SECONDS).status("clients")).isEqualTo(1);
        assertThat(world.run(62 * SECONDS).status("clients")).isZero();
    }

    /** 2.7: a host that vanishes answers nothing, so clients stays 1 whatever is written. */
    @Test
    void aVanishedReplicaHostStaysAClient() {
        specs.semiSync("AFTER_COMMIT");
        specs.at(5 * SECONDS, new CrashHost("b"));
        World world = new World(specs);
        for (int i = 0; i < 20; i++) {
            world.commitAt((6 + i) * SECONDS, 100);
        }
        assertThat(world.run(500 * SECONDS).status("clients")).isEqualTo(1);
        assertThat(world.story.told).isEmpty();
    }

    /** The process dies 20 ms after it has sent its ACK: the kernel delivers it. */
    @Test
    void theLastAckOfADeadProcessCounts() {
        specs.semiSync("AFTER_COMMIT");
        specs.at(5_070 * MILLIS, new CrashProcess("db2"));
        World world = new World(specs).commitAt(5 * SECONDS, 100).run(10 * SECONDS);
        assertThat(Story.times(world.story.told)).containsExactly(5_100 * MILLIS);
    }

    /** The dump thread of a blocked connection ends too: the window is full of what a stopped thread never reads. */
    @Test
    void aBlockedDumpThreadEndsWhenItsReplicaDies() {
        specs.semiSync("AFTER_COMMIT");
        specs.window = 1_000;
        specs.sqlThread = false;
        specs.replica.set(ServerVariable.RELAY_LOG_SPACE_LIMIT, 900);
        specs.at(20 * SECONDS, new CrashProcess("db2"));
        World world = new World(specs);
        for (int i = 0; i < 10; i++) {
            world.commitAt(5 * SECONDS + i * MILLIS, 400);
        }
        assertThat(dump(world.run(20 * SECONDS))).isEqualTo(DumpThreadState.SENDING);
        assertThat(world.status("clients")).isEqualTo(1);
        assertThat(world.run(20_050 * MILLIS).status("clients")).isZero();
    }

    /**
     * 200 events of 8 kB at 1 MB/s take 1.6 s; the reset comes in the middle. What was in the relay log is not sent again:
     * the files hold each event once, besides what the two connects wrote (864, then 53 + 256 + 47 + 252).
     */
    @Test
    void aLargeTransactionIsResumedInTheMiddle() {
        specs.sqlThread = false;
        specs.bandwidth = 1e6;
        resetFor(0, 5_800 * MILLIS);
        int[] events = new int[200];
        java.util.Arrays.fill(events, 8_000);
        World world = new World(specs).commitAt(5 * SECONDS, events);
        world.run(5_800 * MILLIS);
        assertThat(world.replica().relayLog().partialEvents()).isBetween(50, 150);
        world.run(20 * SECONDS);
        assertThat(world.story.received).hasSize(1);
        assertThat(world.replica().relayLog().space()).isEqualTo(864 + 608 + 42 + 200 * 8_000);
        assertThat(Story.times(world.story.received)[0]).isLessThan(5_800 * MILLIS + (1_200 + 1_100) * MILLIS);
    }

    /**
     * A second a core takes for each event. The reset of 11 s finds the thread queueing until 12; only then it can turn to
     * the new connection: two events of the file's head until 14, the transaction's two until 16.
     */
    @Test
    void aConnectionLostWhileQueueingIsTakenUpAgain() {
        specs.rtt = MILLIS;
        specs.replicaHardware = with(Specs.FREE, 0, SECONDS);
        resetFor(0, 11 * SECONDS);
        World world = new World(specs).commitAt(10 * SECONDS - MILLIS / 2, 100).run(30 * SECONDS);
        assertThat(Story.times(world.story.received)).containsExactly(16 * SECONDS);
    }

    /** The same for the dump thread: reading from 10 to 12 s for a connection that is lost at 11, then again until 14. */
    @Test
    void aDumpThatIsRestartedWhileItReadsBeginsAnew() {
        specs.rtt = MILLIS;
        specs.hardware = with(Specs.FREE, SECONDS, 0);
        specs.replicaHardware = Specs.FREE;
        resetFor(0, 11 * SECONDS);
        World world = new World(specs).commitAt(10 * SECONDS, 100).run(30 * SECONDS);
        assertThat(Story.times(world.story.received)).containsExactly(14 * SECONDS + MILLIS / 2);
    }

    /** A relay log sync of 1 s, lost with its connection half-way; the next one waits for the file, then takes its own. */
    @Test
    void aSyncOfALostConnectionIsNotTakenForTheNext() {
        specs.rtt = MILLIS;
        noSyncsOnTheSource();
        specs.sqlThread = false;
        specs.semiSync("AFTER_COMMIT");
        specs.fsync = new Distribution.Constant(SECONDS);
        specs.replica.set(ServerVariable.SYNC_RELAY_LOG, 2);
        resetFor(0, 10_500 * MILLIS);
        World world = new World(specs)
                .commitAt(10 * SECONDS, 100)
                .commitAt(10_400 * MILLIS, 100)
                .run(30 * SECONDS);
        assertThat(world.story.received).hasSize(2);
        assertThat(Story.times(world.story.told)[1]).isEqualTo(12 * SECONDS + MILLIS);
    }

    private static Hardware with(Hardware base, long dumpEvent, long receiveEvent) {
        return new Hardware(
                base.statement(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                dumpEvent,
                0,
                receiveEvent,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                Kernel.FREE);
    }
}
