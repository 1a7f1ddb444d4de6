package org.replsim.reports.chart;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What every chart over time shares: the time axis, the warm-up, the faults, and panels one below the other. */
final class TimeFrame {

    private static final int PANEL_GAP = 14;
    private static final int TIME_AXIS = 40;
    private static final double LEFT_AXIS = 90;

    private final ScenarioResult result;
    private final double endSeconds;
    private final Faults faults;
    private final IdentityHashMap<XYPlot, String> owners = new IdentityHashMap<>();

    /** A frame for a result. */
    TimeFrame(ScenarioResult result) {
        this.result = result;
        endSeconds = endSeconds(result);
        faults = new Faults(result, endSeconds, Picture.WIDTH - LEFT_AXIS - 40);
    }

    /** The end of the longest run. */
    static double endSeconds(ScenarioResult result) {
        return result.variants().stream()
                .mapToDouble(variant -> variant.endNanos() / 1e9)
                .max()
                .orElse(1);
    }

    /** A panel with one line a variant, in the colours of the variants. */
    XYPlot panel(String title, int points, Scale scale, XYDataset data) {
        XYLineAndShapeRenderer renderer = Theme.lines();
        List<String> names = result.variants().stream().map(VariantResult::name).toList();
        for (int i = 0; i < data.getSeriesCount(); i++) {
            int variant = names.indexOf(String.valueOf(data.getSeriesKey(i)));
            renderer.setSeriesPaint(i, Palette.colour(variant));
            renderer.setSeriesStroke(i, Palette.line(variant, Theme.LINE));
        }
        return panel(title, points, TickedAxis.of(scale), data, renderer);
    }

    /** A panel of a height with an axis and a renderer of its own. */
    XYPlot panel(String title, int points, ValueAxis axis, XYDataset data, XYItemRenderer renderer) {
        XYPlot plot = new XYPlot(data, null, axis, renderer);
        Theme.dress(plot);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setWeight(points);
        double warmup = result.variants().get(0).measuredFromNanos() / 1e9;
        if (warmup > 0) {
            plot.addDomainMarker(new IntervalMarker(0, warmup, Palette.WARM_UP), Layer.BACKGROUND);
        }
        plot.addAnnotation(new PanelTitle(title));
        return plot;
    }

    /** Says that a panel shows one variant: only that variant's faults go through it. */
    XYPlot of(VariantResult variant, XYPlot panel) {
        owners.put(panel, variant.name());
        return panel;
    }

    /** The picture of panels one below the other over the same time. */
    Picture picture(String question, String subtitle, LegendItemCollection legend, List<XYPlot> panels) {
        ValueAxis time = TickedAxis.of(Scale.runTime(endSeconds));
        time.setLabel(Scale.runTimeLabel(endSeconds));
        CombinedDomainXYPlot combined = new CombinedDomainXYPlot(time);
        Theme.dress(combined);
        combined.setGap(PANEL_GAP + PanelTitle.HEIGHT);
        for (int i = 0; i < panels.size(); i++) {
            faults.mark(panels.get(i), i == 0, owners.getOrDefault(panels.get(i), ""));
            combined.add(panels.get(i), panels.get(i).getWeight());
        }
        double above = PanelTitle.HEIGHT + faults.height();
        RectangleInsets insets = combined.getInsets();
        combined.setInsets(
                new RectangleInsets(insets.getTop() + above, insets.getLeft(), insets.getBottom(), insets.getRight()));
        boolean warmup = panels.stream().anyMatch(TimeFrame::isShaded);
        double height = above
                + panels.stream().mapToInt(XYPlot::getWeight).sum()
                + (panels.size() - 1) * (PANEL_GAP + PanelTitle.HEIGHT)
                + TIME_AXIS;
        return Theme.picture(
                question, subtitle + (warmup ? "  (grey: warm-up)" : ""), legend, combined, height, result);
    }

    private static boolean isShaded(XYPlot panel) {
        Collection<?> markers = panel.getDomainMarkers(Layer.BACKGROUND);
        return markers != null && !markers.isEmpty();
    }

    /** A legend entry for each variant, none if there is only one. */
    static LegendItemCollection legend(ScenarioResult result) {
        LegendItemCollection legend = new LegendItemCollection();
        if (result.variants().size() > 1) {
            for (int i = 0; i < result.variants().size(); i++) {
                String name = result.variants().get(i).name();
                legend.add(Theme.lineItem(name, Palette.colour(i), Palette.line(i, 2.4f)));
            }
        }
        return legend;
    }
}
