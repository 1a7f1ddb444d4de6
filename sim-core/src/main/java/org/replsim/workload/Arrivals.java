package org.replsim.workload;

import java.util.Arrays;

/** When transactions of an open workload arrive. Rates are transactions per second, times nanoseconds. */
public sealed interface Arrivals {

    /** Independent arrivals at a constant rate. */
    record Poisson(double rate) implements Arrivals {}

    /** Poisson arrivals whose rate jumps between two values; the stays are exponential with the given means. */
    record Bursty(double highRate, long highMeanNanos, double lowRate, long lowMeanNanos) implements Arrivals {}

    /** Poisson arrivals whose rate follows a cosine: {@code mean * (1 + swing * cos(2 pi (t - peakAt) / period))}. */
    record DailyCurve(double meanRate, double swing, long periodNanos, long peakAtNanos) implements Arrivals {}

    /** The instants themselves, ascending. */
    record Recorded(long[] nanos) implements Arrivals {
        /** Copies and sorts the instants. */
        public Recorded {
            nanos = nanos.clone();
            Arrays.sort(nanos);
        }
    }

    /**
     * Those of a recording, whose transactions are sent as well.
     *
     * @param recording at least one transaction
     * @param speed how many times faster than they came
     * @param rounds how often the recording is played, one playing behind the other
     */
    record Replay(Recording recording, double speed, int rounds) implements Arrivals {}
}
