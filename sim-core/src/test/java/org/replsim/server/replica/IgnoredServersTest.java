package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Gtid;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/**
 * IGNORE_SERVER_IDS (spec 1.5, 4.2) in a ring db1 - db2 - db3 - db1, by hand: 10 ms from each to the next, and nothing else
 * takes time. db1 leaves while a transaction of its own is under way from db2 to db3, which then replicate from one another.
 */
class IgnoredServersTest {

    private static final int[] COMMIT = {110, 31};
    private static final long LEAVES = 1015 * MILLIS;

    private final Specs specs = Specs.quiet();

    @BeforeEach
    void ring() {
        specs.rtt = 20 * MILLIS;
        specs.source.set(ServerVariable.LOG_SLAVE_UPDATES, 1).set(ServerVariable.SERVER_ID, 1);
        specs.replica = member(2);
        specs.moreHosts.add(new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), Specs.FREE, ClockSpec.EXACT));
        specs.moreServers.add(new ServerSpec("db3", "c", specs.profile, member(3)));
        specs.moreLinks.add(new LinkSpec("db2", "db3", 20 * MILLIS, null, MILLIS, 1e15, 1 << 20));
        specs.moreLinks.add(new LinkSpec("db3", "db1", 20 * MILLIS, null, MILLIS, 1e15, 1 << 20));
        specs.moreReplication.add(new ReplicationSpec("db3", "db2"));
        specs.moreReplication.add(new ReplicationSpec("db1", "db3"));
    }

    /** While all are there, each applies what the others have made once. */
    @Test
    void aWholeRingNeedsNothing() {
        World world = new World(specs).commitAt(SECONDS, COMMIT).commitOn("db3", 2 * SECONDS, COMMIT);
        world.run(5 * SECONDS);
        for (String server : List.of("db1", "db2", "db3")) {
            assertThat(world.cluster.source(server).binlog().written()).isEqualTo(2);
        }
    }

    /** Nobody drops what bears the id of a server that has left: it is applied again every 20 ms, on either side, for ever. */
    @Test
    void withoutItTheEventsOfAMemberThatHasLeftGoRoundForEver() {
        World world = left(List.of()).run(4 * SECONDS);
        long copies = world.cluster.source("db2").binlog().written();
        assertThat(copies).isBetween(100L, 150L);
        world.run(5 * SECONDS);
        assertThat(world.cluster.source("db2").binlog().written()).isBetween(copies + 48, copies + 51);
    }

    /** db2 drops it when it comes back: each has it once, positions go on, and the next one of db3 arrives. */
    @Test
    void theEventsOfAMemberThatHasLeftEndWhereTheyAreIgnored() {
        World world = left(List.of(1L, 9L)).commitOn("db3", 3 * SECONDS, COMMIT).run(5 * SECONDS);
        Binlog second = world.cluster.source("db2").binlog();
        Binlog third = world.cluster.source("db3").binlog();
        assertThat(second.written()).isEqualTo(2);
        assertThat(third.written()).isEqualTo(2);
        Replica replica = world.cluster.replica("db2");
        assertThat(replica.applier().appliedRows()).isEqualTo(2);
        assertThat(replica.positions().read().position()).isEqualTo(third.endOffset(1));
        assertThat(replica.positions().sourceStart(2).position()).isEqualTo(third.endOffset(1));
        assertThat(replica.secondsBehindMaster()).isZero();
        assertThat(replica.trueLagNanos()).isZero();
    }

    /** Nothing of it is in the relay log: that of db2 is as long as without it, and of the same events. */
    @Test
    void nothingOfItIsInTheRelayLog() {
        World world = left(List.of(1L)).run(2 * SECONDS);
        long before = world.cluster.replica("db2").relayLog().space();
        assertThat(world.cluster.replica("db2").relayLog().receivedRows()).isEqualTo(1);
        World other =
                left(List.of(1L, 2L, 3L)).commitOn("db3", 3 * SECONDS, COMMIT).run(5 * SECONDS);
        assertThat(other.cluster.replica("db2").relayLog().receivedRows()).isEqualTo(2);
        assertThat(other.cluster.replica("db2").relayLog().space()).isEqualTo(before);
    }

    /** MariaDB's GTID position goes on with what was ignored. */
    @Test
    void theGtidPositionGoesOn() {
        World world = new World(specs);
        world.at(SECONDS / 2, () -> change(world, "db2", "db1", List.of(1L), "Slave_Pos"))
                .commitAt(SECONDS, COMMIT)
                .run(2 * SECONDS);
        assertThat(world.cluster.source("db2").binlog().written()).isZero();
        assertThat(world.cluster.node("db2").gtidSlavePos())
                .extracting(Gtid::toString)
                .containsExactly("0-1-1");
    }

    private World left(List<Long> ignored) {
        World[] world = new World[1];
        world[0] = new World(specs).commitAt(SECONDS, COMMIT).at(LEAVES, () -> {
            world[0].cluster.crashProcess("db1");
            change(world[0], "db2", "db3", ignored, "No");
        });
        return world[0];
    }

    private static void change(World world, String replica, String source, List<Long> ignored, String gtid) {
        world.cluster.replica(replica).stopIoThread();
        world.cluster.replica(replica).stopSqlThread();
        world.cluster.changeMaster(
                replica, new MasterInfo(source, 3306, "", "", "", 4, SECONDS, 100, 10 * SECONDS, 0, gtid, ignored));
        world.cluster.replica(replica).startIoThread();
        world.cluster.replica(replica).startSqlThread();
    }

    private static ServerVariables member(long id) {
        return new ServerVariables()
                .set(ServerVariable.LOG_BIN, "mysql-bin")
                .set(ServerVariable.SYNC_BINLOG, 1)
                .set(ServerVariable.LOG_SLAVE_UPDATES, 1)
                .set(ServerVariable.SERVER_ID, id);
    }
}
