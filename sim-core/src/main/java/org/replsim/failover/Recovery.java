package org.replsim.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.replsim.admin.Answer;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.cluster.Route;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;

/** One attempt to replace a primary, step by step: decide, salvage, fence, drain, promote; then repoint and reroute. */
final class Recovery {

    private final FailoverCourse course;
    private final FailoverSpec spec;
    private final Cluster cluster;
    private final Bars bars;
    private final int attempt;
    private final String old;
    private final List<String> replicas;
    private final long faultNanos;
    private final long detectedNanos;
    private final Map<String, Seen> seen = new TreeMap<>();
    private String promoted = "";
    private long promotedNanos = -1;
    private long keptRows;
    private long lastApplied = -1;

    Recovery(FailoverCourse course, int attempt, long faultNanos, String why) {
        this.course = course;
        this.attempt = attempt;
        this.faultNanos = faultNanos;
        spec = course.spec();
        cluster = course.cluster();
        bars = course.bars();
        old = course.primary();
        replicas = course.replicas();
        detectedNanos = course.now();
        if (spec.manager() != Manager.SWITCHOVER) {
            bars.end(bars.begin(attempt, "detect", old, faultNanos), why);
        }
    }

    /** Asks everybody how far he is. */
    void begin() {
        int step = bars.begin(attempt, "decide", "");
        Gather all = new Gather(replicas.size(), () -> decide(step));
        for (String replica : replicas) {
            ask(replica, course.words(replica).replicaStatus(), answer -> {
                seen.put(replica, Seen.of(answer));
                all.one();
            });
        }
    }

    Takeover takeover() {
        Route route = cluster.paths().route(spec.watches());
        boolean here = !promoted.isEmpty() && route.target().server().name().equals(promoted);
        return new Takeover(
                spec.name(),
                attempt,
                old,
                promoted,
                faultNanos,
                detectedNanos,
                promotedNanos,
                here ? route.firstCommitNanos() : -1,
                keptRows,
                promoted.isEmpty() ? 0 : Places.stranded(cluster.node(old), keptRows),
                here ? route.oldCommits() : 0,
                here ? route.dualWriterNanos() : 0);
    }

    FailoverCourse course() {
        return course;
    }

    int attempt() {
        return attempt;
    }

    String old() {
        return old;
    }

    String promoted() {
        return promoted;
    }

    List<String> others() {
        return replicas.stream().filter(name -> !name.equals(promoted)).toList();
    }

    void ask(String server, String statement, Consumer<Answer> then) {
        course.desk(server).ask(statement, spec.timing().connectTimeoutNanos(), then);
    }

    private void decide(int step) {
        Choice choice = choose();
        bars.end(step, choice.why());
        promoted = choice.name();
        if (promoted.isEmpty()) {
            course.over("");
        } else if (spec.manager() == Manager.SWITCHOVER) {
            new Handover(this).begin();
        } else {
            stopReceiving();
        }
    }

    private Choice choose() {
        List<String> order = new ArrayList<>(spec.candidates());
        order.removeIf(name -> !replicas.contains(name));
        if (spec.candidates().isEmpty()) {
            order.addAll(replicas);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (String name : order) {
            Seen now = seen.getOrDefault(name, Seen.NOTHING);
            candidates.add(new Candidate(
                    name, now, Eligibility.obstacle(spec, cluster, name, now, lag(name, now), others(name))));
        }
        return Choice.of(spec.promote(), candidates);
    }

    private List<Node> others(String name) {
        return replicas.stream()
                .filter(other -> !other.equals(name))
                .map(cluster::node)
                .toList();
    }

    private long lag(String name, Seen now) {
        return now.behindSeconds() >= 0 ? now.behindSeconds() : course.watch().lastBehind(name);
    }

    /** 5.1 step 1: nobody receives any more, so that nobody moves while he is compared and equalised. */
    private void stopReceiving() {
        boolean all = spec.manager() != Manager.ORCHESTRATOR;
        List<String> whom = all ? replicas : List.of(promoted);
        Gather stopped = new Gather(whom.size(), this::salvage);
        for (String replica : whom) {
            ask(replica, course.words(replica).stopIo(), answer -> stopped.one());
        }
    }

    private void salvage() {
        boolean equalises = spec.manager() == Manager.MHA;
        Node dead = cluster.node(old);
        boolean tail = spec.salvage()
                && course.desk(old).hostAnswers()
                && !dead.server().alive();
        if (!equalises && !tail) {
            fence();
            return;
        }
        new Salvage(this, dead, tail).begin(this::fence);
    }

    private void fence() {
        new Fence(this).begin(this::drain);
    }

    private void drain() {
        if (!spec.drain()) {
            promote();
            return;
        }
        int step = bars.begin(attempt, "drain", promoted);
        new Drained(this, promoted, outcome -> {
                    bars.end(step, outcome);
                    promote();
                })
                .look();
    }

    /** What the new primary has of the old one's log is settled: its threads have stopped. */
    void settle() {
        Replica replica = cluster.node(promoted).replica();
        if (replica != null) {
            keptRows = replica.applier().appliedRows();
            lastApplied = Places.lastApplied(replica);
        }
    }

    /** The last transaction of the old primary that the new one has. */
    long lastApplied() {
        return lastApplied;
    }

    private void promote() {
        new Promote(this).begin();
    }

    /** It accepts writes, or refuses them if somebody forgot its read_only. */
    void promotedAt(Position position) {
        promotedNanos = course.now();
        course.over(promoted);
        boolean planned = spec.manager() == Manager.SWITCHOVER;
        new Repointing(this, position).begin(planned ? Handover.others(this) : others());
        reroute();
    }

    private void reroute() {
        Route route = cluster.paths().route(spec.watches());
        int step = bars.begin(attempt, "reroute", promoted);
        course.timer("reroute", () -> {
                    if (!route.used()) {
                        bars.end(step, "no client follows the address");
                    }
                    Route.Kind kind = spec.fencing() == Fencing.VIP ? Route.Kind.VIP : spec.route();
                    route.move(promoted, kind, () -> bars.end(step, "first commit on " + promoted));
                })
                .in(spec.rerouteNanos());
    }

    /** Whether the new primary will refuse writes because its read_only stays. */
    boolean staysReadOnly() {
        return cluster.node(promoted).server().variables().flag(ServerVariable.READ_ONLY);
    }
}
