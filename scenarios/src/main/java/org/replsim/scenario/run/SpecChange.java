package org.replsim.scenario.run;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.fault.TimelineEntry;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.RunSpec;
import org.replsim.workload.HotRows;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** Copies of a run's specification with one part changed. */
final class SpecChange {

    private static final int MOST_HOT_ROWS = 1_000_000;
    /** From so many hot rows on, a tenth more of them is a tenth fewer collisions, near enough. */
    private static final int FINE_GRAINED = 20;

    private SpecChange() {}

    static String hostOf(RunSpec spec, String server) {
        return spec.cluster().servers().stream()
                .filter(s -> s.name().equals(server))
                .map(ServerSpec::host)
                .findFirst()
                .orElseThrow();
    }

    static RunSpec host(RunSpec spec, String name, UnaryOperator<HostSpec> change) {
        List<HostSpec> hosts = spec.cluster().hosts().stream()
                .map(host -> host.name().equals(name) ? change.apply(host) : host)
                .toList();
        ClusterSpec c = spec.cluster();
        return cluster(spec, new ClusterSpec(hosts, c.servers(), c.links(), c.replication()));
    }

    static RunSpec server(RunSpec spec, String name, UnaryOperator<ServerSpec> change) {
        List<ServerSpec> servers = spec.cluster().servers().stream()
                .map(server -> server.name().equals(name) ? change.apply(server) : server)
                .toList();
        ClusterSpec c = spec.cluster();
        return cluster(spec, new ClusterSpec(c.hosts(), servers, c.links(), c.replication()));
    }

    static RunSpec link(RunSpec spec, LinkSpec which, UnaryOperator<LinkSpec> change) {
        List<LinkSpec> links = spec.cluster().links().stream()
                .map(link -> link.a().equals(which.a()) && link.b().equals(which.b()) ? change.apply(link) : link)
                .toList();
        ClusterSpec c = spec.cluster();
        return cluster(spec, new ClusterSpec(c.hosts(), c.servers(), links, c.replication()));
    }

    private static RunSpec cluster(RunSpec spec, ClusterSpec cluster) {
        return spec.withCluster(cluster);
    }

    static RunSpec workload(RunSpec spec, String name, UnaryOperator<WorkloadSpec> change) {
        return spec.withWorkloads(spec.workloads().stream()
                .map(workload -> workload.name().equals(name) ? change.apply(workload) : workload)
                .toList());
    }

    static RunSpec seed(RunSpec spec, long seed) {
        return spec.withSeed(seed);
    }

    /** The same run, over earlier, sampled once; what would happen after its end is left out. */
    static RunSpec shortened(RunSpec spec, long warmupNanos, long durationNanos) {
        List<TimelineEntry> timeline = spec.timeline().stream()
                .filter(entry -> entry.atNanos() < durationNanos)
                .toList();
        return spec.withTimes(durationNanos, warmupNanos, durationNanos)
                .withTimeline(timeline)
                .withScript(spec.script().before(durationNanos));
    }

    /** Closed clients whose pauses and round trips take {@code factor} of their time. */
    static WorkloadSpec quickerClients(WorkloadSpec workload, double factor) {
        WorkloadSpec.Pace pace = workload.pace();
        if (pace instanceof WorkloadSpec.Pace.Closed closed) {
            pace = new WorkloadSpec.Pace.Closed(closed.clients(), Cheaper.times(closed.thinkNanos(), factor));
        }
        return new WorkloadSpec(
                workload.name(),
                workload.on(),
                workload.from(),
                Cheaper.times(workload.clientRttNanos(), factor),
                pace,
                workload.transactions(),
                workload.table(),
                workload.reconnect());
    }

    /**
     * The same transactions with {@code factor} times as many hot rows, so that many fewer collisions; where the rows are
     * too few for that, a row that is changed is so many times less likely to be a hot one.
     */
    static WorkloadSpec moreHotRows(WorkloadSpec workload, double factor) {
        return new WorkloadSpec(
                workload.name(),
                workload.on(),
                workload.from(),
                workload.clientRttNanos(),
                workload.pace(),
                workload.transactions().stream()
                        .map(transaction -> moreHotRows(transaction, factor))
                        .toList(),
                workload.table(),
                workload.reconnect());
    }

    private static TransactionSpec moreHotRows(TransactionSpec t, double factor) {
        return new TransactionSpec(
                t.weight(),
                t.statements(),
                t.rows(),
                t.bytesPerRow(),
                t.statementBytes(),
                more(t.hotRows(), factor),
                t.ddl(),
                t.ddlNanos(),
                t.change());
    }

    private static @Nullable HotRows more(@Nullable HotRows hot, double factor) {
        if (hot == null) {
            return null;
        }
        if (hot.count() < FINE_GRAINED) {
            return new HotRows(hot.count(), hot.zipf(), hot.share() / factor);
        }
        int count = (int) Math.min(MOST_HOT_ROWS, Math.round(hot.count() * factor));
        return new HotRows(count, hot.zipf(), hot.share());
    }
}
