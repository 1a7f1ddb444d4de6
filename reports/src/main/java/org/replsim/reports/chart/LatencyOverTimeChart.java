package org.replsim.reports.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** Commit-latency percentiles over time: a panel for each percentile, or one panel if there is one variant. */
final class LatencyOverTimeChart implements Chart {

    private static final List<String> PERCENTILES = List.of("p50", "p95", "p99");

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public boolean applies(ScenarioResult result) {
        return Columns.anyAbove(result, VariantResult::primary, "latency_p50", 0);
    }

    @Override
    public Picture build(ScenarioResult result) {
        return result.variants().size() == 1 ? one(result) : several(result);
    }

    private Picture several(ScenarioResult result) {
        TimeFrame frame = new TimeFrame(result);
        List<XYPlot> panels = new ArrayList<>();
        for (String percentile : PERCENTILES) {
            DefaultXYDataset data =
                    Columns.perVariant(result, VariantResult::primary, "latency_" + percentile, Thinning.MAX);
            panels.add(
                    frame.panel(percentile, 140, Extent.measured(result, data).latencies(), data));
        }
        return frame.picture(question(), subtitle(result), TimeFrame.legend(result), panels);
    }

    private Picture one(ScenarioResult result) {
        TimeFrame frame = new TimeFrame(result);
        VariantResult variant = result.variants().get(0);
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = Theme.lines();
        LegendItemCollection legend = new LegendItemCollection();
        for (String percentile : PERCENTILES) {
            int index = data.getSeriesCount();
            data.addSeries(percentile, Columns.of(variant, variant.primary(), "latency_" + percentile));
            renderer.setSeriesPaint(index, Palette.colour(index));
            renderer.setSeriesStroke(index, Palette.line(0, Theme.LINE));
            legend.add(Theme.lineItem(percentile, Palette.colour(index), Palette.line(0, 2.4f)));
        }
        XYPlot panel = frame.panel(
                "commit latency",
                350,
                TickedAxis.of(Extent.measured(result, data).latencies()),
                data,
                renderer);
        return frame.picture(question(), subtitle(result), legend, List.of(panel));
    }

    private static String question() {
        return "How long does a commit take, over time?";
    }

    private static String subtitle(ScenarioResult result) {
        return "Percentiles of the commit latency on "
                + result.variants().get(0).primary() + ", from the arrival of a transaction to its OK; logarithmic";
    }
}
