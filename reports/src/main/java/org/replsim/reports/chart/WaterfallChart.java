package org.replsim.reports.chart;

import java.awt.Color;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.replsim.reports.text.Quantity;
import org.replsim.run.LossRecord;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What procedures did, as bars one below the other: a panel for each variant, all over the same time. */
final class WaterfallChart implements Chart {

    private static final int ROW_POINTS = 34;
    private static final int GAP = 34;
    private static final int TIME_AXIS = 40;
    private static final double MARGIN = 0.04;
    private static final double THICKNESS = 0.17;

    @Override
    public String name() {
        return "waterfall";
    }

    @Override
    public boolean applies(ScenarioResult result) {
        return result.variants().stream()
                .anyMatch(variant -> !StepRow.of(variant).isEmpty());
    }

    @Override
    public Picture build(ScenarioResult result) {
        List<VariantResult> variants = result.variants().stream()
                .filter(variant -> !StepRow.of(variant).isEmpty())
                .toList();
        Scale scale = scale(variants);
        List<String> phases = phases(variants);
        ValueAxis time = TickedAxis.of(scale);
        time.setLabel("time since start (s)");
        CombinedDomainXYPlot combined = new CombinedDomainXYPlot(time);
        Theme.dress(combined);
        combined.setGap(GAP);
        int height = TIME_AXIS + GAP;
        for (VariantResult variant : variants) {
            XYPlot panel = panel(result, variant, scale, phases);
            combined.add(panel, panel.getWeight());
            height += panel.getWeight() + GAP;
        }
        RectangleInsets insets = combined.getInsets();
        combined.setInsets(
                new RectangleInsets(insets.getTop() + GAP, insets.getLeft(), insets.getBottom(), insets.getRight()));
        LegendItemCollection legend = new LegendItemCollection();
        for (int i = 0; i < phases.size(); i++) {
            legend.add(Theme.boxItem(phases.get(i), Palette.fill(i)));
        }
        return Theme.picture(
                "What did it take, step by step?",
                "Each bar is a step of a procedure, with where and what came of it; times in seconds",
                legend,
                combined,
                height,
                result);
    }

    /** From the first step or the crash before it to the last end or the first OK, with a margin. */
    private static Scale scale(List<VariantResult> variants) {
        double from = Double.MAX_VALUE;
        double to = 0;
        for (VariantResult variant : variants) {
            for (StepRow row : StepRow.of(variant)) {
                from = Math.min(from, row.from());
                to = Math.max(to, row.to());
            }
            for (LossRecord loss : variant.losses()) {
                from = Math.min(from, loss.atNanos() / 1e9);
                to = Math.max(to, (loss.atNanos() + Math.max(0, loss.rtoNanos())) / 1e9);
            }
        }
        double margin = Math.max((to - from) * MARGIN, 1e-3);
        return Scale.span(Math.max(0, from - margin), to + margin);
    }

    private static List<String> phases(List<VariantResult> variants) {
        Set<String> phases = new LinkedHashSet<>();
        variants.forEach(variant -> StepRow.of(variant).forEach(row -> phases.add(row.phase())));
        return List.copyOf(phases);
    }

    private static XYPlot panel(ScenarioResult result, VariantResult variant, Scale scale, List<String> phases) {
        List<StepRow> rows = StepRow.of(variant);
        NumberAxis axis = new NumberAxis();
        axis.setRange(-0.62, rows.size() + (variant.losses().isEmpty() ? -0.38 : 0.12));
        axis.setInverted(true);
        axis.setVisible(false);
        XYPlot plot = new XYPlot(bars(rows, phases), null, axis, renderer(phases));
        Theme.dress(plot);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setWeight(ROW_POINTS * rows.size() + (variant.losses().isEmpty() ? 8 : 25));
        plot.setRangeGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(false);
        plot.setDomainGridlinesVisible(true);
        plot.addAnnotation(new PanelTitle(result.variants().size() > 1 ? variant.name() : ""));
        for (int i = 0; i < rows.size(); i++) {
            plot.addAnnotation(label(rows.get(i), i, scale));
        }
        for (LossRecord loss : variant.losses()) {
            mark(plot, loss.atNanos() / 1e9, "crash " + loss.crashed());
            if (loss.rtoNanos() >= 0) {
                String first =
                        "first OK of " + loss.promoted() + ", RTO " + Quantity.duration((double) loss.rtoNanos());
                mark(plot, (loss.atNanos() + loss.rtoNanos()) / 1e9, first);
            }
        }
        return plot;
    }

    /** Above its bar: from its begin on, or up to its end where there is more room to the left. */
    private static XYTextAnnotation label(StepRow row, int place, Scale scale) {
        boolean left = row.from() - scale.low() > 0.55 * (scale.high() - scale.low());
        XYTextAnnotation label =
                new XYTextAnnotation(row.label(), left ? row.to() : row.from(), place + 0.5 - 2 * THICKNESS - 0.14);
        label.setTextAnchor(left ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
        label.setFont(Theme.SMALL);
        label.setPaint(Palette.INK);
        label.setBackgroundPaint(Color.WHITE);
        return label;
    }

    private static void mark(XYPlot plot, double seconds, String text) {
        ValueMarker marker = new ValueMarker(seconds, Palette.MUTED, Palette.dashed(1, 3, 3));
        marker.setLabel(text);
        marker.setLabelFont(Theme.SMALL);
        marker.setLabelPaint(Palette.MUTED);
        marker.setLabelBackgroundColor(Color.WHITE);
        boolean crash = text.startsWith("crash");
        marker.setLabelAnchor(crash ? RectangleAnchor.BOTTOM_RIGHT : RectangleAnchor.BOTTOM_LEFT);
        marker.setLabelTextAnchor(crash ? TextAnchor.BOTTOM_LEFT : TextAnchor.BOTTOM_RIGHT);
        plot.addDomainMarker(marker, Layer.BACKGROUND);
    }

    private static XYIntervalSeriesCollection bars(List<StepRow> rows, List<String> phases) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        for (String phase : phases) {
            XYIntervalSeries series = new XYIntervalSeries(phase, false, true);
            for (int i = 0; i < rows.size(); i++) {
                StepRow row = rows.get(i);
                if (row.phase().equals(phase)) {
                    double y = i + 0.5 - THICKNESS - 0.1;
                    series.add(row.from(), row.from(), row.to(), y, y - THICKNESS, y + THICKNESS);
                }
            }
            data.addSeries(series);
        }
        return data;
    }

    private static XYBarRenderer renderer(List<String> phases) {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setUseYInterval(true);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        for (int i = 0; i < phases.size(); i++) {
            renderer.setSeriesPaint(i, Palette.fill(i));
            renderer.setSeriesOutlinePaint(i, Palette.fill(i));
        }
        return renderer;
    }
}
