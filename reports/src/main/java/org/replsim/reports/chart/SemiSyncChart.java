package org.replsim.reports.chart;

import java.awt.Color;
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
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.replsim.reports.text.Quantity;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** When semi-sync was ON and when it had fallen back, a band for each variant, above the sessions that wait for an ACK. */
final class SemiSyncChart implements Chart {

    private static final int ROW_POINTS = 42;
    private static final double THICKNESS = 0.2;

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
        panels.add(band(frame, result));
        LegendItemCollection legend = new LegendItemCollection();
        XYDataset bands = panels.get(0).getDataset();
        for (SemiSyncBand.State state : SemiSyncBand.State.values()) {
            if (bands.getItemCount(bands.indexOf(state)) > 0) {
                legend.add(Theme.boxItem(state.words(), state.colour()));
            }
        }
        DefaultXYDataset waiting =
                Columns.perVariant(result, VariantResult::primary, "semi_sync_wait_sessions", Thinning.MAX);
        double most = Extent.measured(result, waiting).greatest();
        if (most > 0) {
            panels.add(frame.panel("sessions waiting for an ACK", 150, Scale.counts(most, 4), waiting));
            LegendItemCollection lines = TimeFrame.legend(result);
            for (int i = 0; i < lines.getItemCount(); i++) {
                if (waiting.indexOf(lines.get(i).getLabel()) >= 0) {
                    legend.add(lines.get(i));
                }
            }
        }
        return frame.picture(
                "Is semi-sync really ON?",
                "Rpl_semi_sync_master_status: while it is OFF a commit is acknowledged although no replica has it",
                legend,
                panels);
    }

    private static XYPlot band(TimeFrame frame, ScenarioResult result) {
        int rows = result.variants().size();
        XYDataset bands = bands(result);
        NumberAxis axis = new NumberAxis();
        axis.setRange(-0.4, rows - 0.4);
        axis.setInverted(true);
        axis.setVisible(false);
        XYPlot plot = frame.panel("", ROW_POINTS * rows, axis, bands, renderer(bands));
        plot.setRangeGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(false);
        plot.clearDomainMarkers();
        for (int row = 0; row < rows; row++) {
            XYTextAnnotation name =
                    new XYTextAnnotation(label(result, result.variants().get(row)), 0, row + 0.02);
            name.setTextAnchor(TextAnchor.BOTTOM_LEFT);
            name.setFont(Theme.LABEL);
            name.setPaint(Palette.INK);
            name.setBackgroundPaint(Color.WHITE);
            plot.addAnnotation(name);
        }
        return plot;
    }

    private static String label(ScenarioResult result, VariantResult variant) {
        String name = result.variants().size() > 1 ? variant.name() : variant.primary();
        if (!SemiSyncBand.enabled(variant)) {
            return name + ": not enabled";
        }
        double off = SemiSyncBand.of(variant, TimeFrame.endSeconds(result)).stream()
                .filter(band -> band.state() == SemiSyncBand.State.OFF)
                .mapToDouble(SemiSyncBand::length)
                .sum();
        return name + (off == 0 ? ": always ON" : ": OFF for " + Quantity.duration(off * 1e9));
    }

    private static XYIntervalSeriesCollection bands(ScenarioResult result) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        for (SemiSyncBand.State state : SemiSyncBand.State.values()) {
            XYIntervalSeries series = new XYIntervalSeries(state, false, true);
            for (int row = 0; row < result.variants().size(); row++) {
                VariantResult variant = result.variants().get(row);
                for (SemiSyncBand band : SemiSyncBand.of(variant, TimeFrame.endSeconds(result))) {
                    if (band.state() == state) {
                        double y = row + 0.1 + THICKNESS;
                        series.add(band.from(), band.from(), band.to(), y, y - THICKNESS, y + THICKNESS);
                    }
                }
            }
            data.addSeries(series);
        }
        return data;
    }

    private static XYBarRenderer renderer(XYDataset bands) {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setUseYInterval(true);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        for (SemiSyncBand.State state : SemiSyncBand.State.values()) {
            renderer.setSeriesPaint(bands.indexOf(state), state.colour());
        }
        return renderer;
    }
}
