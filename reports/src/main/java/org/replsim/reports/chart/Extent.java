package org.replsim.reports.chart;

import org.jfree.data.xy.XYDataset;
import org.replsim.scenario.result.ScenarioResult;

/**
 * The values above zero of a data set, from the least to the greatest.
 *
 * @param least infinite if there is none
 * @param greatest 0 if there is none
 */
record Extent(double least, double greatest) {

    /** Of all values. */
    static Extent of(XYDataset data) {
        return after(Double.NEGATIVE_INFINITY, data);
    }

    /** Of what was measured over time; the warm-up counts only if there is nothing after it. */
    static Extent measured(ScenarioResult result, XYDataset data) {
        Extent extent = after(result.variants().get(0).measuredFromNanos() / 1e9, data);
        return extent.greatest() > 0 ? extent : of(data);
    }

    private static Extent after(double seconds, XYDataset data) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int series = 0; series < data.getSeriesCount(); series++) {
            for (int item = 0; item < data.getItemCount(series); item++) {
                double value = data.getYValue(series, item);
                if (value > 0 && data.getXValue(series, item) > seconds) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        return new Extent(least, greatest);
    }

    /** A logarithmic scale for latencies in milliseconds. */
    Scale latencies() {
        return greatest > 0
                ? Scale.ratios(least, greatest, millis -> Scale.duration(millis / 1e3))
                : Scale.ratios(0.1, 1, millis -> Scale.duration(millis / 1e3));
    }
}
