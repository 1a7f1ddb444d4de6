package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.Node;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Restore;
import org.replsim.fault.TimelineEntry;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.server.Probe;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.replica.Replica;
import org.replsim.workload.Arrivals;
import org.replsim.workload.IntRange;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/**
 * Random stars, chains, trees and rings with one to three writers and links that are cut now and then. When the load has
 * ended and the links work again, each transaction is on every server that its source leads to, once, in the order of its
 * maker; and nothing comes back to its maker.
 */
class RandomShapesTest {

    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;
    private static final long END = 400 * SECONDS;

    private SplittableRandom random = new SplittableRandom();
    private int servers;
    private final List<int[]> edges = new ArrayList<>();

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, Long.getLong("replsim.seeds", 60))
                .boxed()
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyTransactionComesOnceAndInOrderToEverybodyBehindItsMaker(long seed) {
        random = new SplittableRandom(seed);
        RunSpec spec = spec(seed);
        Deliveries deliveries = new Deliveries(servers);
        World world = new World(spec, new Story(), deliveries);
        deliveries.cluster = world.cluster;
        world.run(END);
        for (Node node : world.cluster.nodes()) {
            int index = node.server().index();
            Replica replica = node.replica();
            if (replica != null) {
                assertThat(replica.ioThread().state().running(replica.server().profile()))
                        .as("%s, %s", node.server().name(), describe())
                        .isEqualTo("Yes");
                assertThat(replica.trueLagNanos()).as(describe()).isZero();
            }
            for (int maker = 0; maker < servers; maker++) {
                long expected = maker != index && leads(maker, index) ? deliveries.made[maker] : 0;
                assertThat(deliveries.applied[index].getOrDefault(maker, 0L))
                        .as("of %d on %d, %s", maker, index, describe())
                        .isEqualTo(expected);
            }
        }
        assertThat(Run.bare(spec, Probe.NONE).simulation().now()).isEqualTo(spec.durationNanos());
    }

    /** Who applied what, by the server where it was made. */
    private static final class Deliveries implements Probe {
        private final long[] made;
        private final List<Map<Integer, Long>> last = new ArrayList<>();
        private final Map<Integer, Long>[] applied;
        private @Nullable Cluster cluster;

        @SuppressWarnings("unchecked")
        Deliveries(int servers) {
            made = new long[servers];
            applied = new Map[servers];
            for (int i = 0; i < servers; i++) {
                applied[i] = new HashMap<>();
                last.add(new HashMap<>());
            }
        }

        @Override
        public void atRisk(int server, long row, long nowNanos) {
            made[server]++;
        }

        @Override
        public void applied(int replica, int source, long row, long nowNanos) {
            Cluster watched = Objects.requireNonNull(cluster);
            var log = List.copyOf(watched.nodes()).get(source).engine().binlog();
            int maker = watched.transactions().origin(log.id(row));
            applied[replica].merge(maker, 1L, Long::sum);
            Long before = last.get(replica).put(maker, log.sequence(row));
            assertThat(before == null || before < log.sequence(row))
                    .as("order of %d on %d: %d after %d", maker, replica, log.sequence(row), before)
                    .isTrue();
        }
    }

    private String describe() {
        return servers + " servers, edges "
                + edges.stream().map(Arrays::toString).toList();
    }

    /** Whether there is a way along edges that does not pass the maker again. */
    private boolean leads(int from, int to) {
        for (int at = to, steps = 0; steps < servers; steps++) {
            int above = sourceOf(at);
            if (above < 0) {
                return false;
            }
            if (above == from) {
                return true;
            }
            at = above;
        }
        return false;
    }

    private int sourceOf(int replica) {
        return edges.stream()
                .filter(edge -> edge[1] == replica)
                .mapToInt(edge -> edge[0])
                .findFirst()
                .orElse(-1);
    }

    private RunSpec spec(long seed) {
        servers = random.nextInt(2, 6);
        edges.clear();
        boolean ring = random.nextInt(3) == 0;
        boolean star = random.nextBoolean();
        for (int i = 1; i < servers; i++) {
            edges.add(new int[] {ring ? i - 1 : star ? 0 : random.nextInt(i), i});
        }
        if (ring) {
            edges.add(new int[] {servers - 1, 0});
        }
        return new RunSpec(
                seed, 20 * SECONDS, SECONDS, SECONDS, 1_000_000, cluster(), workloads(ring), List.of(), cuts());
    }

    private ClusterSpec cluster() {
        List<HostSpec> hosts = new ArrayList<>();
        List<ServerSpec> all = new ArrayList<>();
        DiskSpec disk = new DiskSpec(new Distribution.Constant(100 * Specs.MICROS), 4, 1e9);
        for (int i = 0; i < servers; i++) {
            hosts.add(new HostSpec("h" + i, 4, disk, Specs.USUAL, ClockSpec.EXACT));
            ServerVariables variables = new ServerVariables()
                    .set(ServerVariable.LOG_BIN, "mysql-bin")
                    .set(ServerVariable.LOG_SLAVE_UPDATES, 1)
                    .set(ServerVariable.SLAVE_NET_TIMEOUT, 2)
                    .set(ServerVariable.SLAVE_PARALLEL_THREADS, random.nextInt(3) == 0 ? 4 : 0);
            all.add(new ServerSpec("db" + i, "h" + i, ServerProfile.MARIADB_10_11, variables));
        }
        List<LinkSpec> links = new ArrayList<>();
        List<ReplicationSpec> replication = new ArrayList<>();
        for (int[] edge : edges) {
            String source = "db" + edge[0];
            String replica = "db" + edge[1];
            boolean known =
                    links.stream().anyMatch(link -> List.of(link.a(), link.b()).containsAll(List.of(source, replica)));
            if (!known) {
                links.add(new LinkSpec(source, replica, random.nextLong(20 * MILLIS), null, MILLIS, 1e8, 1 << 20));
            }
            replication.add(new ReplicationSpec(replica, source, SECONDS, 100_000, -1, true, true));
        }
        return new ClusterSpec(hosts, all, links, replication);
    }

    /** In a ring everybody may write, else only who has no source. */
    private List<WorkloadSpec> workloads(boolean ring) {
        List<WorkloadSpec> workloads = new ArrayList<>();
        int writers = ring ? random.nextInt(1, Math.min(4, servers + 1)) : 1;
        for (int i = 0; i < writers; i++) {
            long[] instants = LongStream.range(0, random.nextInt(5, 400))
                    .map(any -> random.nextLong(12 * SECONDS))
                    .sorted()
                    .toArray();
            workloads.add(new WorkloadSpec(
                    "w" + i,
                    "db" + i,
                    null,
                    0,
                    new WorkloadSpec.Pace.Open(new Arrivals.Recorded(instants), 8),
                    List.of(new TransactionSpec(1, 1, new IntRange(1, 3), 200, 60, null, false, 0))));
        }
        return workloads;
    }

    private List<TimelineEntry> cuts() {
        List<TimelineEntry> timeline = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int[] edge = edges.get(random.nextInt(edges.size()));
            String a = "db" + edge[0];
            String b = "db" + edge[1];
            long at = random.nextLong(10 * SECONDS);
            CutKind kind = CutKind.values()[random.nextInt(3)];
            timeline.add(new TimelineEntry(at, new Cut(a, b, kind)));
            timeline.add(new TimelineEntry(at + random.nextLong(5 * SECONDS), new Restore(a, b)));
        }
        return timeline;
    }
}
