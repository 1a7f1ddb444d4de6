package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restore;
import org.replsim.fault.StartThreads;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;

/** Connecting and reconnecting, spec 1.5, by hand on a link of 100 ms there and back where nothing else takes time. */
class ConnectorTest {

    private static final String CONNECTING = "Connecting to master";
    private static final String RECONNECTING = "Reconnecting after a failed master event read";
    private static final String CHECKING = "Checking master version";
    private static final String REGISTERING = "Registering slave on master";
    private static final String REQUESTING = "Requesting binlog dump";
    private static final String WAITING = "Waiting for master to send event";

    private final Specs specs = Specs.quiet();

    @BeforeEach
    void slowLinkAndQuickRetries() {
        specs.rtt = 100 * MILLIS;
        specs.connectRetry = 2 * SECONDS;
    }

    private World run(long untilNanos) {
        return new World(specs).run(untilNanos);
    }

    private List<String> ioThread(long untilNanos) {
        return Story.lines(run(untilNanos).story.ioThread);
    }

    /** Measured: about twelve round trips from START SLAVE to the first event. */
    @Test
    void connectingTakesTwelveRoundTrips() {
        World world = new World(specs).commitAt(500 * MILLIS, 100).run(2 * SECONDS);
        assertThat(Story.lines(world.story.ioThread))
                .containsExactly(
                        "0.000 " + CONNECTING,
                        "0.400 " + CHECKING,
                        "1.000 " + REGISTERING,
                        "1.100 " + REQUESTING,
                        "1.150 " + WAITING);
        assertThat(Story.times(world.story.received)).containsExactly(1_200 * MILLIS);
    }

    /** Rule 3: at once, then every 2 s. The link is back at 14.5 s, so the try of 16 s gets through. */
    @Test
    void aResetIsFollowedByATryAtOnceAndOthersAfterASleepEach() {
        specs.at(10 * SECONDS, new Cut("db1", "db2", CutKind.RESET));
        specs.at(14_500 * MILLIS, new Restore("db1", "db2"));
        World world = new World(specs).commitAt(12 * SECONDS, 100);
        assertThat(world.run(13 * SECONDS).replica().ioThread().lastErrno()).isEqualTo(2003);
        assertThat(world.run(20 * SECONDS).replica().ioThread().lastErrno()).isZero();
        assertThat(Story.lines(world.story.ioThread).subList(5, 10))
                .containsExactly(
                        "10.000 " + RECONNECTING,
                        "16.400 " + CHECKING,
                        "17.000 " + REGISTERING,
                        "17.100 " + REQUESTING,
                        "17.150 " + WAITING);
        assertThat(Story.times(world.story.received)).containsExactly(17_200 * MILLIS);
    }

    /** A connection that is reset over a link that works costs twelve round trips and no sleep. */
    @Test
    void aResetThatIsOverAtOnceCostsNoSleep() {
        specs.at(10 * SECONDS, new Cut("db1", "db2", CutKind.RESET));
        specs.at(10 * SECONDS, new Restore("db1", "db2"));
        assertThat(ioThread(20 * SECONDS).subList(5, 10))
                .containsExactly(
                        "10.000 " + RECONNECTING,
                        "10.400 " + CHECKING,
                        "11.000 " + REGISTERING,
                        "11.100 " + REQUESTING,
                        "11.150 " + WAITING);
    }

    /**
     * Conformance case 45 with a round trip of 100 ms: the source's process dies at 10 s, its FIN is there at 10.05, each
     * of the four tries is refused one round trip later, and three sleeps of 2 s lie between: 10.05 + 4 x 0.1 + 3 x 2.
     */
    @Test
    void afterTheFourthFailedTryTheThreadIsGone() {
        specs.retryCount = 4;
        specs.at(10 * SECONDS, new CrashProcess("db1"));
        World world = run(16_449 * MILLIS);
        assertThat(world.replica()
                        .ioThread()
                        .state()
                        .running(world.replica().server().profile()))
                .isEqualTo("Connecting");
        assertThat(world.replica().secondsBehindMaster()).isEqualTo(-1);
        world.run(60 * SECONDS);
        assertThat(Story.lines(world.story.ioThread).subList(5, 7))
                .containsExactly("10.050 " + RECONNECTING, "16.450 No");
        assertThat(world.replica()
                        .ioThread()
                        .state()
                        .running(world.replica().server().profile()))
                .isEqualTo("No");
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(2003);
        assertThat(world.replica().applier().running()).isTrue();
    }

    /** 0 means for ever: after an hour it still tries. */
    @Test
    void aRetryCountOfZeroNeverEnds() {
        specs.retryCount = 0;
        specs.at(10 * SECONDS, new CrashProcess("db1"));
        assertThat(run(3_600 * SECONDS).replica().ioThread().state()).isEqualTo(IoThreadState.RECONNECTING);
    }

    /**
     * Rule 6: the source's host vanishes at 10 s. The last packet was the file's head at 1.2 s, the heartbeat is off, so at
     * 1.2 + 5 s the connection is already given up once; it is set up again, and its head comes at 7.4 s. From there 5 s of
     * silence pass, the try at 12.4 hangs for 5 s, fails with 2013, and so on in steps of 5 + 2 s.
     */
    @Test
    void aVanishedHostIsNoticedAfterSlaveNetTimeout() {
        specs.replica.set(ServerVariable.SLAVE_NET_TIMEOUT, 5);
        specs.heartbeatPeriod = 0;
        specs.retryCount = 2;
        specs.at(10 * SECONDS, new CrashHost("a"));
        World world = run(10 * SECONDS);
        assertThat(Story.lines(world.story.ioThread).subList(5, 10))
                .containsExactly(
                        "6.200 " + RECONNECTING,
                        "6.600 " + CHECKING,
                        "7.200 " + REGISTERING,
                        "7.300 " + REQUESTING,
                        "7.350 " + WAITING);
        assertThat(world.run(12_399 * MILLIS).replica().secondsBehindMaster()).isZero();
        assertThat(world.run(12_400 * MILLIS).replica().secondsBehindMaster()).isEqualTo(-1);
        assertThat(world.run(17_399 * MILLIS).replica().ioThread().lastErrno()).isZero();
        assertThat(world.run(17_400 * MILLIS).replica().ioThread().lastErrno()).isEqualTo(2013);
        world.run(60 * SECONDS);
        assertThat(Story.lines(world.story.ioThread).subList(10, 12))
                .containsExactly("12.400 " + RECONNECTING, "24.400 No");
    }

    /** A SYN that is lost goes again after 1, 3, 7 s ...: the link of 10-15 s lets that of 10 + 7 s through. */
    @Test
    void aConnectTriesAgainAsTheKernelDoes() {
        specs.ioThread = false;
        specs.at(9 * SECONDS, new Cut("db1", "db2", CutKind.SILENT));
        specs.at(10 * SECONDS, new StartThreads("db2", ReplicaThread.IO));
        specs.at(15 * SECONDS, new Restore("db1", "db2"));
        assertThat(ioThread(30 * SECONDS).subList(0, 2)).containsExactly("10.000 " + CONNECTING, "17.400 " + CHECKING);
    }

    /** A SYN that is held gets through at the restore, not at the kernel's next try. */
    @Test
    void aHeldConnectGoesOnAtTheRestore() {
        specs.ioThread = false;
        specs.at(9 * SECONDS, new Cut("db1", "db2", CutKind.HOLD));
        specs.at(10 * SECONDS, new StartThreads("db2", ReplicaThread.IO));
        specs.at(15 * SECONDS, new Restore("db1", "db2"));
        assertThat(ioThread(30 * SECONDS).subList(0, 2)).containsExactly("10.000 " + CONNECTING, "15.400 " + CHECKING);
    }

    /**
     * Rule 4: the second connection is reset at 11.17 s, before its first packet could arrive at 11.2. The third is tried
     * only after a sleep, which has a text of its own.
     */
    @Test
    void aConnectionThatBroughtNothingIsFollowedByASleep() {
        for (long at : new long[] {10_000, 11_170}) {
            specs.at(at * MILLIS, new Cut("db1", "db2", CutKind.RESET));
            specs.at(at * MILLIS, new Restore("db1", "db2"));
        }
        List<String> lines = ioThread(20 * SECONDS);
        assertThat(lines.subList(9, 13))
                .containsExactly(
                        "11.150 " + WAITING,
                        "11.170 Waiting to reconnect after a failed master event read",
                        "13.170 " + RECONNECTING,
                        "13.570 " + CHECKING);
    }

    /** The source dies while the replica checks its version: the connection is lost (2013), the next try is refused. */
    @Test
    void aCrashWhileConnectingBeginsTheRetries() {
        specs.at(700 * MILLIS, new CrashProcess("db1"));
        World world = run(1_099 * MILLIS);
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(2013);
        world.run(2 * SECONDS);
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(2003);
        assertThat(Story.lines(world.story.ioThread))
                .containsExactly(
                        "0.000 " + CONNECTING,
                        "0.400 " + CHECKING,
                        "1.000 Reconnecting after a failed registration on master");
    }

    /** I11, I12 and I8: what broke decides the words; the sleep is shown only after the same failure twice in a row. */
    @Test
    void whatBrokeIsInTheWords() {
        long[][] cuts = {{500, 1_050}, {3_500, 4_200}, {7_120, 7_200}};
        for (long[] cut : cuts) {
            specs.at(cut[0] * MILLIS, new Cut("db1", "db2", CutKind.RESET));
            specs.at(cut[1] * MILLIS, new Restore("db1", "db2"));
        }
        assertThat(ioThread(11 * SECONDS))
                .containsExactly(
                        "0.000 " + CONNECTING,
                        "0.400 " + CHECKING,
                        "1.000 Reconnecting after a failed registration on master",
                        "3.400 " + CHECKING,
                        "4.000 Waiting to reconnect after a failed registration on master",
                        "6.000 Reconnecting after a failed registration on master",
                        "6.400 " + CHECKING,
                        "7.000 " + REGISTERING,
                        "7.100 " + REQUESTING,
                        "7.150 Reconnecting after a failed binlog dump request",
                        "9.550 " + CHECKING,
                        "10.150 " + REGISTERING,
                        "10.250 " + REQUESTING,
                        "10.300 " + WAITING);
    }

    /** START SLAVE after the thread gave up begins with a clean slate. */
    @Test
    void startSlaveForgetsTheFailures() {
        specs.retryCount = 1;
        specs.at(10 * SECONDS, new Cut("db1", "db2", CutKind.RESET));
        specs.at(20 * SECONDS, new Restore("db1", "db2"));
        specs.at(30 * SECONDS, new StartThreads("db2", ReplicaThread.IO));
        World world = run(29 * SECONDS);
        assertThat(world.replica().ioThread().state()).isEqualTo(IoThreadState.STOPPED);
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(2003);
        world.run(32 * SECONDS);
        assertThat(world.replica().ioThread().state()).isEqualTo(IoThreadState.WAITING_FOR_EVENT);
        assertThat(world.replica().ioThread().lastErrno()).isZero();
    }
}
