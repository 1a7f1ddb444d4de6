package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Fault;
import org.replsim.fault.Freeze;
import org.replsim.fault.FreezeHost;
import org.replsim.fault.Plan;
import org.replsim.fault.PurgeBinlogs;
import org.replsim.fault.RandomEntry;
import org.replsim.fault.Renewal;
import org.replsim.fault.Restore;
import org.replsim.fault.StartServer;
import org.replsim.fault.Thaw;
import org.replsim.fault.ThawHost;
import org.replsim.fault.TimelineEntry;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.PairType;
import org.replsim.scenario.field.Values;
import org.replsim.workload.WorkloadSpec;

/** From the timeline and the failures of a scenario to what is going to happen in a run. */
final class TimelineBinder {

    /** So rarely does a draw lie below the bound that a check asks for. */
    private static final double HARDLY_EVER = 1e-9;

    private final Values root;
    private final Names names;
    private final ClusterBinder cluster;
    private final List<WorkloadSpec> workloads;
    private final long warmupNanos;
    private final List<TimelineEntry> fixed = new ArrayList<>();
    private final List<RandomEntry> random = new ArrayList<>();

    TimelineBinder(Values root, Names names, ClusterBinder cluster, List<WorkloadSpec> workloads, long warmupNanos) {
        this.root = root;
        this.names = names;
        this.cluster = cluster;
        this.workloads = workloads;
        this.warmupNanos = warmupNanos;
    }

    /**
     * What happens.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem for an unknown name, or a time that makes no sense
     */
    Plan plan() {
        for (Values entry : root.list("timeline")) {
            Distribution at = entry.distribution("at");
            if (at instanceof Distribution.Constant when && when.value() >= root.whole("duration")) {
                throw entry.problem(
                        "at", "this is after the end of the run, " + Dimension.TIME.write(root.whole("duration")));
            }
            if (entry.has(TimelineShape.MAINTENANCE)) {
                maintenance(entry, at);
            } else if (!entry.has(ScriptBinder.SQL)) {
                add(at, 0, "", entry, entry);
            }
        }
        List<Renewal> renewals = new ArrayList<>();
        root.list("failures").forEach(failure -> renewals.add(renewal(failure)));
        return new Plan(fixed, random, renewals);
    }

    private void maintenance(Values entry, Distribution at) {
        Values work = entry.section(TimelineShape.MAINTENANCE);
        List<Values> steps = work.list("steps");
        if (steps.isEmpty()) {
            throw work.problem("steps", "needs at least one step");
        }
        long after = 0;
        for (Values step : steps) {
            after += step.whole("after");
            add(at, after, work.text("name"), step, entry);
        }
    }

    private void add(Distribution at, long after, String label, Values step, Values entry) {
        Fault fault = FaultKind.bind(step, names);
        check(fault, step);
        checkWarmup(fault, at.quantile(HARDLY_EVER) + after, at, entry);
        if (at instanceof Distribution.Constant when) {
            fixed.add(new TimelineEntry((long) when.value() + after, fault, label));
        } else {
            random.add(new RandomEntry("timeline " + root.list("timeline").indexOf(entry), at, after, fault, label));
        }
    }

    private void check(Fault fault, Values step) {
        for (WorkloadSpec workload : workloads) {
            if (workload.reconnect() == null && fault.ends(workload.on())) {
                throw step.problem(
                        step.has("restart") ? "restart" : "shutdown",
                        "the clients of workloads on " + workload.on()
                                + " would not come back; let them (reconnect: {}), write to it by statements, or"
                                + " crash it");
            }
        }
        if (fault instanceof PurgeBinlogs purge) {
            cluster.checkBinlog(step, "purge_binlogs", purge.server(), "has its binary logs purged");
        }
    }

    private void checkWarmup(Fault fault, double earliestNanos, Distribution at, Values entry) {
        String primary = workloads.isEmpty() ? "" : workloads.get(0).on();
        if (primary.isEmpty() || !fault.kills(primary, hostOf(primary)) || earliestNanos > warmupNanos) {
            return;
        }
        boolean certain = at instanceof Distribution.Constant;
        throw entry.problem(
                "at",
                primary + (certain ? " crashes" : " may crash")
                        + " before the warm-up ends, so that nothing is measured; write a shorter warmup or a later crash"
                        + (certain ? "" : ", such as {uniform: {low: ..., high: ...}}"));
    }

    private Renewal renewal(Values failure) {
        Distribution toFailure = failure.distribution("mttf");
        Distribution toRepair = failure.distribution("mttr");
        if (!(toFailure.mean() > 0)) {
            throw failure.problem(
                    "mttf", "something that works for no time cannot fail again and again; write more than 0");
        }
        if (failure.has("cut")) {
            PairType.Pair ends = names.link(failure, "cut");
            return new Renewal(
                    "cut " + ends.first() + "-" + ends.second(),
                    toFailure,
                    toRepair,
                    new Cut(ends.first(), ends.second(), CutKind.SILENT),
                    new Restore(ends.first(), ends.second()));
        }
        if (failure.has("freeze_host")) {
            String host = names.host(failure, "freeze_host");
            return new Renewal("freeze host " + host, toFailure, toRepair, new FreezeHost(host), new ThawHost(host));
        }
        if (failure.has("freeze")) {
            String server = names.server(failure, "freeze");
            return new Renewal("freeze " + server, toFailure, toRepair, new Freeze(server), new Thaw(server));
        }
        String server = names.server(failure, "crash");
        Fault crash = new CrashProcess(server);
        checkClients(server, failure);
        return new Renewal("crash " + server, toFailure, toRepair, crash, new StartServer(server));
    }

    /** Clients that lose their server for good would make the rest of a long run meaningless. */
    private void checkClients(String server, Values failure) {
        if (workloads.stream()
                .anyMatch(workload ->
                        workload.reconnect() == null && workload.on().equals(server))) {
            throw failure.problem(
                    "crash",
                    "the clients of workloads on " + server
                            + " would not come back; let them (reconnect: {}), let a replica fail, or freeze it");
        }
    }

    private String hostOf(String server) {
        Values values = root.map("servers").get(server);
        return values == null ? "" : values.text("host");
    }
}
