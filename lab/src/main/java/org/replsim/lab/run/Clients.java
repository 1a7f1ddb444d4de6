package org.replsim.lab.run;

import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.replsim.lab.load.Acknowledged;
import org.replsim.lab.load.Load;
import org.replsim.run.WorkloadRecord;

/** What the clients of one server saw, from the log of their OKs. */
final class Clients {

    private static final int DIGITS = 3;

    private final List<Load> loads;
    private final List<Acknowledged> told;

    /** @param loads that write to the server */
    Clients(List<Load> loads) {
        this.loads = loads;
        this.told = loads.stream().flatMap(load -> load.acknowledged().stream()).toList();
    }

    /** Their record over a window. */
    WorkloadRecord record(long fromNanos, long toNanos) {
        Histogram latency = latency(fromNanos, toNanos);
        double window = toNanos - fromNanos;
        long commits = latency.getTotalCount();
        double mean = told.stream()
                .filter(one -> one.okNanos() > fromNanos && one.okNanos() <= toNanos)
                .mapToLong(one -> one.okNanos() - one.arrivedNanos())
                .average()
                .orElse(Double.NaN);
        double inside = told.stream()
                        .mapToLong(one ->
                                Math.max(0, Math.min(toNanos, one.okNanos()) - Math.max(fromNanos, one.arrivedNanos())))
                        .sum()
                / window;
        return new WorkloadRecord(
                commits,
                commits * 1e9 / window,
                mean,
                latency,
                Math.abs(inside - commits / window * mean) / inside,
                loads.stream().mapToLong(Load::deadlocks).sum(),
                loads.stream().mapToLong(Load::lockTimeouts).sum(),
                loads.stream()
                        .mapToLong(load -> load.failed(fromNanos, toNanos))
                        .sum(),
                new TreeMap<>());
    }

    /** Latencies of what was acknowledged after one instant and not after another. */
    Histogram latency(long afterNanos, long untilNanos) {
        Histogram histogram = new Histogram(DIGITS);
        for (Acknowledged one : told) {
            if (one.okNanos() > afterNanos && one.okNanos() <= untilNanos) {
                histogram.recordValue(Math.max(0, one.okNanos() - one.arrivedNanos()));
            }
        }
        return histogram;
    }
}
