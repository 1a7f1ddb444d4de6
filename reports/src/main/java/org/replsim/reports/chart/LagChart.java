package org.replsim.reports.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** The three lags of one replica, a panel for each variant: the truth, what the server says, what a heartbeat table says. */
final class LagChart implements Chart {

    private static final int ALL_POINTS = 350;
    private static final int LEAST_POINTS = 90;
    private static final double SAME_SCALE = 8;
    private static final int STEPPED = 1;
    private static final List<Line> LINES = List.of(
            new Line("lag_true", "true lag", 6, 2.6f),
            new Line("seconds_behind_master", "Seconds_Behind_Master (gap: NULL)", 1, 1.6f),
            new Line("heartbeat_lag", "heartbeat table", 0, 1.4f));

    private final String replica;
    private final boolean only;

    /** One of the lines: its column, its words, its colour in the palette, its width. */
    private record Line(String column, String words, int colour, float width) {}

    /**
     * A chart of a replica.
     *
     * @param replica its name
     * @param only whether there is no other replica
     */
    LagChart(String replica, boolean only) {
        this.replica = replica;
        this.only = only;
    }

    @Override
    public String name() {
        return only ? "lag" : "lag-" + replica.replace(':', '-');
    }

    @Override
    public boolean applies(ScenarioResult result) {
        return result.variants().stream().anyMatch(variant -> greatest(result, variant) > 0);
    }

    @Override
    public Picture build(ScenarioResult result) {
        TimeFrame frame = new TimeFrame(result);
        List<VariantResult> shown = result.variants().stream()
                .filter(variant -> variant.series().find(replica, "lag_true").isPresent())
                .toList();
        double most = shown.stream()
                .mapToDouble(variant -> greatest(result, variant))
                .max()
                .orElse(1);
        double least = shown.stream()
                .mapToDouble(variant -> greatest(result, variant))
                .min()
                .orElse(1);
        int points = Math.max(LEAST_POINTS, ALL_POINTS / shown.size());
        List<XYPlot> panels = new ArrayList<>();
        for (VariantResult variant : shown) {
            double top = most <= SAME_SCALE * least ? most : greatest(result, variant);
            String title = result.variants().size() > 1 ? variant.name() : "lag";
            Scale scale = Scale.durations(top, points > 150 ? 5 : 3);
            XYPlot panel = frame.panel(title, points, TickedAxis.of(scale), lags(variant), renderer());
            panels.add(frame.of(variant, panel));
        }
        return frame.picture(
                "How far is " + replica + " behind, and who tells the truth?",
                "True lag: age of the oldest transaction that " + replica
                        + " has not applied; what died with its source is lost, not late",
                legend(shown),
                panels);
    }

    private double greatest(ScenarioResult result, VariantResult variant) {
        return Extent.measured(result, lags(variant)).greatest();
    }

    private DefaultXYDataset lags(VariantResult variant) {
        DefaultXYDataset data = new DefaultXYDataset();
        for (Line line : LINES) {
            data.addSeries(line.words(), Columns.of(variant, replica, line.column()));
        }
        return data;
    }

    private static XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new SteppedLines(STEPPED);
        for (int i = 0; i < LINES.size(); i++) {
            renderer.setSeriesPaint(i, Palette.colour(LINES.get(i).colour()));
            renderer.setSeriesStroke(i, Palette.line(0, LINES.get(i).width()));
        }
        return renderer;
    }

    private LegendItemCollection legend(List<VariantResult> shown) {
        LegendItemCollection legend = new LegendItemCollection();
        for (Line line : LINES) {
            if (shown.stream()
                    .anyMatch(v -> v.series().find(replica, line.column()).isPresent())) {
                legend.add(Theme.lineItem(
                        line.words(), Palette.colour(line.colour()), Palette.line(0, line.width() + 0.6f)));
            }
        }
        return legend;
    }
}
