package org.replsim.scenario.metric;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.replsim.run.TimeSeries;

/**
 * The time series behind a metric and what makes one number of it.
 *
 * @param column of the time series
 * @param fold what makes one number of several
 */
public record Track(String column, Fold fold) {

    /** What makes one number of several. Bins without a value do not count; none at all gives NaN. */
    public enum Fold {
        /** Their average. */
        MEAN,
        /** The greatest. */
        MAX,
        /** The least. */
        MIN,
        /** The last. */
        LAST;

        double of(double[] values) {
            double[] present =
                    Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
            if (present.length == 0) {
                return Double.NaN;
            }
            return switch (this) {
                case MEAN -> DoubleStream.of(present).average().orElse(Double.NaN);
                case MAX -> DoubleStream.of(present).max().orElse(Double.NaN);
                case MIN -> DoubleStream.of(present).min().orElse(Double.NaN);
                case LAST -> present[present.length - 1];
            };
        }
    }

    /** The values of a server's bins that end after {@code from} and not after {@code to} (seconds). */
    private double[] bins(TimeSeries series, String server, double from, double to) {
        double[] grid = series.seconds();
        double[] values = series.find(server, column).map(Track::inBaseUnit).orElse(new double[0]);
        int first = 0;
        while (first < values.length && grid[first] <= from + 1e-9) {
            first++;
        }
        int end = first;
        while (end < values.length && grid[end] <= to + 1e-9) {
            end++;
        }
        return Arrays.copyOfRange(values, first, end);
    }

    private static double[] inBaseUnit(TimeSeries.Column column) {
        return column.unit().equals("ms")
                ? Arrays.stream(column.values()).map(value -> value / 1e3).toArray()
                : column.values();
    }

    /** One number for the time from one second to another. */
    double during(TimeSeries series, String server, double from, double to, Fold how) {
        return how.of(bins(series, server, from, to));
    }

    /** The value of the bin that holds an instant; NaN if the run was over. */
    double at(TimeSeries series, String server, double instant) {
        double[] rest = bins(series, server, instant - 2e-9, Double.MAX_VALUE);
        return rest.length == 0 ? Double.NaN : rest[0];
    }
}
