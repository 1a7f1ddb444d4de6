package org.replsim.scenario.reality.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.replsim.scenario.reality.validate.Comparison.Quantity;

/** What the predictions have to reach. No bound of a row is tighter than twice the spread of its repeats. */
final class Bounds {

    private static final double MEDIAN_THROUGHPUT = 0.06;
    private static final double WORST_THROUGHPUT = 0.15;
    private static final double MEDIAN_LATENCY = 0.10;
    private static final double DRAIN = 0.15;
    private static final double TIME = 0.10;
    private static final double TIME_SECONDS = 0.1;

    private Bounds() {}

    static List<Bound> of(List<Comparison> all) {
        List<Bound> bounds = new ArrayList<>();
        median(bounds, counted(all, Quantity.THROUGHPUT), MEDIAN_THROUGHPUT);
        worst(bounds, counted(all, Quantity.THROUGHPUT), WORST_THROUGHPUT, 0);
        median(bounds, counted(all, Quantity.LATENCY), MEDIAN_LATENCY);
        median(bounds, counted(all, Quantity.P95), MEDIAN_LATENCY);
        worst(bounds, counted(all, Quantity.OFF), TIME, TIME_SECONDS);
        worst(bounds, counted(all, Quantity.DRAIN), DRAIN, 0);
        return bounds;
    }

    private static List<Comparison> counted(List<Comparison> all, Quantity quantity) {
        return all.stream().filter(c -> c.quantity() == quantity && c.counts()).toList();
    }

    private static void median(List<Bound> bounds, List<Comparison> rows, double wanted) {
        if (rows.isEmpty()) {
            return;
        }
        double[] errors =
                rows.stream().mapToDouble(c -> Math.abs(c.error())).sorted().toArray();
        double median = (errors[(errors.length - 1) / 2] + errors[errors.length / 2]) / 2;
        bounds.add(new Bound(
                rows.get(0).quantity().words() + ", median error of " + rows.size() + " rows",
                "at most " + percent(wanted),
                percent(median),
                median <= wanted));
    }

    private static void worst(List<Bound> bounds, List<Comparison> rows, double wanted, double orSeconds) {
        if (rows.isEmpty()) {
            return;
        }
        Comparison worst = rows.get(0);
        int beyond = 0;
        for (Comparison row : rows) {
            double allowed = Math.max(Math.max(wanted, 2 * row.spread()), orSeconds / row.measured());
            beyond += Math.abs(row.error()) > allowed ? 1 : 0;
            worst = Math.abs(row.error()) > Math.abs(worst.error()) ? row : worst;
        }
        String or = orSeconds > 0 ? " or " + orSeconds + " s" : "";
        boolean repeated = rows.stream().anyMatch(row -> 2 * row.spread() > wanted);
        or += repeated ? " or twice the difference of its repeat" : "";
        bounds.add(new Bound(
                worst.quantity().words() + ", each of " + rows.size() + " rows",
                "within " + percent(wanted) + or,
                beyond == 0
                        ? "worst " + percent(Math.abs(worst.error()))
                        : beyond + " beyond, worst " + percent(Math.abs(worst.error())) + " (" + worst.conditions()
                                + ")",
                beyond == 0));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
