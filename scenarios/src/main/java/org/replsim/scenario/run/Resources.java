package org.replsim.scenario.run;

import static org.replsim.scenario.run.Resource.FACTOR;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.Hardware;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.RunSpec;
import org.replsim.server.ServerVariable;
import org.replsim.workload.WorkloadSpec;

/** The table of resources: what in a run can be made cheaper. */
public final class Resources {

    private Resources() {}

    /** The resources of a run, in a fixed order. */
    public static List<Resource> of(RunSpec spec) {
        List<Resource> resources = new ArrayList<>();
        spec.cluster().hosts().forEach(host -> resources.add(cores(host)));
        spec.cluster().hosts().forEach(host -> resources.add(disk(host)));
        for (LinkSpec link : spec.cluster().links()) {
            resources.add(roundTrip(link));
            resources.add(bandwidth(link));
        }
        resources.addAll(replicationThreads(spec));
        for (WorkloadSpec workload : spec.workloads()) {
            resources.addAll(ofWorkload(workload));
        }
        spec.cluster().servers().stream()
                .filter(server -> server.variables().number(ServerVariable.BINLOG_COMMIT_WAIT_COUNT) > 0)
                .forEach(server -> resources.add(groupWait(server)));
        return resources;
    }

    private static Resource cores(HostSpec host) {
        return new Resource(
                "cores " + host.name(),
                "faster processors on host " + host.name(),
                onHost(host.name(), hardware -> Cheaper.all(hardware, FACTOR)));
    }

    private static Resource disk(HostSpec host) {
        return new Resource(
                "disk " + host.name(),
                "a disk in host " + host.name() + " that syncs faster, or fewer syncs",
                spec -> SpecChange.host(
                        spec,
                        host.name(),
                        h -> new HostSpec(
                                h.name(), h.cores(), Cheaper.disk(h.disk(), FACTOR), h.hardware(), h.clock())));
    }

    private static Resource roundTrip(LinkSpec link) {
        return new Resource(
                "rtt " + between(link),
                "a shorter round trip between " + link.a() + " and " + link.b() + ", or more clients to share it",
                spec -> SpecChange.link(
                        spec,
                        link,
                        l -> new LinkSpec(
                                l.a(),
                                l.b(),
                                Cheaper.times(l.rttNanos(), FACTOR),
                                l.jitter() == null ? null : Cheaper.times(l.jitter(), FACTOR),
                                l.jitterSlotNanos(),
                                l.bytesPerSecond(),
                                l.windowBytes(),
                                l.through())));
    }

    private static Resource bandwidth(LinkSpec link) {
        return new Resource(
                "bandwidth " + between(link),
                "more bandwidth or a larger window between " + link.a() + " and " + link.b(),
                spec -> SpecChange.link(
                        spec,
                        link,
                        l -> new LinkSpec(
                                l.a(),
                                l.b(),
                                l.rttNanos(),
                                l.jitter(),
                                l.jitterSlotNanos(),
                                l.bytesPerSecond() / FACTOR,
                                Math.round(l.windowBytes() / FACTOR),
                                l.through())));
    }

    private static String between(LinkSpec link) {
        return link.a() + "-" + link.b();
    }

    private static List<Resource> replicationThreads(RunSpec spec) {
        List<Resource> threads = new ArrayList<>();
        TreeSet<String> sources = new TreeSet<>();
        spec.cluster().replication().forEach(row -> sources.add(row.source()));
        for (String source : sources) {
            threads.add(thread(spec, source, "dump thread", h -> Cheaper.dump(h, FACTOR)));
            threads.add(thread(spec, source, "ack receiver", h -> Cheaper.ackReceiver(h, FACTOR)));
        }
        // A server's connections share its host, and so what their threads cost.
        LinkedHashSet<String> replicas = new LinkedHashSet<>();
        spec.cluster().replication().forEach(row -> replicas.add(row.replica()));
        for (String replica : replicas) {
            threads.add(thread(spec, replica, "IO thread", h -> Cheaper.receive(h, FACTOR)));
            threads.add(thread(spec, replica, "applier", h -> Cheaper.apply(h, FACTOR)));
        }
        return threads;
    }

    private static Resource thread(RunSpec spec, String server, String thread, UnaryOperator<Hardware> change) {
        return new Resource(
                thread + " " + server,
                "less processor time for the " + thread + " of " + server,
                onHost(SpecChange.hostOf(spec, server), change));
    }

    private static UnaryOperator<RunSpec> onHost(String host, UnaryOperator<Hardware> change) {
        return spec -> SpecChange.host(
                spec, host, h -> new HostSpec(h.name(), h.cores(), h.disk(), change.apply(h.hardware()), h.clock()));
    }

    private static List<Resource> ofWorkload(WorkloadSpec workload) {
        String of = " (workload " + workload.name() + ")";
        List<Resource> resources = new ArrayList<>();
        if (workload.pace() instanceof WorkloadSpec.Pace.Closed) {
            resources.add(new Resource(
                    "clients " + workload.name(),
                    "more clients, or clients that pause for less time" + of,
                    spec -> SpecChange.workload(spec, workload.name(), w -> SpecChange.quickerClients(w, FACTOR))));
        }
        if (workload.transactions().stream().anyMatch(transaction -> transaction.hotRows() != null)) {
            resources.add(new Resource(
                    "row locks " + workload.name(),
                    "fewer transactions that change the same rows" + of,
                    spec -> SpecChange.workload(spec, workload.name(), w -> SpecChange.moreHotRows(w, 1 / FACTOR))));
        }
        return resources;
    }

    private static Resource groupWait(ServerSpec server) {
        return new Resource(
                "group wait " + server.name(),
                "a smaller binlog_commit_wait_usec on " + server.name(),
                spec -> SpecChange.server(spec, server.name(), s -> {
                    long micros = s.variables().number(ServerVariable.BINLOG_COMMIT_WAIT_USEC);
                    return new ServerSpec(
                            s.name(),
                            s.host(),
                            s.profile(),
                            s.variables()
                                    .copy()
                                    .set(ServerVariable.BINLOG_COMMIT_WAIT_USEC, Cheaper.times(micros, FACTOR)));
                }));
    }
}
