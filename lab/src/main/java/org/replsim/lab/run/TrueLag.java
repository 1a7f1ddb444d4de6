package org.replsim.lab.run;

import java.util.List;

/** How old the oldest transaction is that a replica has not applied, as far as counting at fixed instants can tell. */
final class TrueLag {

    private TrueLag() {}

    /**
     * The age in nanoseconds; between two looks at the source, its transactions are taken to be evenly spread.
     *
     * @param replica how it was at the instant that matters
     * @param source all that was seen of its source, in order of time
     */
    static double nanos(Sample replica, List<Sample> source) {
        long next = replica.applied() + 1;
        long from = 0;
        long before = 0;
        for (Sample sample : source) {
            if (sample.written() >= next) {
                double share = (double) (next - before) / (sample.written() - before);
                double born = from + share * (sample.atNanos() - from);
                return Math.max(0, replica.atNanos() - born);
            }
            from = sample.atNanos();
            before = sample.written();
        }
        return 0;
    }
}
