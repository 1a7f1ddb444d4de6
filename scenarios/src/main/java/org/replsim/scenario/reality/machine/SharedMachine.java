package org.replsim.scenario.reality.machine;

import java.util.ArrayList;
import java.util.List;
import org.replsim.cluster.ClusterSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.RunSpec;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.Variant;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.origin.Resolved;
import org.replsim.workload.WorkloadSpec;

/**
 * A scenario as a lab has it: all its hosts share the processors and the disk of one machine, with the load generator and the
 * proxies that make the delays. Names, addresses and fates of hosts stay theirs: when one crashes, the machine does not.
 */
public final class SharedMachine {

    /** The name of the machine among the hosts of a run; no scenario can write it, as it has a blank. */
    public static final String NAME = "this machine";

    private SharedMachine() {}

    /**
     * All variants of a scenario on one machine. What the scenario assumed of its hosts is replaced by where the machine is from.
     *
     * @param machine its processors, disk and costs; name and address are not looked at
     * @param origin where its values are from, in words
     */
    public static Scenario of(Scenario scenario, HostSpec machine, String origin) {
        Assumption fitted = new Assumption("hosts", "all on " + NAME, Assumption.Origin.FITTED, origin);
        List<Variant> variants = new ArrayList<>();
        for (Variant variant : scenario.variants()) {
            List<Assumption> kept = new ArrayList<>(variant.assumptions().stream()
                    .filter(assumption -> !assumption.path().startsWith("hosts."))
                    .toList());
            kept.add(fitted);
            List<Resolved> resolved = variant.resolved();
            variants.add(new Variant(variant.name(), variant.overrides(), of(variant.spec(), machine), resolved, kept));
        }
        return scenario.with(variants, scenario.expectations());
    }

    /** A run on one machine. */
    public static RunSpec of(RunSpec run, HostSpec machine) {
        HostSpec carrier = new HostSpec(NAME, machine.cores(), machine.disk(), machine.hardware(), machine.clock());
        ClusterSpec cluster = run.cluster();
        List<HostSpec> hosts = new ArrayList<>(List.of(carrier));
        cluster.hosts().forEach(host -> hosts.add(host.on(carrier)));
        List<LinkSpec> links =
                cluster.links().stream().map(SharedMachine::proxied).toList();
        List<WorkloadSpec> workloads =
                run.workloads().stream().map(SharedMachine::generated).toList();
        return run.withCluster(new ClusterSpec(hosts, cluster.servers(), links, cluster.replication()))
                .withWorkloads(workloads);
    }

    private static LinkSpec proxied(LinkSpec link) {
        return new LinkSpec(
                link.a(),
                link.b(),
                link.rttNanos(),
                link.jitter(),
                link.jitterSlotNanos(),
                link.bytesPerSecond(),
                link.windowBytes(),
                link.through() == null ? NAME : link.through());
    }

    private static WorkloadSpec generated(WorkloadSpec load) {
        return new WorkloadSpec(
                load.name(),
                load.on(),
                load.from() == null ? NAME : load.from(),
                load.clientRttNanos(),
                load.pace(),
                load.transactions(),
                load.table(),
                load.reconnect());
    }
}
