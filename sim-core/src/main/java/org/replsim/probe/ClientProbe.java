package org.replsim.probe;

import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.replsim.server.source.Phase;
import org.replsim.server.source.Session;

/** What the clients of one server see: population, answers, latencies, and where the time goes. */
public final class ClientProbe {

    private static final long LONGEST_NANOS = 1L << 50;

    private final Histogram windowLatency = new Histogram(LONGEST_NANOS, 3);
    private final Histogram binLatency = new Histogram(LONGEST_NANOS, 2);
    private final long[] phaseNanos = new long[Phase.values().length];
    private boolean measuring;

    private long population;
    private long populationSinceNanos;
    private double populationIntegral;
    private long binCommits;
    private double latencySum;
    private double commitLatencySum;
    private long commits;
    private long deadlocks;
    private long lockTimeouts;
    private long failed;

    void measure(boolean on, long now) {
        advance(now);
        measuring = on;
    }

    void arrived(long now) {
        advance(now);
        population++;
    }

    void acknowledged(long latencyNanos, long now) {
        advance(now);
        population--;
        binCommits++;
        long latency = Math.min(latencyNanos, LONGEST_NANOS);
        binLatency.recordValue(latency);
        if (measuring) {
            commits++;
            latencySum += latencyNanos;
            commitLatencySum += latencyNanos;
            windowLatency.recordValue(latency);
        }
    }

    void failed(int errno, long latencyNanos, boolean gone, long now) {
        advance(now);
        if (gone) {
            population--;
        }
        if (!measuring) {
            return;
        }
        if (gone) {
            latencySum += latencyNanos;
        }
        switch (errno) {
            case Session.ER_LOCK_DEADLOCK -> deadlocks++;
            case Session.ER_LOCK_WAIT_TIMEOUT -> lockTimeouts++;
            default -> failed++;
        }
    }

    void phase(int phase, long nanos) {
        if (measuring) {
            phaseNanos[phase] += nanos;
        }
    }

    /** Takes the latencies since the last call out. */
    Histogram binLatency() {
        return binLatency;
    }

    long takeBinCommits() {
        long taken = binCommits;
        binCommits = 0;
        binLatency.reset();
        return taken;
    }

    /** Latencies in the measurement window, nanoseconds. */
    public Histogram windowLatency() {
        return windowLatency;
    }

    /** Their mean, which the histogram knows only to its resolution; NaN if there is none. */
    public double latencyMeanNanos() {
        return commitLatencySum / commits;
    }

    /** Transactions answered with OK in the window. */
    public long commits() {
        return commits;
    }

    /** Answers 1213 in the window. */
    public long deadlocks() {
        return deadlocks;
    }

    /** Answers 1205 in the window. */
    public long lockTimeouts() {
        return lockTimeouts;
    }

    /** Lost connections in the window. */
    public long failed() {
        return failed;
    }

    /** Little's law over a window of that length: |L - lambda W| / L, where lambda W is the sum of sojourns over time. */
    public double littleResidual(long windowNanos) {
        double mean = populationIntegral / windowNanos;
        return mean == 0 ? 0 : Math.abs(mean - latencySum / windowNanos) / mean;
    }

    /** Mean time of a transaction in each phase, by label, nanoseconds. */
    public SortedMap<String, Double> phaseMeanNanos() {
        SortedMap<String, Double> means = new TreeMap<>();
        for (Phase phase : Phase.values()) {
            means.put(phase.label(), commits == 0 ? 0 : phaseNanos[phase.ordinal()] / (double) commits);
        }
        return means;
    }

    private void advance(long now) {
        if (measuring) {
            populationIntegral += (double) population * (now - populationSinceNanos);
        }
        populationSinceNanos = now;
    }
}
