package org.replsim.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.fault.TimelineEntry;
import org.replsim.host.ClockSpec;
import org.replsim.host.HostSpec;
import org.replsim.lab.load.Load;
import org.replsim.lab.server.Installation;
import org.replsim.run.RunSpec;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** What a lab cannot do of a scenario, or does otherwise. */
final class Limits {

    private final RunSpec spec;
    private final Installation installation;
    private final Set<String> sentences = new LinkedHashSet<>();

    private Limits(RunSpec spec, Installation installation) {
        this.spec = spec;
        this.installation = installation;
    }

    /** All of them, each a sentence. */
    static List<String> of(RunSpec spec, Installation installation) {
        Limits limits = new Limits(spec, installation);
        limits.faults();
        limits.people();
        limits.workloads();
        limits.servers();
        return List.copyOf(limits.sentences);
    }

    private void faults() {
        for (TimelineEntry entry : spec.timeline()) {
            if (entry.atNanos() <= spec.durationNanos()
                    && RealFaults.of(entry.fault()).isEmpty()) {
                sentences.add("not done: " + entry.text() + ".");
            }
        }
    }

    private void people() {
        if (!spec.heartbeats().isEmpty()) {
            sentences.add("not done: heartbeat tables.");
        }
        spec.procedures()
                .forEach(procedure -> sentences.add("not done: " + procedure.name() + " (nobody acts by himself)."));
    }

    private void workloads() {
        for (WorkloadSpec workload : spec.workloads()) {
            String name = "workload " + workload.name();
            if (!Load.canPlay(workload)) {
                sentences.add("not done: " + name + ", a recording.");
            }
            List<TransactionSpec> mix = workload.transactions();
            if (mix.stream().anyMatch(TransactionSpec::ddl)) {
                sentences.add("otherwise: DDL of " + name + " is an insert.");
            }
            if (mix.stream().anyMatch(kind -> kind.hotRows() != null)) {
                sentences.add("not counted: losses of " + name
                        + ", as rows that are written again tell of the last time only.");
            }
            if (workload.table() != null) {
                sentences.add("not compared: the rows of table " + workload.table() + ".");
            }
            if (workload.reconnect() != null && workload.reconnect().follow()) {
                sentences.add("otherwise: clients of " + name + " stay with their server.");
            }
        }
    }

    private void servers() {
        for (ReplicationSpec row : spec.cluster().replication()) {
            if (!row.connection().isEmpty()) {
                sentences.add("not watched: connection " + row.connection() + " of " + row.replica() + "; it runs.");
            }
        }
        for (ServerSpec server : spec.cluster().servers()) {
            if (!server.profile().name().equals("mariadb-" + installation.series())) {
                sentences.add("otherwise: " + server.name() + " is "
                        + server.profile().name() + " in the scenario and " + installation.words() + " here.");
            }
        }
        List<String> wrongClocks = new ArrayList<>();
        for (HostSpec host : spec.cluster().hosts()) {
            if (!host.clock().equals(ClockSpec.EXACT)) {
                wrongClocks.add(host.name());
            }
        }
        if (!wrongClocks.isEmpty()) {
            sentences.add("not done: the clocks of " + String.join(", ", wrongClocks) + ".");
        }
        String cores = spec.cluster().hosts().stream()
                .map(host -> host.name() + " with " + host.cores())
                .collect(Collectors.joining(", "));
        sentences.add("otherwise: hosts (" + cores + " cores) are one machine here, with "
                + Runtime.getRuntime().availableProcessors() + " processors and one disk for servers and clients.");
    }
}
