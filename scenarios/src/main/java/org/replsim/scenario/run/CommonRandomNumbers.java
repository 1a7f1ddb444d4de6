package org.replsim.scenario.run;

import org.replsim.scenario.Scenario;

/** How much it helps that variants share their random numbers. */
public final class CommonRandomNumbers {

    private CommonRandomNumbers() {}

    /**
     * Variance of the difference in throughput between two variants when both use the same seed, divided by the variance
     * when they do not: 1 means sharing does not help, 0.1 means ten times fewer replications do.
     *
     * @param scenario with both variants
     * @param a one variant
     * @param b the other
     * @param replications how many pairs, at least 3
     */
    public static double varianceRatio(Scenario scenario, String a, String b, int replications) {
        throw new UnsupportedOperationException(scenario.name() + a + b + replications);
    }
}
