package org.replsim.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.replsim.admin.Admin;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.cluster.Paths;
import org.replsim.engine.Timer;
import org.replsim.procedure.Course;
import org.replsim.procedure.Figure;
import org.replsim.procedure.Step;

/** A manager at work: whom it watches, its connections, and its attempts to replace a primary. */
public final class FailoverCourse implements Course {

    private final FailoverSpec spec;
    private final Admin admin;
    private final Cluster cluster;
    private final Bars bars;
    private final Map<String, Desk> watchDesks = new TreeMap<>();
    private final Map<String, Desk> desks = new TreeMap<>();
    private final List<Recovery> recoveries = new ArrayList<>();
    private final Rebuilding rebuilding = new Rebuilding();
    private final Watch watch;
    private String primary;
    private List<String> replicas;
    private boolean acts;
    private long blockedUntilNanos;
    private boolean saidBlocked;

    FailoverCourse(FailoverSpec spec, Admin admin, long seed) {
        this.spec = spec;
        this.admin = admin;
        cluster = admin.cluster();
        bars = new Bars(cluster.simulation());
        primary = spec.watches();
        replicas = replicasOf(primary);
        watch = Watch.begin(this, seed);
    }

    @Override
    public List<Step> steps() {
        return rebuilding.with(bars.steps());
    }

    @Override
    public List<Figure> figures() {
        return rebuilding.figures();
    }

    /** What came of each attempt, in their order. */
    public List<Takeover> takeovers() {
        return recoveries.stream().map(Recovery::takeover).toList();
    }

    FailoverSpec spec() {
        return spec;
    }

    Admin admin() {
        return admin;
    }

    Cluster cluster() {
        return cluster;
    }

    Bars bars() {
        return bars;
    }

    /** Old primaries that are built anew. */
    Rebuilding rebuilding() {
        return rebuilding;
    }

    long now() {
        return cluster.simulation().now();
    }

    Timer timer(String role, Runnable reaction) {
        return cluster.simulation().timer(cluster.simulation().free(spec.name(), role), reaction);
    }

    /** Who accepts writes, as far as the manager knows. */
    String primary() {
        return primary;
    }

    /** Who replicates from it, as far as the manager knows. */
    List<String> replicas() {
        return replicas;
    }

    /** The primary and its replicas. */
    List<String> instances() {
        List<String> all = new ArrayList<>(List.of(primary));
        all.addAll(replicas);
        return all;
    }

    /** Whether a takeover is under way. */
    boolean acts() {
        return acts;
    }

    Watch watch() {
        return watch;
    }

    /** The connection for looking at a server. */
    Desk watchDesk(String server) {
        return watchDesks.computeIfAbsent(server, name -> new Desk(admin, spec, name, "watches"));
    }

    /** The connection for acting on a server. */
    Desk desk(String server) {
        return desks.computeIfAbsent(server, name -> new Desk(admin, spec, name, "acts on"));
    }

    /** How to speak to a server. */
    Words words(String server) {
        return new Words(cluster.node(server).server().profile());
    }

    /** Whether a host of the secondary route reaches the primary. */
    boolean othersReachPrimary() {
        Node node = cluster.node(primary);
        for (String host : spec.secondary()) {
            Paths.Path path = cluster.paths().between(host, primary);
            if (path.open() && node.server().answers()) {
                return true;
            }
        }
        return false;
    }

    /** The watch is sure that the primary has to be replaced. */
    void confirmed(long firstFailureNanos, String why) {
        if (now() < blockedUntilNanos) {
            if (!saidBlocked) {
                saidBlocked = true;
                int step = bars.begin(recoveries.size() + 1, "detect", primary, faultNanos(firstFailureNanos));
                bars.end(step, why + "; blocked, the last takeover was too short a time ago");
            }
            return;
        }
        acts = true;
        blockedUntilNanos = now() + spec.timing().blockNanos();
        saidBlocked = false;
        Recovery recovery = new Recovery(this, recoveries.size() + 1, faultNanos(firstFailureNanos), why);
        recoveries.add(recovery);
        recovery.begin();
    }

    /** The takeover is over as far as the primary is concerned; replicas may still be under way. */
    void over(String promoted) {
        acts = false;
        if (!promoted.isEmpty()) {
            String old = primary;
            replicas = replicas.stream().filter(name -> !name.equals(promoted)).toList();
            primary = promoted;
            if (spec.oldPrimary() != OldPrimary.LEAVE && spec.manager() != Manager.SWITCHOVER) {
                new Homecoming(this, recoveries.size(), old);
            }
        }
    }

    /** A server replicates from the primary again. */
    void joined(String server) {
        if (!replicas.contains(server)) {
            List<String> more = new ArrayList<>(replicas);
            more.add(server);
            replicas = List.copyOf(more);
        }
    }

    /** When the primary died or was cut off from the manager; the first failure if nothing of that is known. */
    private long faultNanos(long firstFailureNanos) {
        long down = cluster.node(primary).downSinceNanos();
        long cut = cluster.paths().between(spec.host(), primary).cutSinceNanos();
        return down >= 0 ? down : cut >= 0 ? cut : firstFailureNanos;
    }

    private List<String> replicasOf(String source) {
        return cluster.replicasOf(source).stream()
                .map(replica -> replica.server().name())
                .toList();
    }
}
