package org.replsim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.net.LinkSpec;
import org.replsim.net.LinkState;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** Clocks that are set and that drift, networks that fall apart, binary logs that are gone. */
class ClockAndPartitionTest {

    private final Specs specs = Specs.quiet();

    private static long second(World world, String host, long atNanos) {
        return world.cluster.host(host).clock().seconds(atNanos);
    }

    /** 10 s forward at 5 s, then 5000 ppm from 20 s on: 5 s more after 1000 s. */
    @Test
    void aClockIsSetAndThenDrifts() {
        specs.at(5 * SECONDS, new ClockStep("b", 10 * SECONDS)).at(20 * SECONDS, new ClockDrift("b", 5_000));
        World world = new World(specs).run(5 * SECONDS - 1);
        assertThat(second(world, "b", 4 * SECONDS) - second(world, "a", 4 * SECONDS))
                .isZero();
        world.run(20 * SECONDS);
        assertThat(second(world, "b", 20 * SECONDS) - second(world, "a", 20 * SECONDS))
                .isEqualTo(10);
        world.run(1_020 * SECONDS);
        long later = 1_020 * SECONDS;
        assertThat(world.cluster.host("b").clock().nanos(later)
                        - world.cluster.host("a").clock().nanos(later))
                .isBetween(15 * SECONDS - 1_000, 15 * SECONDS + 1_000);
    }

    /** The ACK wait of 10 s ends at a time of day: 7 s forward after 2 s, and it is over 1 s later, 3 s after it began. */
    @Test
    void aClockThatIsSetForwardEndsASemiSyncWaitEarly() {
        specs.semiSync("AFTER_COMMIT");
        specs.at(SECONDS, new Cut("db1", "db2", CutKind.SILENT)).at(4 * SECONDS, new ClockStep("a", 7 * SECONDS));
        World world = new World(specs).commitAt(2 * SECONDS, 300).run(5 * SECONDS - 1);
        assertThat(world.story.told).isEmpty();
        world.run(5 * SECONDS);
        assertThat(Story.times(world.story.told)).containsExactly(5 * SECONDS);
        assertThat(world.status("no_tx")).isEqualTo(1);
    }

    /** Set back by 3 s during a wait of 40 ms: its length would be negative, which is counted and not added. */
    @Test
    void aClockThatIsSetBackDuringAWaitIsATimefuncFailure() {
        specs.semiSync("AFTER_COMMIT");
        specs.rtt = 40 * MILLIS;
        specs.at(2 * SECONDS + 10 * MILLIS, new ClockStep("a", -3 * SECONDS));
        World world = new World(specs)
                .commitAt(2 * SECONDS, 300)
                .commitAt(3 * SECONDS, 300)
                .run(5 * SECONDS);
        assertThat(world.status("timefunc_failures")).isEqualTo(1);
        assertThat(world.status("tx_waits"))
                .as("the server counts a wait whose length it knows")
                .isEqualTo(1);
        assertThat(world.status("tx_wait_time"))
                .as("the second wait alone, a round trip")
                .isEqualTo(40_000);
    }

    /** A third server beside db2; a partition of {db1, db2} and {db3} cuts one of two links. */
    @Test
    void aPartitionCutsTheLinksBetweenItsSets() {
        third();
        specs.at(SECONDS, new Partition(List.of(List.of("db1", "db2"), List.of("db3")), CutKind.SILENT))
                .at(2 * SECONDS, new Heal());
        World world = new World(specs).run(SECONDS);
        assertThat(world.cluster.link("db1", "db2").state()).isEqualTo(LinkState.UP);
        assertThat(world.cluster.link("db1", "db3").state()).isEqualTo(LinkState.SILENT);
        world.run(2 * SECONDS);
        assertThat(world.cluster.link("db1", "db3").state()).isEqualTo(LinkState.UP);
    }

    /** db2 is away while the log is rotated and purged: what it needs is gone (1236), and db3 goes on. */
    @Test
    void whoComesBackAfterAPurgeHasError1236() {
        third();
        specs.source.set(ServerVariable.MAX_BINLOG_SIZE, 4_096);
        specs.at(2 * SECONDS, new StopThreads("db2", ReplicaThread.IO))
                .at(6 * SECONDS, new PurgeBinlogs("db1"))
                .at(7 * SECONDS, new StartThreads("db2", ReplicaThread.IO));
        World world = new World(specs);
        for (int i = 0; i < 40; i++) {
            world.commitAt(3 * SECONDS + i * 50 * MILLIS, 300);
        }
        world.run(20 * SECONDS);
        assertThat(world.replica().ioThread().lastErrno()).isEqualTo(1236);
        assertThat(world.replica().ioThread().running()).isFalse();
        assertThat(world.cluster.replica("db3").ioThread().lastErrno()).isZero();
        assertThat(world.cluster.replica("db3").applier().appliedRows()).isEqualTo(40);
    }

    /** Files are closed at about 3.5 s and 4.5 s and so on; at each rotation those older than 2 s go, and no other time. */
    @Test
    void oldFilesGoAtARotation() {
        specs.replicated = false;
        specs.source.set(ServerVariable.MAX_BINLOG_SIZE, 4_096).set(ServerVariable.BINLOG_EXPIRE_LOGS_SECONDS, 2);
        World world = new World(specs);
        for (int i = 0; i < 100; i++) {
            world.commitAt(3 * SECONDS + i * 100 * MILLIS, 300);
        }
        world.run(13 * SECONDS);
        var files = world.source().binlog().files();
        int kept = files.firstKept();
        assertThat(files.count()).isBetween(8, 12);
        assertThat(files.count() - kept)
                .as("about 1.1 s a file, 2 to 3 s old ones stay")
                .isBetween(3, 5);
        world.run(600 * SECONDS);
        assertThat(files.firstKept()).as("never by a timer").isEqualTo(kept);
    }

    private void third() {
        specs.moreServers.add(new ServerSpec("db3", "b", ServerProfile.MARIADB_10_11, new ServerVariables()));
        specs.moreLinks.add(new LinkSpec("db1", "db3", MILLIS, null, MILLIS, 1e15, 1 << 20));
        specs.moreReplication.add(new ReplicationSpec("db3", "db1"));
    }
}
