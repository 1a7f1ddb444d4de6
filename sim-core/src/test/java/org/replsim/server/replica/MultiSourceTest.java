package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Binlog;
import org.replsim.cluster.Node;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Restore;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** db2 gathers db1, by its default connection, and db3, by a connection named East; each source commits by itself. */
class MultiSourceTest {

    private static final String EAST = "East";

    private final Specs specs = Specs.quiet();

    @BeforeEach
    void twoSources() {
        ServerVariables third =
                new ServerVariables().set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.SERVER_ID, 3);
        specs.source.set(ServerVariable.SERVER_ID, 1);
        specs.replica.set(ServerVariable.SERVER_ID, 2);
        specs.moreHosts.add(new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), Specs.FREE, ClockSpec.EXACT));
        specs.moreServers.add(new ServerSpec("db3", "c", specs.profile, third));
        specs.moreLinks.add(new LinkSpec("db3", "db2", 60 * MILLIS, null, MILLIS, 1e15, 1 << 20));
        specs.moreReplication.add(new ReplicationSpec("db2", "db3").named(EAST));
    }

    /** Both commit at 1 s, 1.1 s, 1.2 s and so on. */
    private static World commits(World world, int count) {
        for (int i = 0; i < count; i++) {
            long at = SECONDS + i * 100 * MILLIS;
            world.commitAt(at, 100).commitOn("db3", at, 100);
        }
        return world;
    }

    /** A relay log for each, in whose name the connection's is in lower case (spec 1.6). */
    @Test
    void eachConnectionHasARelayLogOfItsOwn() {
        World world = commits(new World(specs), 7).run(5 * SECONDS);
        Node node = world.cluster.node("db2");
        assertThat(node.replicas()).hasSize(2);
        assertThat(node.replica()).isSameAs(node.replica(""));
        assertThat(node.replica("EAST")).isSameAs(node.replica(EAST));
        assertThat(world.cluster.replica("db2").relayLog().name(1)).isEqualTo("db2-relay-bin.000001");
        assertThat(east(world).relayLog().name(1)).isEqualTo("db2-relay-bin-east.000001");
        assertThat(world.cluster.replica("db2").applier().appliedRows()).isEqualTo(7);
        assertThat(east(world).applier().appliedRows()).isEqualTo(7);
        assertThat(world.cluster.replicasOf("db3")).containsExactly(east(world));
    }

    /** Its own log repeats what both sources have: each transaction once, those of one source in its order. */
    @ParameterizedTest
    @ValueSource(longs = {0, 4})
    void theOwnLogHasEverythingOnceAndInEachSourcesOrder(long workers) {
        specs.fsync = new Distribution.Constant(30 * MILLIS);
        specs.replica
                .set(ServerVariable.LOG_BIN, "mysql-bin")
                .set(ServerVariable.LOG_SLAVE_UPDATES, 1)
                .set(ServerVariable.SYNC_BINLOG, 1)
                .set(ServerVariable.SLAVE_PARALLEL_THREADS, workers);
        World world = commits(new World(specs), 20).run(20 * SECONDS);
        Binlog own = world.cluster.source("db2").binlog();
        List<Long> first = ids(world.cluster.source("db1").binlog());
        List<Long> third = ids(world.cluster.source("db3").binlog());
        assertThat(first).hasSize(20);
        assertThat(third).hasSize(20);
        assertThat(ids(own)).hasSize(40);
        assertThat(only(ids(own), first)).isEqualTo(first);
        assertThat(only(ids(own), third)).isEqualTo(third);
        for (long row = 0; row < own.published(); row++) {
            if (!own.has(row, Binlog.GROUP_END)) {
                assertThat(first.contains(own.id(row))).isEqualTo(first.contains(own.id(row + 1)));
            }
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("replsim.seeds", 40));
    }

    /**
     * Servers that are killed, shut down and started again and links that are cut, with workers or without: when all is well
     * again the own log has everything once, and what is of one source in its order.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverEndsTheOwnLogHasEverythingOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        specs.fsync = new Distribution.Constant((1 + random.nextInt(40)) * MILLIS);
        specs.replica
                .set(ServerVariable.LOG_BIN, "mysql-bin")
                .set(ServerVariable.LOG_SLAVE_UPDATES, 1)
                .set(ServerVariable.SYNC_BINLOG, random.nextInt(3))
                .set(ServerVariable.SLAVE_PARALLEL_THREADS, random.nextInt(3) * 2);
        World world = commits(new World(specs), 100);
        long at = 3 * SECONDS;
        for (int trouble = 0; trouble < 6; trouble++) {
            long begin = at + random.nextLong(4 * SECONDS);
            at = begin + SECONDS + random.nextLong(3 * SECONDS);
            trouble(world, random, begin, at);
        }
        world.run(300 * SECONDS);
        Binlog own = world.cluster.source("db2").binlog();
        List<Long> all = ids(own);
        List<Long> first = ids(world.cluster.source("db1").binlog());
        List<Long> third = ids(world.cluster.source("db3").binlog());
        assertThat(only(all, first)).as("seed %d", seed).isEqualTo(first);
        assertThat(only(all, third)).as("seed %d", seed).isEqualTo(third);
        assertThat(all).hasSize(first.size() + third.size());
        assertThat(first).isNotEmpty();
        assertThat(third).isNotEmpty();
    }

    private static void trouble(World world, SplittableRandom random, long begin, long end) {
        String server = "db" + (1 + random.nextInt(3));
        switch (random.nextInt(3)) {
            case 0 -> world.at(begin, () -> world.cluster.crashProcess(server));
            case 1 -> world.at(begin, () -> world.cluster.shutdown(server));
            default -> {
                String source = random.nextBoolean() ? "db1" : "db3";
                CutKind kind = CutKind.values()[random.nextInt(CutKind.values().length)];
                world.at(begin, () -> new Cut(source, "db2", kind).happen(world.cluster));
                world.at(end, () -> new Restore(source, "db2").happen(world.cluster));
                return;
            }
        }
        world.at(end, () -> world.cluster.startServer(server));
    }

    /** STOP SLAVE of one connection leaves the other alone; East has received what was committed 30 ms before. */
    @Test
    void oneConnectionStopsAlone() {
        World world = commits(new World(specs), 10);
        world.at(1_450 * MILLIS, () -> {
            east(world).stopIoThread();
            east(world).stopSqlThread();
        });
        world.run(5 * SECONDS);
        assertThat(east(world).applier().appliedRows()).isEqualTo(5);
        assertThat(world.cluster.replica("db2").applier().appliedRows()).isEqualTo(10);
    }

    /** A server that is started again finds both, and each goes on where it was. */
    @Test
    void aRestartFindsBoth() {
        World world = commits(new World(specs), 30);
        world.at(2_001 * MILLIS, () -> world.cluster.shutdown("db2"));
        world.at(3 * SECONDS, () -> world.cluster.startServer("db2"));
        world.run(70 * SECONDS);
        assertThat(world.cluster.replica("db2").applier().appliedRows()).isEqualTo(30);
        assertThat(east(world).applier().appliedRows()).isEqualTo(30);
    }

    /** RESET SLAVE ALL of one connection leaves the other, by which it is still a replica. */
    @Test
    void oneConnectionIsForgotten() {
        World world = commits(new World(specs), 3).run(5 * SECONDS);
        world.cluster.forgetMaster("db2", "");
        assertThat(world.cluster.node("db2").replica()).isSameAs(east(world));
        assertThat(world.cluster.replicasOf("db1")).isEmpty();
    }

    private static Replica east(World world) {
        return world.cluster.replica("db2", EAST);
    }

    private static List<Long> ids(Binlog log) {
        return LongStream.range(0, log.published()).mapToObj(log::id).toList();
    }

    private static List<Long> only(List<Long> all, List<Long> some) {
        List<Long> found = new ArrayList<>(all);
        found.retainAll(some);
        return found;
    }
}
