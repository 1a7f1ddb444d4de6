package org.replsim.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** db1 - db2 - db3 by hand: 10 ms from db1 to db2, 30 ms from db2 to db3, 100 ms to apply on each. */
class HopProbeTest {

    private static final int SECOND_SERVER = 1;
    private static final int THIRD = 2;

    private final Specs specs = Specs.quiet();
    private final Watch watch = new Watch();

    @BeforeEach
    void cascade() {
        specs.rtt = 20 * MILLIS;
        specs.replicaHardware = Specs.applying(100 * MILLIS);
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.moreHosts.add(
                new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), specs.replicaHardware, ClockSpec.EXACT));
        specs.moreServers.add(new ServerSpec("db3", "c", specs.profile, new ServerVariables()));
        specs.moreLinks.add(new LinkSpec("db2", "db3", 60 * MILLIS, null, MILLIS, 1e15, 1 << 20));
        specs.moreReplication.add(new ReplicationSpec("db3", "db2"));
    }

    /** 10 + 100 ms to db2 and 30 + 100 ms from there to db3: 240 ms in all. */
    @Test
    void theHopsAddUpToTheWay() {
        HopProbe hops = watched(world().commitAt(5 * SECONDS, 100), 0);
        same(hops.hop(SECOND_SERVER), 110);
        same(hops.way(SECOND_SERVER), 110);
        same(hops.hop(THIRD), 130);
        same(hops.way(THIRD), 240);
    }

    /** Three at one instant wait for one another on db2 only: 110, 210 and 310 ms; then 130 ms each, as db3 keeps pace. */
    @Test
    void aQueueCountsWhereItStands() {
        World world = world();
        for (int i = 0; i < 3; i++) {
            world.commitAt(5 * SECONDS, 100);
        }
        HopProbe hops = watched(world, 0);
        same(hops.hop(SECOND_SERVER), 110, 210, 310);
        same(hops.hop(THIRD), 130, 130, 130);
        same(hops.way(THIRD), 240, 340, 440);
    }

    /** What db2 makes itself has one hop to go. */
    @Test
    void whatIsMadeOnTheWayCountsFromThere() {
        HopProbe hops = watched(world().commitAt(5 * SECONDS, 100).commitOn("db2", 7 * SECONDS, 100), 0);
        same(hops.hop(SECOND_SERVER), 110);
        same(hops.hop(THIRD), 130, 130);
        same(hops.way(THIRD), 130, 240);
    }

    /** What is applied before the window does not count; what was made before it and is applied in it does. */
    @Test
    void theWindowIsOneOfApplying() {
        HopProbe hops =
                watched(world().commitAt(2 * SECONDS, 100).commitAt(5 * SECONDS, 100), 5 * SECONDS + 150 * MILLIS);
        same(hops.hop(SECOND_SERVER));
        same(hops.hop(THIRD), 130);
        same(hops.way(THIRD), 240);
    }

    /** Where nobody passes on what it applies, the last hop is the way. */
    @Test
    void withoutRelaysThereIsOneNumber() {
        specs.replica.set(ServerVariable.LOG_SLAVE_UPDATES, 0);
        HopProbe hops = watched(world().commitAt(5 * SECONDS, 100), 0);
        assertThat(hops.way(SECOND_SERVER)).isSameAs(hops.hop(SECOND_SERVER));
        same(hops.hop(SECOND_SERVER), 110);
        same(hops.hop(THIRD));
    }

    /** In a dual master each measures what the other has made, and what comes back to its origin is nobody's. */
    @Test
    void aRingMeasuresEachTransactionOnce() {
        specs.source.set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.moreReplication.add(new ReplicationSpec("db1", "db2"));
        HopProbe hops = watched(world().commitAt(5 * SECONDS, 100).commitOn("db2", 7 * SECONDS, 100), 0);
        same(hops.hop(SECOND_SERVER), 110);
        // db1 applies in no time: 10 ms of the link.
        same(hops.hop(0), 10);
        same(hops.way(0), 10);
        same(hops.way(THIRD), 130, 240);
    }

    private World world() {
        return new World(specs.spec(), new Story(), watch);
    }

    private HopProbe watched(World world, long fromNanos) {
        HopProbe hops = new HopProbe(world.cluster, 3);
        watch.hops = hops;
        world.run(fromNanos);
        hops.measure(true);
        world.run(20 * SECONDS);
        return hops;
    }

    /** The recorded ages, in milliseconds; a histogram keeps three digits. */
    private static void same(Histogram histogram, long... millis) {
        assertThat(histogram.getTotalCount()).isEqualTo(millis.length);
        int place = 0;
        for (var each : histogram.recordedValues()) {
            for (long i = 0; i < each.getCountAtValueIteratedTo(); i++) {
                long nanos = millis[place++] * MILLIS;
                assertThat(each.getValueIteratedTo()).isCloseTo(nanos, within(nanos / 1000 + 1));
            }
        }
    }

    private static final class Watch implements Probe {
        private @Nullable HopProbe hops;

        @Override
        public void published(int server, long from, long to, long nowNanos) {
            if (hops != null) {
                hops.published(server, from, to, nowNanos);
            }
        }

        @Override
        public void applied(int replica, int source, long row, long nowNanos) {
            if (hops != null) {
                hops.applied(replica, source, row, nowNanos);
            }
        }
    }
}
