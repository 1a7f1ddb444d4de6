package org.replsim.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The mean of a correlated series and its confidence interval by batch means (Law, Simulation Modeling and Analysis, 9.5):
 * means of long batches are nearly independent and normal. The interval misses the true mean once in 10^4 series; as the
 * seeds are fixed, a series that agrees does so for ever.
 */
public final class BatchMeans {

    private static final double MISSED = 1e-4;

    private final SummaryStatistics means = new SummaryStatistics();

    /** The mean of one batch. */
    public void add(double batchMean) {
        means.addValue(batchMean);
    }

    /** The theory lies within the interval, and the interval is narrow enough to tell it from a wrong one. */
    public void agreeWith(double theory, double sharpness) {
        TDistribution student = new TDistribution(null, means.getN() - 1);
        double halfWidth = student.inverseCumulativeProbability(1 - MISSED / 2)
                * means.getStandardDeviation()
                / Math.sqrt((double) means.getN());
        assertThat(halfWidth).as("half width of the interval").isLessThan(sharpness * theory);
        assertThat(means.getMean()).isEqualTo(theory, within(halfWidth));
    }
}
