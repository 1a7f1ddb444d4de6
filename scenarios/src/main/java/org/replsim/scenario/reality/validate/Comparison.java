package org.replsim.scenario.reality.validate;

/**
 * One quantity of one row: measured and predicted.
 *
 * @param quantity what it is
 * @param series what a chart groups it by, such as the mode
 * @param place where the row stands
 * @param conditions what it was taken under
 * @param measured the measurement
 * @param predicted the prediction
 * @param spread how far a repeat of the row was from it, as a ratio less 1; 0 if there is none
 * @param left why it is left out of the bounds; empty if it counts
 */
public record Comparison(
        Quantity quantity,
        String series,
        String place,
        String conditions,
        double measured,
        double predicted,
        double spread,
        String left) {

    /** What is compared. */
    public enum Quantity {
        /** Transactions a second. */
        THROUGHPUT("throughput", "tps"),
        /** Mean commit latency. */
        LATENCY("mean latency", "ms"),
        /** Its 95th percentile. */
        P95("p95 latency", "ms"),
        /** From a fault to semi-sync OFF. */
        OFF("fall-back", "s"),
        /** Transactions applied a second. */
        DRAIN("drain", "tps");

        private final String words;
        private final String unit;

        Quantity(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        /** As reports call it. */
        public String words() {
            return words;
        }

        /** In which it is given. */
        public String unit() {
            return unit;
        }
    }

    /** Predicted over measured, less 1. */
    public double error() {
        return predicted / measured - 1;
    }

    /** Whether it counts for the bounds. */
    public boolean counts() {
        return left.isEmpty();
    }
}
