package org.replsim.reports.chart;

import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLabelLocation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.replsim.reports.text.Quantity;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** The variants as bars: throughput, 99th percentile of the commit latency, acknowledged commits lost. */
final class VariantsChart implements Chart {

    private static final int ROW_POINTS = 38;
    private static final int TITLES = 56;

    /** One column of bars. */
    private record Measure(String title, ToDoubleFunction<VariantResult> value, DoubleFunction<String> label) {}

    @Override
    public String name() {
        return "variants";
    }

    @Override
    public boolean applies(ScenarioResult result) {
        return result.variants().size() > 1;
    }

    @Override
    public Picture build(ScenarioResult result) {
        CategoryAxis names = new CategoryAxis();
        Theme.dress(names);
        names.setAxisLineVisible(false);
        names.setTickLabelFont(Theme.LABEL);
        names.setLowerMargin(0.02);
        names.setUpperMargin(0.02);
        names.setCategoryMargin(0.3);
        names.setMaximumCategoryLabelWidthRatio(3);
        CombinedDomainCategoryPlot combined = new CombinedDomainCategoryPlot(names);
        combined.setOrientation(PlotOrientation.HORIZONTAL);
        combined.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        combined.setGap(26);
        combined.setInsets(new RectangleInsets(8, 16, 12, 24));
        measures(result).forEach(measure -> combined.add(bars(result, measure)));
        return Theme.picture(
                result.title(),
                "Throughput, latency and loss of each variant",
                new LegendItemCollection(),
                combined,
                TITLES + ROW_POINTS * result.variants().size(),
                result);
    }

    private static List<Measure> measures(ScenarioResult result) {
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure("throughput, commits/s", variant -> variant.number("throughput"), Quantity::number));
        measures.add(new Measure("p99 commit latency", variant -> variant.number("latency_p99"), Scale::duration));
        if (result.variants().stream().anyMatch(variant -> !variant.losses().isEmpty())) {
            measures.add(new Measure(
                    "acknowledged commits lost", variant -> variant.number("lost_transactions"), Quantity::number));
        }
        return measures;
    }

    private static CategoryPlot bars(ScenarioResult result, Measure measure) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        double max = 0;
        for (VariantResult variant : result.variants()) {
            double value = measure.value().applyAsDouble(variant);
            data.addValue(value, measure.title(), variant.name());
            max = value > max ? value : max;
        }
        ValueAxis axis = TickedAxis.of(new Scale(0, (max > 0 ? max : 1) * 1.3, false, List.of()));
        axis.setLabel(measure.title());
        axis.setLabelLocation(AxisLabelLocation.LOW_END);
        axis.setLabelFont(Theme.PANEL);
        axis.setLabelPaint(Palette.INK);
        CategoryPlot plot = new CategoryPlot(data, null, axis, renderer(measure));
        Theme.dress(plot);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.TOP_OR_LEFT);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }

    private static BarRenderer renderer(Measure measure) {
        BarRenderer renderer = new VariantBars();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setDefaultItemLabelGenerator(new BarLabel(measure.label()));
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(Theme.LABEL);
        renderer.setDefaultItemLabelPaint(Palette.INK);
        ItemLabelPosition outside = new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT);
        renderer.setDefaultPositiveItemLabelPosition(outside);
        return renderer;
    }

    /** Each bar in the colour of its variant. */
    private static final class VariantBars extends BarRenderer {
        private static final long serialVersionUID = 1;

        @Override
        public Paint getItemPaint(int row, int column) {
            return Palette.colour(column);
        }
    }
}
