package org.replsim.engine.random;

import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;

/**
 * How a quantity varies, as the scenario file writes it. Values have the unit of the quantity (nanoseconds for times).
 * {@link QuantileTable#of} turns it into something that can be drawn from cheaply.
 */
public sealed interface Distribution {

    /** The long-run average; infinite for a Pareto distribution with shape 1 or less. */
    double mean();

    /** The value that a share {@code p} of all draws exceeds, for p in (0, 1). */
    double upperQuantile(double p);

    /** The value that a share {@code p} of all draws falls short of, for p in (0, 1). */
    default double quantile(double p) {
        return upperQuantile(1 - p);
    }

    private static void check(boolean right, String need, Object given) {
        if (!right) {
            throw new IllegalArgumentException(need + ", not " + given);
        }
    }

    private static boolean isPositive(double number) {
        return number > 0 && number < Double.POSITIVE_INFINITY;
    }

    /** Always the same value. */
    record Constant(double value) implements Distribution {
        /** Checks that the value is a number. */
        public Constant {
            check(Double.isFinite(value), "a constant is a finite number", value);
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double upperQuantile(double p) {
            return value;
        }
    }

    /** Any value from {@code low} to {@code high} with equal density. */
    record Uniform(double low, double high) implements Distribution {
        /** Checks that the bounds are in order. */
        public Uniform {
            boolean finite = Double.isFinite(low) && Double.isFinite(high);
            check(finite && low <= high, "uniform needs low <= high", low + " and " + high);
        }

        @Override
        public double mean() {
            return (low + high) / 2;
        }

        @Override
        public double upperQuantile(double p) {
            return high - (high - low) * p;
        }
    }

    /** Exponential with the given mean. */
    record Exponential(double mean) implements Distribution {
        /** Checks that the mean is positive. */
        public Exponential {
            check(isPositive(mean), "exponential needs a mean above 0", mean);
        }

        @Override
        public double upperQuantile(double p) {
            return -mean * StrictMath.log(p);
        }

        @Override
        public double quantile(double p) {
            return -mean * StrictMath.log1p(-p);
        }
    }

    /** Lognormal, given by its median and 99th percentile. */
    record Lognormal(double p50, double p99) implements Distribution {
        /** Checks that the percentiles are positive and in order. */
        public Lognormal {
            boolean positive = isPositive(p50) && isPositive(p99);
            check(positive && p50 <= p99, "lognormal needs 0 < p50 <= p99", p50 + " and " + p99);
        }

        private double sigma() {
            return StrictMath.log(p99 / p50) / Normal.upperQuantile(0.01);
        }

        @Override
        public double mean() {
            double sigma = sigma();
            return p50 * StrictMath.exp(sigma * sigma / 2);
        }

        @Override
        public double upperQuantile(double p) {
            return p50 * StrictMath.exp(sigma() * Normal.upperQuantile(p));
        }

        @Override
        public double quantile(double p) {
            return p50 * StrictMath.exp(-sigma() * Normal.upperQuantile(p));
        }
    }

    /** Gamma with the given mean and shape (1 = exponential, larger = more regular). */
    record Gamma(double mean, double shape) implements Distribution {
        /** The solver may stop at this share of the mean; before, it stops at 14 digits. */
        private static final double NEGLIGIBLE = 1e-30;

        /** Checks that both are positive. */
        public Gamma {
            check(isPositive(mean) && isPositive(shape), "gamma needs mean > 0 and shape > 0", mean + " and " + shape);
        }

        @Override
        public double upperQuantile(double p) {
            return quantile(1 - p);
        }

        @Override
        public double quantile(double p) {
            return new GammaDistribution(null, shape, mean / shape, NEGLIGIBLE * mean).inverseCumulativeProbability(p);
        }
    }

    /** Pareto: P(X &gt; x) = (min / x)^shape for x &gt;= min. */
    record Pareto(double min, double shape) implements Distribution {
        /** Checks that both are positive. */
        public Pareto {
            check(isPositive(min) && isPositive(shape), "pareto needs min > 0 and shape > 0", min + " and " + shape);
        }

        @Override
        public double mean() {
            return shape > 1 ? min * shape / (shape - 1) : Double.POSITIVE_INFINITY;
        }

        @Override
        public double upperQuantile(double p) {
            return min * StrictMath.pow(p, -1 / shape);
        }
    }

    /** The observed values themselves, each as likely as the others, with straight lines between neighbours. */
    record Empirical(List<Double> sortedValues) implements Distribution {
        /** Sorts and copies the values; there must be at least one. */
        public Empirical {
            check(!sortedValues.isEmpty(), "an empirical distribution needs at least one value", sortedValues);
            check(sortedValues.stream().allMatch(Double::isFinite), "observed values are finite", sortedValues);
            sortedValues = sortedValues.stream().sorted().toList();
        }

        /** That of the straight lines, in which the first and the last value count half. */
        @Override
        public double mean() {
            double sum = (sortedValues.get(0) + sortedValues.get(sortedValues.size() - 1)) / 2;
            for (int i = 1; i < sortedValues.size() - 1; i++) {
                sum += sortedValues.get(i);
            }
            return sum / Math.max(1, sortedValues.size() - 1);
        }

        @Override
        public double upperQuantile(double p) {
            double place = (1 - p) * (sortedValues.size() - 1);
            int below = (int) place;
            int above = Math.min(below + 1, sortedValues.size() - 1);
            double low = sortedValues.get(below);
            return low + (place - below) * (sortedValues.get(above) - low);
        }
    }

    /** One of several distributions, chosen by weight. */
    record Mixture(List<Weighted> parts) implements Distribution {
        /** One part and its weight; weights need not add up to 1. */
        public record Weighted(double weight, Distribution distribution) {
            /** Checks that the weight is positive. */
            public Weighted {
                check(isPositive(weight), "a weight is above 0", weight);
            }
        }

        /** Copies the parts; there must be at least one. */
        public Mixture {
            check(!parts.isEmpty(), "a mixture needs at least one part", parts);
            parts = List.copyOf(parts);
        }

        @Override
        public double mean() {
            double total = parts.stream().mapToDouble(Weighted::weight).sum();
            return parts.stream()
                            .mapToDouble(
                                    part -> part.weight() * part.distribution().mean())
                            .sum()
                    / total;
        }

        @Override
        public double upperQuantile(double p) {
            throw new IllegalStateException("a mixture is drawn part by part; see QuantileTable.of");
        }
    }
}
