package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.StartThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;

/** Receiving, answering and noticing, spec 1.4 and 1.5, by hand; the link takes 100 ms there and back. */
class IoThreadTest {

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

    /** A commit at 5 s is published at once, received at 5.05, told OK at 5.1; nothing else takes time. */
    @Test
    void theAckComesOneRoundTripAfterThePublishing() {
        specs.semiSync("AFTER_SYNC");
        World world = new World(specs).commitAt(5 * SECONDS, 100).run(6 * SECONDS);
        assertThat(Story.times(world.story.received)).containsExactly(5_050 * MILLIS);
        assertThat(Story.times(world.story.told)).containsExactly(5_100 * MILLIS);
        assertThat(world.status("get_ack")).isEqualTo(1);
        assertThat(world.replica().ioThread().acksSent()).isEqualTo(1);
    }

    /**
     * Rule 7: write, sync, ACK. With sync_relay_log = 1 each event is synced: the GTID event and three others take 4 x 7 ms
     * before the ACK; with 2, every second one; with 10000 or 0, none.
     */
    @ParameterizedTest
    @CsvSource({"1, 4", "2, 2", "3, 1", "4, 1", "5, 0", "10000, 0", "0, 0"})
    void theAckWaitsForTheSyncsOfTheRelayLog(long syncRelayLog, int syncs) {
        specs.semiSync("AFTER_COMMIT");
        noSyncsOnTheSource();
        specs.fsync = new Distribution.Constant(7 * MILLIS);
        specs.replica.set(ServerVariable.SYNC_RELAY_LOG, syncRelayLog);
        World world = new World(specs).commitAt(5 * SECONDS, 100, 40, 31).run(6 * SECONDS);
        assertThat(Story.times(world.story.told)).containsExactly((5_100 + 7L * syncs) * MILLIS);
        assertThat(world.cluster.host("b").disk().syncs()).isEqualTo(syncs + 1);
    }

    /** The period of the syncs runs on from one transaction to the next: 2 events each, a sync after every third. */
    @Test
    void eventsAreCountedAcrossTransactions() {
        noSyncsOnTheSource();
        specs.sqlThread = false;
        specs.replica.set(ServerVariable.SYNC_RELAY_LOG, 3);
        World world = new World(specs);
        for (int i = 0; i < 9; i++) {
            world.commitAt((5 + i) * SECONDS, 100);
        }
        assertThat(world.run(60 * SECONDS).cluster.host("b").disk().syncs()).isEqualTo(6);
    }

    /**
     * Rule 7 and 2.9: 864 bytes after the connect, 142 a transaction, and a limit that the last event of the second one
     * passes. Its ACK has gone out before the space is looked at; the third is never answered.
     */
    @Test
    void theAckGoesOutBeforeTheSpaceIsLookedAt() {
        specs.semiSync("AFTER_COMMIT");
        specs.sqlThread = false;
        specs.replica.set(ServerVariable.RELAY_LOG_SPACE_LIMIT, 864 + 142 + 42);
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 2_000);
        World world = new World(specs)
                .commitAt(5 * SECONDS, 100)
                .commitAt(6 * SECONDS, 100)
                .commitAt(7 * SECONDS, 100)
                .commitAt(8 * SECONDS, 100);
        world.run(6_050 * MILLIS);
        assertThat(world.replica().ioThread().state()).isEqualTo(IoThreadState.WAITING_FOR_SPACE);
        assertThat(world.replica().relayLog().space()).isEqualTo(864 + 2 * 142);
        world.run(20 * SECONDS);
        assertThat(Story.times(world.story.told))
                .containsExactly(5_100 * MILLIS, 6_100 * MILLIS, 9_000 * MILLIS, 9_000 * MILLIS);
        assertThat(Story.lines(world.story.semiSync)).containsExactly("0.000 ON", "9.000 OFF");
        assertThat(world.status("no_times")).isEqualTo(1);
    }

    /** Heartbeats at half of slave_net_timeout: idle from 1.15 s on, they are received at 31.2, 61.2, 91.2 s. */
    @Test
    void anIdleSourceSendsAHeartbeatEveryHalfTimeOut() {
        World world = new World(specs);
        assertThat(world.run(31_199 * MILLIS).replica().ioThread().heartbeats()).isZero();
        assertThat(world.run(31_200 * MILLIS).replica().ioThread().heartbeats()).isEqualTo(1);
        assertThat(world.run(100 * SECONDS).replica().ioThread().heartbeats()).isEqualTo(3);
        assertThat(world.replica().ioThread().state()).isEqualTo(IoThreadState.WAITING_FOR_EVENT);
        assertThat(world.story.ioThread).hasSize(5);
        assertThat(world.replica().relayLog().space()).isEqualTo(864);
    }

    /** Each event arms the period again: with one every 29 s there is none, the last one at 290 s is followed by one. */
    @Test
    void aBusySourceSendsNone() {
        World world = new World(specs);
        for (int i = 1; i <= 10; i++) {
            world.commitAt(29 * SECONDS * i, 100);
        }
        assertThat(world.run(320_049 * MILLIS).replica().ioThread().heartbeats())
                .isZero();
        assertThat(world.run(320_050 * MILLIS).replica().ioThread().heartbeats())
                .isEqualTo(1);
    }

    /** Conformance case 43: the period is half of slave_net_timeout unless it is given; 0 switches it off. */
    @ParameterizedTest
    @CsvSource({"30, -1, 15", "50, -1, 25", "60, 100, 0.1", "60, 0, 1000"})
    void thePeriodIsHalfOfSlaveNetTimeoutUnlessGiven(long timeout, long millis, double seconds) {
        specs.replica.set(ServerVariable.SLAVE_NET_TIMEOUT, timeout);
        specs.heartbeatPeriod = millis < 0 ? -1 : millis * MILLIS;
        World world = new World(specs).run(52 * SECONDS);
        assertThat(world.replica().ioThread().heartbeats()).isEqualTo((long) ((52 - 1.2) / seconds + 1e-9));
    }

    /** The wait for space does not count: 60 s of slave_net_timeout run from when the thread reads again, at 130 s. */
    @Test
    void theReadTimeOutRunsOnlyWhileItReads() {
        specs.sqlThread = false;
        specs.heartbeatPeriod = 0;
        specs.replica.set(ServerVariable.RELAY_LOG_SPACE_LIMIT, 864 + 100);
        specs.at(130 * SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        World world = new World(specs).commitAt(5 * SECONDS, 100).run(250 * SECONDS);
        assertThat(Story.lines(world.story.ioThread).subList(4, 8))
                .containsExactly(
                        "1.150 Waiting for master to send event",
                        "5.050 Waiting for the slave SQL thread to free enough relay log space",
                        "130.000 Waiting for master to send event",
                        "190.000 Reconnecting after a failed master event read");
    }
}
