package org.replsim.reports.chart;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.scenario.result.LatencyPoint;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/**
 * The commit-latency distribution of each variant by percentile. The axis of percentiles is logarithmic in "one commit
 * in N is slower", so that the tail takes as much room as the middle.
 */
final class LatencyDistributionChart implements Chart {

    private static final double FASTEST = 1;
    private static final double[] PERCENTS = {0, 50, 75, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999};
    private static final double[] FEW_PERCENTS = {0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999, 99.99999};

    @Override
    public String name() {
        return "latency-distribution";
    }

    @Override
    public boolean applies(ScenarioResult result) {
        return result.variants().stream().anyMatch(variant -> points(variant)[0].length > 1);
    }

    @Override
    public Picture build(ScenarioResult result) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = Theme.lines();
        for (int i = 0; i < result.variants().size(); i++) {
            VariantResult variant = result.variants().get(i);
            data.addSeries(variant.name(), points(variant));
            renderer.setSeriesPaint(i, Palette.colour(i));
            renderer.setSeriesStroke(i, Palette.line(i, 2.2f));
        }
        XYPlot plot = new XYPlot(
                data, percentAxis(data), TickedAxis.of(Extent.of(data).latencies()), renderer);
        Theme.dress(plot);
        plot.setDomainGridlinesVisible(true);
        plot.addAnnotation(new PanelTitle("commit latency"));
        RectangleInsets insets = plot.getInsets();
        plot.setInsets(new RectangleInsets(PanelTitle.HEIGHT, insets.getLeft(), insets.getBottom(), insets.getRight()));
        String subtitle = "Commit latency on " + result.variants().get(0).primary()
                + " by percentile: at 99 %, one commit in 100 takes longer; both axes logarithmic";
        return Theme.picture("How long does a commit take?", subtitle, TimeFrame.legend(result), plot, 420, result);
    }

    /** One in how many commits is slower, and the latency in milliseconds; without the fastest and the slowest few. */
    private static double[][] points(VariantResult variant) {
        List<LatencyPoint> points = variant.latency().stream()
                .filter(point ->
                        point.percentile() >= FASTEST && point.percentile() < 100 - 1e-9 && point.seconds() > 0)
                .toList();
        double[][] values = new double[2][points.size()];
        for (int i = 0; i < points.size(); i++) {
            values[0][i] = oneIn(points.get(i).percentile());
            values[1][i] = points.get(i).seconds() * 1e3;
        }
        return values;
    }

    private static double oneIn(double percent) {
        return 100 / (100 - percent);
    }

    private static ValueAxis percentAxis(DefaultXYDataset data) {
        double most = oneIn(99);
        for (int series = 0; series < data.getSeriesCount(); series++) {
            int last = data.getItemCount(series) - 1;
            most = last < 0 ? most : Math.max(most, data.getXValue(series, last));
        }
        double top = most;
        double[] percents = top > 1e5 ? FEW_PERCENTS : PERCENTS;
        List<Scale.Tick> ticks = Arrays.stream(percents)
                .filter(percent -> oneIn(percent) <= top * 1.0001)
                .mapToObj(percent -> new Scale.Tick(oneIn(percent), label(percent)))
                .toList();
        ValueAxis axis = TickedAxis.of(new Scale(1, top, true, ticks));
        axis.setLabel("share of commits that are faster");
        return axis;
    }

    private static String label(double percent) {
        return (percent == Math.rint(percent) ? String.valueOf((int) percent) : String.valueOf(percent)) + " %";
    }
}
