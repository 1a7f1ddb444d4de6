package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.replsim.cluster.Route;
import org.replsim.failover.FailoverSpec;
import org.replsim.failover.Fencing;
import org.replsim.failover.Manager;
import org.replsim.failover.OldPrimary;
import org.replsim.failover.PromotionRule;
import org.replsim.failover.Timing;
import org.replsim.procedure.Procedure;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.Reading;
import org.replsim.scenario.field.Values;
import org.replsim.server.Generation;
import org.replsim.workload.WorkloadSpec;

/** From the values of failover managers to their specifications. */
final class FailoverBinder {

    private static final long SECOND = 1_000_000_000L;
    private static final long MHA_UNAPPLIED = 100_000_000L;

    private final Values root;
    private final Names names;
    private final Reading reading;
    private final List<WorkloadSpec> workloads;

    FailoverBinder(Values root, Names names, Reading reading, List<WorkloadSpec> workloads) {
        this.root = root;
        this.names = names;
        this.reading = reading;
        this.workloads = workloads;
    }

    /**
     * All managers.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem at the first thing that does not fit together
     */
    List<Procedure> managers() {
        List<Procedure> managers = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        for (Values values : root.list("failover")) {
            String name = values.has("name") ? values.text("name") : nameAt(managers.size());
            if (!used.add(name)) {
                throw values.problem("name", "there is another manager \"" + name + "\"; give each its own name");
            }
            managers.add(manager(values, name));
        }
        return managers;
    }

    private static String nameAt(int index) {
        return index == 0 ? "failover" : "failover-" + (index + 1);
    }

    private FailoverSpec manager(Values values, String name) {
        Manager manager = word(Manager.class, values.text("manager"));
        String watches = watches(values);
        List<String> candidates = candidates(values, watches);
        checkSources(values, watches);
        checkLinks(values, watches);
        checkGtid(values, watches);
        Values reroute = values.section("reroute");
        return new FailoverSpec(
                name,
                manager,
                values.has("host") ? names.host(values, "host") : "",
                values.whole("rtt"),
                watches,
                candidates,
                word(PromotionRule.class, values.text("promote")),
                values.flag("drain"),
                values.flag("gtid"),
                word(Fencing.class, values.text("fencing")),
                values.flag("unset_read_only"),
                salvage(values, manager),
                values.has("refuse_if_lag_above") ? values.whole("refuse_if_lag_above") / SECOND : Long.MAX_VALUE,
                unapplied(values, manager),
                word(Route.Kind.class, reroute.text("by")),
                reroute.whole("after"),
                word(OldPrimary.class, values.text("old_primary")),
                new RebuildBinder(root, names).sizes(values, manager, watches),
                secondary(values),
                timing(values, manager));
    }

    private String watches(Values values) {
        String watches;
        if (values.has("watches")) {
            watches = names.server(values, "watches");
        } else if (workloads.isEmpty()) {
            throw values.problem("watches", "\"watches\" is missing; name the primary");
        } else {
            watches = workloads.get(0).on();
            reading.derived(values.path() + ".watches", watches, "the first workload writes to it");
        }
        if (names.replicasOf(watches).isEmpty()) {
            throw values.problem("watches", watches + " has no replica that could take over; add one to replication");
        }
        return watches;
    }

    private List<String> candidates(Values values, String watches) {
        List<String> candidates = texts(values, "candidates");
        for (String candidate : candidates) {
            if (!names.replicasOf(watches).contains(candidate)) {
                throw values.problem(
                        "candidates",
                        candidate + " is no replica of " + watches + "; its replicas are "
                                + String.join(", ", names.replicasOf(watches)));
            }
        }
        if (candidates.isEmpty() && values.text("promote").equals("fixed")) {
            throw values.problem(
                    "promote",
                    "\"fixed\" needs candidates; add candidates: ["
                            + names.replicasOf(watches).get(0) + "]");
        }
        return candidates;
    }

    /** Managers change and start the default connection; none of them knows that a replica may have others. */
    private void checkSources(Values values, String watches) {
        for (String replica : names.replicasOf(watches)) {
            Set<String> connections =
                    names.sources().getOrDefault(replica, Map.of()).keySet();
            if (!connections.equals(Set.of(""))) {
                throw values.problem(
                        "watches",
                        replica + " has named connections, which no failover manager follows; let it replicate from "
                                + watches + " alone and without a name, or watch another primary");
            }
        }
    }

    /** Whoever takes over is replicated from by the others. */
    private void checkLinks(Values values, String watches) {
        List<String> replicas = names.replicasOf(watches);
        for (String one : replicas) {
            for (String other : replicas) {
                if (one.compareTo(other) < 0 && !names.joined(one, other)) {
                    throw values.problem(
                            "watches",
                            "if one of " + one + " and " + other
                                    + " takes over, the other replicates from it, and there"
                                    + " is no link between them; add to links: {between: [" + one + ", " + other
                                    + "], rtt: 1ms}");
                }
            }
        }
    }

    private void checkGtid(Values values, String watches) {
        List<String> servers = new ArrayList<>(names.replicasOf(watches));
        servers.add(watches);
        for (String server : servers) {
            if (values.flag("gtid") && names.profile(server).generation() == Generation.MARIADB_5_5) {
                throw values.problem("gtid", server + " is too old for GTIDs; write gtid: OFF or another profile");
            }
        }
    }

    private boolean salvage(Values values, Manager manager) {
        if (values.has("salvage")) {
            boolean can = manager == Manager.MHA || manager == Manager.MANUAL;
            if (values.flag("salvage") && !can) {
                throw values.problem("salvage", "only mha and manual fetch the tail of a binary log; remove the line");
            }
            return values.flag("salvage");
        }
        boolean on = manager == Manager.MHA;
        reading.derived(values.path() + ".salvage", on ? "ON" : "OFF", "as the manager does");
        return on;
    }

    private long unapplied(Values values, Manager manager) {
        if (values.has("check_repl_delay")) {
            return values.whole("check_repl_delay");
        }
        if (manager != Manager.MHA) {
            return Long.MAX_VALUE;
        }
        reading.derived(values.path() + ".check_repl_delay", Dimension.BYTES.write(MHA_UNAPPLIED), "MHA's own");
        return MHA_UNAPPLIED;
    }

    private List<String> secondary(Values values) {
        List<String> hosts = texts(values, "secondary");
        for (String host : hosts) {
            if (!names.hosts().contains(host)) {
                throw values.problem(
                        "secondary",
                        "there is no host \"" + host + "\"; hosts are " + String.join(", ", names.hosts()));
            }
        }
        return hosts;
    }

    private Timing timing(Values values, Manager manager) {
        return new Timing(
                values.has("phase") ? values.whole("phase") : -1,
                values.whole("instance_poll"),
                values.whole("analysis"),
                derived(values, "ping_interval", manager == Manager.MANUAL ? SECOND : 3 * SECOND),
                values.count("failures"),
                values.whole("connect_timeout"),
                values.whole("notices_after"),
                values.whole("restart_takes"),
                values.whole("fencing_takes"),
                at(values, manager),
                derived(values, "block", block(manager)));
    }

    private static long block(Manager manager) {
        return switch (manager) {
            case ORCHESTRATOR -> 3600 * SECOND;
            case MHA -> 8 * 3600 * SECOND;
            case MANUAL, SWITCHOVER -> 0;
        };
    }

    private long derived(Values values, String field, long usual) {
        if (values.has(field)) {
            return values.whole(field);
        }
        reading.derived(values.path() + "." + field, Dimension.TIME.write(usual), "as the manager does");
        return usual;
    }

    private long at(Values values, Manager manager) {
        boolean planned = manager == Manager.SWITCHOVER;
        if (planned && !values.has("at")) {
            throw values.problem("manager", "a switchover is planned: write when, as in at: 10s");
        }
        if (!planned && values.has("at")) {
            throw values.problem("at", "only a switchover has a time; the others act when the primary is gone");
        }
        if (planned && values.whole("at") >= root.whole("duration")) {
            throw values.problem(
                    "at", "this is after the end of the run, " + Dimension.TIME.write(root.whole("duration")));
        }
        return planned ? values.whole("at") : 0;
    }

    private static List<String> texts(Values values, String field) {
        List<String> texts = new ArrayList<>();
        if (values.has(field)) {
            for (Object each : values.value(field, List.class)) {
                texts.add(String.valueOf(each));
            }
        }
        return texts;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
