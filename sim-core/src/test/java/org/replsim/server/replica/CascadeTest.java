package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** db1 - db2 - db3, spec 1.9, by hand: 10 ms from db1 to db2, 30 ms from db2 to db3, 100 ms to apply on each. */
class CascadeTest {

    private final Specs specs = Specs.quiet();

    @BeforeEach
    void threeServers() {
        specs.rtt = 20 * MILLIS;
        specs.replicaHardware = Specs.applying(100 * MILLIS);
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.moreHosts.add(
                new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), specs.replicaHardware, ClockSpec.EXACT));
        specs.moreServers.add(new ServerSpec("db3", "c", ServerProfile.MARIADB_10_11, new ServerVariables()));
        specs.moreLinks.add(new LinkSpec("db2", "db3", 60 * MILLIS, null, MILLIS, 1e15, 1 << 20));
        specs.moreReplication.add(new ReplicationSpec("db3", "db2"));
    }

    /** Transfer and apply per hop: 5 + .01 + .1 on db2, + .03 + .1 on db3. */
    @Test
    void eachHopTransfersAndApplies() {
        World world = new World(specs).commitAt(5 * SECONDS, 100).run(10 * SECONDS);
        assertThat(Story.times(world.story.received)).containsExactly(5_010 * MILLIS, 5_140 * MILLIS);
        assertThat(Story.times(world.story.applied)).containsExactly(5_110 * MILLIS, 5_240 * MILLIS);
    }

    /** The transaction keeps its name and its time stamps; its place in db2's log is db2's own. */
    @Test
    void theMiddleServerHasPositionsOfItsOwn() {
        World world = new World(specs)
                .commitOn("db2", SECONDS, 58)
                .commitAt(5 * SECONDS, 100)
                .run(10 * SECONDS);
        Binlog first = world.cluster.source("db1").binlog();
        Binlog second = world.cluster.source("db2").binlog();
        assertThat(first.endOffset(0)).isEqualTo(328 + 142);
        assertThat(second.endOffset(0)).isEqualTo(328 + 100);
        assertThat(second.endOffset(1)).isEqualTo(328 + 100 + 142);
        assertThat(second.id(1)).isEqualTo(first.id(0));
        assertThat(second.statementSecond(1)).isEqualTo(first.statementSecond(0));
        assertThat(second.commitSecond(1)).isEqualTo(first.commitSecond(0));
        assertThat(world.cluster.replica("db3").applier().appliedRows()).isEqualTo(2);
    }

    /** 1.9: without log_slave_updates the third tier stays silent, without an error, and shows 0. */
    @Test
    void withoutLoggedUpdatesTheThirdTierStaysSilent() {
        specs.replica.set(ServerVariable.LOG_SLAVE_UPDATES, 0);
        World world = new World(specs).commitAt(5 * SECONDS, 100).run(10 * SECONDS);
        Replica third = world.cluster.replica("db3");
        assertThat(third.applier().appliedRows()).isZero();
        assertThat(third.secondsBehindMaster()).isZero();
        assertThat(third.ioThread().state()).isEqualTo(IoThreadState.WAITING_FOR_EVENT);
    }

    /** With semi-sync the ACK covers only the first hop: one round trip of 20 ms, whatever lies behind. */
    @Test
    void anAckCoversTheFirstHopOnly() {
        specs.semiSync("AFTER_SYNC");
        World world = new World(specs).commitAt(5 * SECONDS, 100).run(10 * SECONDS);
        assertThat(Story.times(world.story.told)).containsExactly(5_020 * MILLIS);
    }

    /**
     * Seconds_Behind_Master of db3 counts from the first server's time stamp. Ten transactions of 5 s queue up on db2: the
     * tenth is received by db3 at 6.04 s and applied until 6.14 s, at an age of more than a second, which db3 shows.
     */
    @Test
    void theThirdTierCountsFromTheOriginalTimeStamp() {
        World world = new World(specs);
        for (int i = 0; i < 20; i++) {
            world.commitAt(5 * SECONDS, 100);
        }
        world.run(7_100 * MILLIS);
        assertThat(world.cluster.replica("db3").applier().state()).isEqualTo(SqlThreadState.APPLYING);
        assertThat(world.cluster.replica("db3").secondsBehindMaster()).isBetween(2L, 3L);
    }
}
