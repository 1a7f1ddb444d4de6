package org.replsim.run;

import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * What the clients of one server saw in the measurement window.
 *
 * @param commits transactions acknowledged to their clients
 * @param throughput commits per second
 * @param latencyMeanNanos mean time from the arrival of a transaction to its OK, exact; NaN if there was none
 * @param commitLatency distribution of that time to three significant digits, nanoseconds
 * @param littleResidual |L - lambda W| / L over the window: Little's law, about 0 when the books balance
 * @param deadlocks victims of error 1213
 * @param lockTimeouts statements that failed with error 1205
 * @param failed transactions that ended without an answer because the server died
 * @param phaseMeanNanos mean time of a transaction in each phase of its commit, by the phase's name, in order of names
 */
public record WorkloadRecord(
        long commits,
        double throughput,
        double latencyMeanNanos,
        Histogram commitLatency,
        double littleResidual,
        long deadlocks,
        long lockTimeouts,
        long failed,
        SortedMap<String, Double> phaseMeanNanos) {}
