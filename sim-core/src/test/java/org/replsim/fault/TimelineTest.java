package org.replsim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.net.LinkState;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;

/** Faults happen when and in the order they should, and each does what its name says. */
class TimelineTest {

    private final Specs specs = Specs.quiet();

    private World run(long untilNanos) {
        return new World(specs).run(untilNanos);
    }

    private static LinkState link(World world) {
        return world.cluster.link("db2", "db1").state();
    }

    /** Written last to first; they happen first to last, each at its instant and not a nanosecond before. */
    @Test
    void entriesAreSortedByTime() {
        specs.at(3 * SECONDS, new Restore("db1", "db2"));
        specs.at(2 * SECONDS, new Cut("db1", "db2", CutKind.SILENT));
        specs.at(SECONDS, new Cut("db1", "db2", CutKind.HOLD));
        World world = new World(specs);
        assertThat(link(world.run(SECONDS - 1))).isEqualTo(LinkState.UP);
        assertThat(link(world.run(SECONDS))).isEqualTo(LinkState.HELD);
        assertThat(link(world.run(2 * SECONDS))).isEqualTo(LinkState.SILENT);
        assertThat(link(world.run(3 * SECONDS))).isEqualTo(LinkState.UP);
    }

    @Test
    void entriesOfOneInstantHappenAsWritten() {
        specs.at(SECONDS, new Cut("db1", "db2", CutKind.HOLD));
        specs.at(SECONDS, new Restore("db1", "db2"));
        specs.at(2 * SECONDS, new Restore("db1", "db2"));
        specs.at(2 * SECONDS, new Cut("db1", "db2", CutKind.HOLD));
        World world = new World(specs);
        assertThat(link(world.run(SECONDS))).isEqualTo(LinkState.UP);
        assertThat(link(world.run(2 * SECONDS))).isEqualTo(LinkState.HELD);
    }

    /** A fault at time 0 comes before everything else. */
    @Test
    void timeZeroIsAnInstantToo() {
        specs.at(0, new Cut("db1", "db2", CutKind.RESET));
        World world = run(SECONDS);
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(2003);
    }

    /** 10 ms there and back become 40: the event of 5 s takes 5 ms, that of 6 s takes 20. */
    @Test
    void aNewRoundTripHoldsForWhatIsSentFromThenOn() {
        specs.rtt = 10 * MILLIS;
        specs.at(5_500 * MILLIS, new SetRtt("db2", "db1", 40 * MILLIS));
        World world = new World(specs)
                .commitAt(5 * SECONDS, 100)
                .commitAt(6 * SECONDS, 100)
                .run(10 * SECONDS);
        assertThat(world.story.received.stream().map(event -> event.atNanos()))
                .containsExactly(5_005 * MILLIS, 6_020 * MILLIS);
    }

    @Test
    void eachThreadIsStoppedAndStartedAlone() {
        specs.at(2 * SECONDS, new StopThreads("db2", ReplicaThread.SQL));
        specs.at(3 * SECONDS, new StartThreads("db2", ReplicaThread.SQL));
        specs.at(4 * SECONDS, new StopThreads("db2", ReplicaThread.IO));
        specs.at(5 * SECONDS, new StartThreads("db2", ReplicaThread.IO));
        specs.at(6 * SECONDS, new StopThreads("db2", ReplicaThread.BOTH));
        specs.at(7 * SECONDS, new StartThreads("db2", ReplicaThread.BOTH));
        World world = new World(specs);
        List<String> seen = Stream.of(1, 2, 3, 4, 5, 6, 7)
                .map(second -> running(world.run(second * SECONDS + 500 * MILLIS)))
                .toList();
        assertThat(seen)
                .containsExactly("Yes true", "Yes false", "Yes true", "No true", "Yes true", "No false", "Yes true");
    }

    private static String running(World world) {
        return world.replica()
                        .ioThread()
                        .state()
                        .running(world.replica().server().profile()) + " "
                + world.replica().applier().running();
    }

    /** SET GLOBAL reaches a living server only. */
    @Test
    void aDeadServerTakesNoOrders() {
        specs.at(SECONDS, new SetVariable("db1", ServerVariable.SYNC_BINLOG, 5));
        specs.at(2 * SECONDS, new CrashProcess("db1"));
        specs.at(3 * SECONDS, new SetVariable("db1", ServerVariable.SYNC_BINLOG, 6));
        specs.at(4 * SECONDS, new CrashProcess("db2"));
        specs.at(5 * SECONDS, new StopThreads("db2", ReplicaThread.BOTH));
        World world = run(10 * SECONDS);
        assertThat(world.source().server().variables().number(ServerVariable.SYNC_BINLOG))
                .isEqualTo(5);
        assertThat(world.replica().applier().running()).isTrue();
    }

    /** A host takes all its servers with it; a second crash changes nothing. */
    @Test
    void aHostDiesWithItsServers() {
        specs.at(SECONDS, new CrashHost("b"));
        specs.at(2 * SECONDS, new CrashHost("b"));
        specs.at(2 * SECONDS, new CrashProcess("db2"));
        World world = run(3 * SECONDS);
        assertThat(world.source().server().alive()).isTrue();
        assertThat(world.replica().server().alive()).isFalse();
    }

    static List<Fault> faultsOnNobody() {
        return List.of(
                new CrashProcess("db9"),
                new CrashHost("z"),
                new Cut("db1", "db9", CutKind.HOLD),
                new Restore("db9", "db2"),
                new SetRtt("db9", "db2", 1),
                new StopThreads("db1", ReplicaThread.IO),
                new StartThreads("db9", ReplicaThread.IO),
                new SetVariable("db9", ServerVariable.SYNC_BINLOG, 1));
    }

    @ParameterizedTest
    @MethodSource("faultsOnNobody")
    void aFaultOnNobodyIsAnErrorThatNamesIt(Fault fault) {
        specs.at(SECONDS, fault);
        World world = new World(specs);
        assertThatThrownBy(() -> world.run(2 * SECONDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*(db9|z|db1).*");
    }
}
