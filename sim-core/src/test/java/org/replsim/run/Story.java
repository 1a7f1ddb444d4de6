package org.replsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.replsim.server.Probe;
import org.replsim.server.source.Phase;

/** Writes down everything that a run tells, for tests to look at afterwards. */
public final class Story implements Probe {

    /** A row and what happened to it when; {@code server} is the replica for what replicas do. */
    public record Event(int server, long row, long atNanos) {}

    /** A change of state, by the server's own words. */
    public record Change(int server, String text, long atNanos) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f %s", atNanos / 1e9, text);
        }
    }

    public final List<Event> published = new ArrayList<>();
    public final List<Event> told = new ArrayList<>();
    public final List<Event> received = new ArrayList<>();
    public final List<Event> applied = new ArrayList<>();
    /** What was lost, as {@code lost server: from-to} and {@code relay replica: from-to}. */
    public final List<String> discarded = new ArrayList<>();

    public final List<Change> ioThread = new ArrayList<>();
    public final List<Change> sqlThread = new ArrayList<>();
    public final List<Change> semiSync = new ArrayList<>();

    /** Transactions whose engine commit is over: they are visible, in the order of the log. */
    public long engineCommits;

    @Override
    public void phase(int server, int phase, long nanos) {
        engineCommits += phase == Phase.ENGINE_COMMIT.ordinal() ? 1 : 0;
    }

    @Override
    public void published(int server, long from, long to, long nowNanos) {
        for (long row = from; row < to; row++) {
            published.add(new Event(server, row, nowNanos));
        }
    }

    @Override
    public void atRisk(int server, long row, long nowNanos) {
        told.add(new Event(server, row, nowNanos));
    }

    @Override
    public void received(int replica, int source, long row, long nowNanos) {
        received.add(new Event(replica, row, nowNanos));
    }

    @Override
    public void applied(int replica, int source, long row, long nowNanos) {
        applied.add(new Event(replica, row, nowNanos));
    }

    @Override
    public void discarded(int server, long from, long to, long nowNanos) {
        discarded.add("lost " + server + ": " + from + "-" + to);
    }

    @Override
    public void relayDiscarded(int replica, int source, long from, long to, long nowNanos) {
        discarded.add("relay " + replica + ": " + from + "-" + to);
    }

    @Override
    public void semiSync(int server, boolean on, long nowNanos) {
        semiSync.add(new Change(server, on ? "ON" : "OFF", nowNanos));
    }

    @Override
    public void thread(int server, String connection, boolean ioThread, String text, long nowNanos) {
        (ioThread ? this.ioThread : sqlThread).add(new Change(server, text.isEmpty() ? "No" : text, nowNanos));
    }

    /** The changes as text, one a line. */
    public static List<String> lines(List<Change> changes) {
        return changes.stream().map(Change::toString).toList();
    }

    /** The instants of some events, in the order they happened. */
    public static long[] times(List<Event> events) {
        return events.stream().mapToLong(Event::atNanos).toArray();
    }
}
