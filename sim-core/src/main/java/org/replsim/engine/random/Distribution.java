package org.replsim.engine.random;

import java.util.List;

/**
 * How a quantity varies, as the scenario file writes it. Values have the unit of the quantity (nanoseconds for times).
 * {@link QuantileTable#of} turns it into something that can be drawn from cheaply.
 */
public sealed interface Distribution {

    /** The long-run average; infinite for a Pareto distribution with shape 1 or less. */
    double mean();

    /** The value below which a share {@code 1 - p} of all draws falls. @param p upper-tail probability in (0, 1) */
    double upperQuantile(double p);

    /** The value below which a share {@code p} of all draws falls. @param p probability in (0, 1) */
    default double quantile(double p) {
        return upperQuantile(1 - p);
    }

    /** Always the same value. */
    record Constant(double value) implements Distribution {
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
            if (!(low <= high)) {
                throw new IllegalArgumentException("uniform needs low <= high, not " + low + " and " + high);
            }
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
            if (!(p50 > 0 && p99 >= p50)) {
                throw new IllegalArgumentException("lognormal needs 0 < p50 <= p99, not " + p50 + " and " + p99);
            }
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
        @Override
        public double upperQuantile(double p) {
            return quantile(1 - p);
        }

        @Override
        public double quantile(double p) {
            return new org.apache.commons.math3.distribution.GammaDistribution(null, shape, mean / shape)
                    .inverseCumulativeProbability(p);
        }
    }

    /** Pareto: P(X &gt; x) = (min / x)^shape for x &gt;= min. */
    record Pareto(double min, double shape) implements Distribution {
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
            if (sortedValues.isEmpty()) {
                throw new IllegalArgumentException("an empirical distribution needs at least one value");
            }
            sortedValues = sortedValues.stream().sorted().toList();
        }

        @Override
        public double mean() {
            return sortedValues.stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
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
        public record Weighted(double weight, Distribution distribution) {}

        /** Copies the parts; there must be at least one. */
        public Mixture {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a mixture needs at least one part");
            }
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
