package org.replsim.reports.chart;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.scenario.reality.validate.Comparison;
import org.replsim.scenario.reality.validate.Comparison.Quantity;
import org.replsim.scenario.reality.validate.Validation;

/** Measured against predicted throughput, both logarithmic, with the line of equality and those of 15 % around it. */
public final class ValidationChart {

    private static final int HEIGHT = 460;
    private static final double DOT = 9;
    private static final double BAND = 0.15;

    private ValidationChart() {}

    /** Writes it as PNG. */
    public static void png(Validation validation, Path file) throws IOException {
        PngFile.write(picture(validation), file);
    }

    /** Writes it as SVG. */
    public static void svg(Validation validation, Path file) throws IOException {
        SvgFile.write(picture(validation), file);
    }

    private static Picture picture(Validation validation) {
        List<Comparison> rows = validation.comparisons().stream()
                .filter(row -> row.quantity() == Quantity.THROUGHPUT)
                .toList();
        double low = rows.stream()
                .mapToDouble(row -> Math.min(row.measured(), row.predicted()))
                .min()
                .orElse(1);
        double high = rows.stream()
                .mapToDouble(row -> Math.max(row.measured(), row.predicted()))
                .max()
                .orElse(10);
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = Theme.lines();
        LegendItemCollection legend = new LegendItemCollection();
        lines(low, high, data, renderer, legend);
        Map<String, List<Comparison>> groups = new LinkedHashMap<>();
        for (Comparison row : rows) {
            String name = row.series() + (row.counts() ? "" : ", left out of the bounds");
            groups.computeIfAbsent(name, unknown -> new java.util.ArrayList<>()).add(row);
        }
        groups.forEach((name, group) -> add(name, group, data, renderer, legend));
        XYPlot plot = new XYPlot(data, axis(low, high, "measured (transactions/s)"), axis(low, high, null), renderer);
        Theme.dress(plot);
        plot.setDomainGridlinesVisible(true);
        plot.addAnnotation(new PanelTitle("predicted (transactions/s)"));
        RectangleInsets insets = plot.getInsets();
        plot.setInsets(new RectangleInsets(PanelTitle.HEIGHT, insets.getLeft(), insets.getBottom(), insets.getRight()));
        return Theme.pictureOfMeasurements(
                "How near are the predictions to real servers?",
                "Throughput of " + rows.size() + " measured runs of MariaDB 10.11 and what the model says, one set of"
                        + " parameters for all",
                legend,
                plot,
                HEIGHT);
    }

    private static void lines(
            double low,
            double high,
            DefaultXYDataset data,
            XYLineAndShapeRenderer renderer,
            LegendItemCollection legend) {
        for (double factor : new double[] {1, 1 - BAND, 1 + BAND}) {
            int place = data.getSeriesCount();
            data.addSeries("line " + factor, new double[][] {{low, high}, {low * factor, high * factor}});
            renderer.setSeriesShapesVisible(place, false);
            renderer.setSeriesPaint(place, factor == 1 ? Palette.MUTED : Palette.AXIS);
            renderer.setSeriesStroke(place, factor == 1 ? new BasicStroke(Theme.LINE) : Palette.dashed(1, 4, 4));
        }
        legend.add(Theme.lineItem("equal", Palette.MUTED, new BasicStroke(Theme.LINE)));
        legend.add(Theme.lineItem("15 % off", Palette.AXIS, Palette.dashed(1, 4, 4)));
    }

    private static void add(
            String name,
            List<Comparison> rows,
            DefaultXYDataset data,
            XYLineAndShapeRenderer renderer,
            LegendItemCollection legend) {
        int place = data.getSeriesCount();
        boolean counts = rows.get(0).counts();
        java.awt.Color colour = Palette.colour(
                switch (rows.get(0).series()) {
                    case "async" -> 0;
                    case "after_commit" -> 1;
                    default -> 2;
                });
        Ellipse2D dot = new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT);
        data.addSeries(name, new double[][] {
            rows.stream().mapToDouble(Comparison::measured).toArray(),
            rows.stream().mapToDouble(Comparison::predicted).toArray()
        });
        renderer.setSeriesLinesVisible(place, false);
        renderer.setSeriesShapesVisible(place, true);
        renderer.setSeriesShapesFilled(place, counts);
        renderer.setSeriesShape(place, dot);
        renderer.setSeriesPaint(place, colour);
        renderer.setSeriesOutlinePaint(place, colour);
        renderer.setUseOutlinePaint(true);
        LegendItem item = counts
                ? new LegendItem(name, null, null, null, dot, colour)
                : new LegendItem(name, null, null, null, dot, new BasicStroke(1.2f), colour);
        legend.add(item);
    }

    private static ValueAxis axis(double low, double high, @org.jspecify.annotations.Nullable String label) {
        Scale scale = Scale.ratios(low, high, value -> String.format(Locale.ROOT, "%,.0f", value));
        ValueAxis axis = TickedAxis.of(scale);
        axis.setLabel(label);
        return axis;
    }
}
