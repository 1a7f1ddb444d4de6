package org.replsim.reports.chart;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.run.TimeSeries;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** Time series of variants as data sets. */
final class Columns {

    private static final int FEW_VARIANTS = 3;
    private static final int POINTS_OF_FEW = 600;
    private static final int POINTS_OF_MANY = 240;

    private Columns() {}

    /** A column of each variant that has it, by the variant's name. The more variants, the fewer points. */
    static DefaultXYDataset perVariant(
            ScenarioResult result, Function<VariantResult, String> server, String column, Thinning thinning) {
        int most = result.variants().size() <= FEW_VARIANTS ? POINTS_OF_FEW : POINTS_OF_MANY;
        DefaultXYDataset data = new DefaultXYDataset();
        for (VariantResult variant : result.variants()) {
            values(variant, server.apply(variant), column)
                    .map(values -> thinning.points(variant.series().seconds(), values, most))
                    .ifPresent(points -> data.addSeries(variant.name(), points));
        }
        return data;
    }

    /** A column of one variant; empty if it has none. */
    static double[][] of(VariantResult variant, String server, String column) {
        return values(variant, server, column)
                .map(values -> Thinning.MAX.points(variant.series().seconds(), values, POINTS_OF_FEW))
                .orElse(new double[2][0]);
    }

    /** The instant at which the primary died, if it did: the measurement window ends there. */
    static OptionalDouble deathSeconds(VariantResult variant) {
        return variant.measuredToNanos() < variant.endNanos()
                ? OptionalDouble.of(variant.measuredToNanos() / 1e9)
                : OptionalDouble.empty();
    }

    /** The values of a column. A dead primary has none, except that its throughput is zero. */
    private static Optional<double[]> values(VariantResult variant, String server, String column) {
        Optional<double[]> values = variant.series().find(server, column).map(TimeSeries.Column::values);
        double death = deathSeconds(variant).orElse(Double.POSITIVE_INFINITY);
        if (!server.equals(variant.primary()) || column.equals("throughput")) {
            return values;
        }
        double[] seconds = variant.series().seconds();
        return values.map(all -> {
            double[] alive = all.clone();
            for (int i = 0; i < alive.length; i++) {
                alive[i] = seconds[i] > death + 1e-9 ? Double.NaN : alive[i];
            }
            return alive;
        });
    }

    /** Whether a variant has a column of a server with a value above a limit. */
    static boolean anyAbove(
            ScenarioResult result, Function<VariantResult, String> server, String column, double limit) {
        return result.variants().stream().anyMatch(variant -> max(variant, server.apply(variant), column) > limit);
    }

    /** The greatest value of a column, NaN if there is none. */
    static double max(VariantResult variant, String server, String column) {
        double max = Double.NaN;
        for (double value : of(variant, server, column)[1]) {
            max = value > max || Double.isNaN(max) ? value : max;
        }
        return max;
    }
}
