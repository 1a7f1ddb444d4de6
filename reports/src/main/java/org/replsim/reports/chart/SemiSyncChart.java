package org.replsim.reports.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.replsim.reports.text.Quantity;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** When semi-sync was ON and when it had fallen back, a band for each variant, above the sessions that wait for an ACK. */
final class SemiSyncChart implements Chart {

    private static final int ROW_POINTS = 42;
    private static final double THICKNESS = 0.22;

    @Override
    public String name() {
        return "semi-sync";
    }

    @Override
    public boolean applies(ScenarioResult result) {
        return result.variants().stream().anyMatch(SemiSyncBand::enabled);
    }

    @Override
    public Picture build(ScenarioResult result) {
        TimeFrame frame = new TimeFrame(result);
        List<XYPlot> panels = new ArrayList<>();
        XYPlot band = band(frame, result);
        panels.add(band);
        int height = 190 + ROW_POINTS * result.variants().size();
        LegendItemCollection legend = new LegendItemCollection();
        for (SemiSyncBand.State state : SemiSyncBand.State.values()) {
            legend.add(Theme.boxItem(state.words(), state.colour()));
        }
        DefaultXYDataset waiting = TimeFrame.perVariant(
                result, VariantResult::primary, "semi_sync_wait_sessions", Thinning.MAX);
        if (TimeFrame.max(waiting) > 0) {
            panels.add(frame.panel("sessions waiting for an ACK", Scale.counts(TimeFrame.max(waiting), 4), waiting));
            band.setWeight(ROW_POINTS * result.variants().size());
            panels.get(1).setWeight(150);
            height += 190;
            legend.addAll(TimeFrame.legend(result));
        }
        return frame.picture(
                "Is semi-sync really ON?",
                "Rpl_semi_sync_master_status: while it is OFF a commit is acknowledged although no replica has it",
                legend,
                panels,
                height);
    }

    private static XYPlot band(TimeFrame frame, ScenarioResult result) {
        int rows = result.variants().size();
        NumberAxis axis = new NumberAxis();
        axis.setRange(-0.42, rows - 0.42);
        axis.setInverted(true);
        axis.setVisible(false);
        XYPlot plot = frame.panel(axis, bands(result), renderer());
        plot.setRangeGridlinesVisible(false);
        for (int row = 0; row < rows; row++) {
            XYTextAnnotation name = new XYTextAnnotation(label(result, result.variants().get(row)), 0, row - 0.15);
            name.setTextAnchor(TextAnchor.BOTTOM_LEFT);
            name.setFont(Theme.LABEL);
            name.setPaint(Palette.INK);
            plot.addAnnotation(name);
        }
        return plot;
    }

    private static String label(ScenarioResult result, VariantResult variant) {
        if (!SemiSyncBand.enabled(variant)) {
            return variant.name() + ": not enabled";
        }
        double off = SemiSyncBand.of(variant, TimeFrame.endSeconds(result)).stream()
                .filter(band -> band.state() == SemiSyncBand.State.OFF)
                .mapToDouble(SemiSyncBand::length)
                .sum();
        return variant.name() + (off == 0 ? ": always ON" : ": OFF for " + Quantity.duration(off * 1e9));
    }

    private static XYIntervalSeriesCollection bands(ScenarioResult result) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        for (SemiSyncBand.State state : SemiSyncBand.State.values()) {
            XYIntervalSeries series = new XYIntervalSeries(state, false, true);
            for (int row = 0; row < result.variants().size(); row++) {
                VariantResult variant = result.variants().get(row);
                for (SemiSyncBand band : SemiSyncBand.of(variant, TimeFrame.endSeconds(result))) {
                    if (band.state() == state) {
                        double y = row + THICKNESS;
                        series.add(band.from(), band.from(), band.to(), y, y - THICKNESS, y + THICKNESS);
                    }
                }
            }
            data.addSeries(series);
        }
        return data;
    }

    private static XYBarRenderer renderer() {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setUseYInterval(true);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        for (SemiSyncBand.State state : SemiSyncBand.State.values()) {
            renderer.setSeriesPaint(state.ordinal(), state.colour());
        }
        return renderer;
    }
}
