package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.run.Run;
import org.replsim.run.RunSpec;
import org.replsim.run.Watcher;

/** Watches one run and fails at the first thing that no scenario may show. */
final class Checker implements Watcher {

    private static final long EVERY_NANOS = 100_000_000L;

    private final RunSpec spec;
    private final Tally tally = new Tally();
    private List<Node> nodes = new ArrayList<>();
    private @Nullable Books books;
    /** A primary has another now, whose transactions it may log itself. */
    private boolean replaced;

    /** All that is made when the cluster is known. */
    private record Books(
            Holdings holdings, Incidents incidents, AckPromise promise, Positions positions, LastLook lastLook) {}

    private Checker(RunSpec spec) {
        this.spec = spec;
    }

    /**
     * Runs a scenario under the eyes of a checker.
     *
     * @return what was looked at
     * @throws AssertionError what was wrong, and when
     */
    static Tally check(RunSpec spec) {
        Checker checker = new Checker(spec);
        Run.watched(spec, checker, EVERY_NANOS);
        return checker.tally;
    }

    @Override
    public void begins(Cluster cluster) {
        nodes = List.copyOf(cluster.nodes());
        Holdings holdings = new Holdings(cluster);
        Incidents incidents = new Incidents(spec, cluster);
        books = new Books(
                holdings,
                incidents,
                new AckPromise(cluster, holdings, incidents, tally),
                new Positions(cluster, holdings, incidents, tally),
                new LastLook(cluster, tally, !spec.procedures().isEmpty()));
    }

    private Books books() {
        return Objects.requireNonNull(books);
    }

    @Override
    public void stops(long nowNanos) {
        books().incidents.faultsOf(nowNanos);
        books().incidents.look(nowNanos);
        at(nowNanos, () -> {
            books().positions.check(nowNanos);
            books().promise.check(nowNanos);
            for (int server = 0; server < nodes.size(); server++) {
                if (books().incidents.promoted(server)) {
                    replaced = true;
                    books().promise.promoted(server, nowNanos);
                }
            }
            if (nowNanos < spec.durationNanos() - 1_000_000_000L) {
                books().lastLook.remember();
            } else if (nowNanos == spec.durationNanos()) {
                for (int source = 0; source < nodes.size() && !replaced; source++) {
                    books().promise.checkMostReceived(source, nowNanos);
                }
                books().lastLook.check(nowNanos);
            }
        });
    }

    @Override
    public void died(int server, long nowNanos) {
        books().incidents.look(nowNanos);
        at(nowNanos, () -> books().promise.checkMostReceived(server, nowNanos));
    }

    private static void at(long nowNanos, Runnable check) {
        try {
            check.run();
        } catch (AssertionError wrong) {
            throw new AssertionError("at " + nowNanos / 1_000 + " us: " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public void ackSent(int replica, int source, long row, long nowNanos) {
        books().promise.ackSent(replica, source, row, nowNanos);
    }

    @Override
    public void ackEndsWait(int server, long row, long nowNanos) {
        at(nowNanos, () -> books().promise.ackEndsWait(server, row, nowNanos));
    }

    @Override
    public void written(int server, long row, long nowNanos) {
        books().holdings.written(server, row, nowNanos);
    }

    @Override
    public void received(int replica, int source, long row, long nowNanos) {
        books().incidents.look(nowNanos);
        books().holdings.received(replica, source, row, nowNanos);
    }

    @Override
    public void applied(int replica, int source, long row, long nowNanos) {
        books().holdings.applied(replica, source, row, nowNanos);
    }

    @Override
    public void skipped(int replica, int source, long row, long nowNanos) {
        books().holdings.skipped(replica, source, row, nowNanos);
    }

    @Override
    public void discarded(int server, long from, long to, long nowNanos) {
        books().holdings.discarded(server, from, to, nowNanos);
    }

    @Override
    public void undone(int replica, int source, long from, long to, long nowNanos) {
        books().holdings.undone(replica, source, from, to, nowNanos);
    }

    @Override
    public void relayDiscarded(int replica, int source, long from, long to, long nowNanos) {
        books().holdings.relayDiscarded(replica, source, from, to, nowNanos);
    }
}
