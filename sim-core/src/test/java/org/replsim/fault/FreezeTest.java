package org.replsim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Story.times;

import org.junit.jupiter.api.Test;
import org.replsim.engine.random.Distribution;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.DumpThread;
import org.replsim.server.source.DumpThreadState;

/**
 * Servers and hosts that stand still (spec 1.5 rule 6, 2.7, 2.9): nothing takes time but the link, 2 ms there and back, and
 * what a test adds. The connection stands from 13 ms on.
 */
class FreezeTest {

    private static final int[] COMMIT = {110, 31};
    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;

    private final Specs specs = Specs.quiet();

    FreezeTest() {
        specs.rtt = 2 * MILLIS;
    }

    /** ACKs stop; the commit that waits goes on at its time-out; what was sent is received and acknowledged at the thaw. */
    @Test
    void aFrozenReplicaAnswersWhenItIsThawed() {
        specs.semiSync("AFTER_COMMIT");
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 1_000);
        specs.at(2 * SECONDS, new Freeze("db2")).at(5 * SECONDS, new Thaw("db2"));
        World world = new World(specs).commitAt(SECONDS, COMMIT).commitAt(2 * SECONDS + MILLIS, COMMIT);
        world.commitAt(4 * SECONDS, COMMIT);

        world.run(5 * SECONDS - 1);
        assertThat(times(world.story.told)).containsExactly(SECONDS + 2 * MILLIS, 3 * SECONDS + MILLIS, 4 * SECONDS);
        assertThat(times(world.story.received)).containsExactly(SECONDS + MILLIS);
        assertThat(world.status("status")).isZero();
        assertThat(world.status("clients")).isEqualTo(1);
        // The dump thread has sent all: the kernel of the frozen process takes it.
        assertThat(dump(world)).isEqualTo(DumpThreadState.HAS_SENT_ALL);
        assertThat(world.replica().ioThread().state().running(specs.profile)).isEqualTo("Yes");

        world.run(6 * SECONDS);
        assertThat(times(world.story.received)).containsExactly(SECONDS + MILLIS, 5 * SECONDS, 5 * SECONDS);
        assertThat(world.replica().applier().appliedRows()).isEqualTo(3);
        assertThat(world.status("status")).isEqualTo(1);
        assertThat(world.status("no_times")).isEqualTo(1);
    }

    /** The window of a frozen replica fills, and the dump thread waits in the middle of its work. */
    @Test
    void theWindowOfAFrozenReplicaFills() {
        specs.window = 3_000;
        specs.at(SECONDS, new Freeze("db2")).at(3 * SECONDS, new Thaw("db2"));
        World world = new World(specs);
        for (int i = 0; i < 40; i++) {
            world.commitAt(SECONDS + i * MILLIS, COMMIT);
        }
        world.run(3 * SECONDS - 1);
        assertThat(dump(world)).isEqualTo(DumpThreadState.SENDING);
        assertThat(world.replica().relayLog().receivedRows()).isZero();
        world.run(4 * SECONDS);
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(40);
    }

    /** Rule 6: Yes until slave_net_timeout after the last packet; then tries that hang; an answer at the thaw. */
    @Test
    void aFrozenSourceIsSilent() {
        specs.replica.set(ServerVariable.SLAVE_NET_TIMEOUT, 10);
        specs.heartbeatPeriod = 4 * SECONDS;
        specs.connectRetry = 5 * SECONDS;
        specs.at(20 * SECONDS, new Freeze("db1")).at(50 * SECONDS, new Thaw("db1"));
        World world = new World(specs).commitAt(19 * SECONDS, COMMIT).commitAt(25 * SECONDS, COMMIT);
        world.run(29 * SECONDS);
        assertThat(world.replica().ioThread().state().running(specs.profile)).isEqualTo("Yes");
        assertThat(world.replica().secondsBehindMaster()).isZero();
        assertThat(times(world.story.told)).hasSize(1);
        world.run(29 * SECONDS + 2 * MILLIS);
        assertThat(world.replica().ioThread().state().text(specs.profile))
                .isEqualTo("Reconnecting after a failed master event read");
        assertThat(world.replica().secondsBehindMaster()).isEqualTo(-1);
        // The first try hangs from 29 s to 39 s, the second, after a sleep of 5 s, from 44 s on.
        world.run(39 * SECONDS);
        assertThat(world.replica().ioThread().lastErrno()).isZero();
        world.run(39 * SECONDS + 2 * MILLIS);
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(2013);
        // At 50 s the second try, which hangs since 44 s, is answered: eleven and a half round trips to the request's
        // arrival.
        world.run(50 * SECONDS + 22 * MILLIS);
        assertThat(world.replica().ioThread().state().running(specs.profile)).isNotEqualTo("Yes");
        world.run(50 * SECONDS + 30 * MILLIS);
        assertThat(world.replica().ioThread().state().running(specs.profile)).isEqualTo("Yes");
        assertThat(world.replica().relayLog().receivedRows()).isEqualTo(2);
        assertThat(times(world.story.told)).containsExactly(19 * SECONDS, 50 * SECONDS);
    }

    /** A transaction of 100 ms on a core: what it has had of its core before the freeze counts. */
    @Test
    void aBurstGoesOnWhereItWas() {
        specs.cores = 1;
        specs.replicaHardware = Specs.applying(100 * MILLIS);
        specs.at(SECONDS + 41 * MILLIS, new Freeze("db2")).at(3 * SECONDS, new Thaw("db2"));
        World world = new World(specs).commitAt(SECONDS, COMMIT).run(4 * SECONDS);
        // Received after 1 ms; 40 ms before the freeze, 60 ms after it.
        assertThat(times(world.story.applied)).containsExactly(3 * SECONDS + 60 * MILLIS);
        assertThat(world.cluster.host("b").cores().busyNanos()).isEqualTo(100 * MILLIS);
    }

    /** A sync that ends meanwhile is noticed at the thaw. */
    @Test
    void aSyncEndsUnnoticed() {
        specs.fsync = new Distribution.Constant(10.0 * MILLIS);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.at(SECONDS + 5 * MILLIS, new FreezeHost("a")).at(2 * SECONDS, new ThawHost("a"));
        World world = new World(specs).commitAt(SECONDS, COMMIT).run(3 * SECONDS);
        assertThat(times(world.story.told)).containsExactly(2 * SECONDS);
        assertThat(world.cluster.host("a").disk().busyNanos()).isEqualTo(10 * MILLIS);
    }

    /** A stopped process on a paused host needs both to go on; SIGSTOP twice needs one SIGCONT. */
    @Test
    void aProcessWaitsForItsMachine() {
        specs.at(SECONDS, new Freeze("db1"))
                .at(SECONDS, new Freeze("db1"))
                .at(SECONDS, new FreezeHost("a"))
                .at(3 * SECONDS, new Thaw("db1"))
                .at(4 * SECONDS, new ThawHost("a"));
        World world = new World(specs).commitAt(2 * SECONDS, COMMIT).run(5 * SECONDS);
        assertThat(times(world.story.told)).containsExactly(4 * SECONDS);
    }

    /** Statements are executed when the server goes on. */
    @Test
    void statementsWait() {
        specs.at(SECONDS, new Freeze("db2"))
                .at(2 * SECONDS, new StopThreads("db2", ReplicaThread.BOTH))
                .at(3 * SECONDS, new Thaw("db2"));
        World world = new World(specs).run(3 * SECONDS - 1);
        assertThat(world.replica().applier().running()).isTrue();
        assertThat(world.run(3 * SECONDS + 1).replica().applier().running()).isFalse();
    }

    /** kill -9 ends a stopped process as well. */
    @Test
    void aFrozenServerCanDie() {
        specs.at(SECONDS, new Freeze("db1"))
                .at(3 * SECONDS, new CrashProcess("db1"))
                .at(4 * SECONDS, new Thaw("db1"));
        World world = new World(specs).commitAt(2 * SECONDS, COMMIT).run(5 * SECONDS);
        assertThat(times(world.story.told)).isEmpty();
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(2003);
    }

    /** Syncs of 10 ms, three times as long between 2 s and 4 s. */
    @Test
    void aSlowDiskTakesItsMultiple() {
        specs.fsync = new Distribution.Constant(10.0 * MILLIS);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.at(2 * SECONDS, new SlowDisk("a", 3)).at(4 * SECONDS, new SlowDisk("a", 1));
        World world = new World(specs);
        for (int i = 1; i <= 5; i += 2) {
            world.commitAt(i * SECONDS, COMMIT);
        }
        world.run(6 * SECONDS);
        assertThat(times(world.story.told))
                .containsExactly(SECONDS + 10 * MILLIS, 3 * SECONDS + 30 * MILLIS, 5 * SECONDS + 10 * MILLIS);
    }

    private static DumpThreadState dump(World world) {
        return ((DumpThread) world.replica().upstream()).state();
    }
}
