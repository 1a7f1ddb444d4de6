package org.replsim.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;
import org.replsim.reports.text.Trust;
import org.replsim.scenario.result.ScenarioResult;

/** The look of every chart: white, the question on top, quiet grid, small print at the foot. */
final class Theme {

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
    static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font PANEL = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font FOOTER = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    static final float LINE = 1.8f;

    private static final Stroke GRID = new BasicStroke(0.8f);
    private static final double SIDE = 20;
    private static final double HEADER = 88;
    private static final double LEGEND_ROW = 22;
    private static final double LEGEND_ITEM = 48;

    private Theme() {}

    /**
     * A finished picture: question, subtitle, legend, plot, foot.
     *
     * @param plotHeight of everything between the legend and the foot, in points
     */
    static Picture picture(
            String question,
            String subtitle,
            LegendItemCollection legend,
            Plot plot,
            double plotHeight,
            ScenarioResult result) {
        return picture(question, subtitle, legend, plot, plotHeight, footer(result, "digest " + result.digest()));
    }

    /** A finished picture of several results that share all but what was varied. */
    static Picture pictureOfSeveral(
            String question,
            String subtitle,
            LegendItemCollection legend,
            Plot plot,
            double plotHeight,
            ScenarioResult one) {
        return picture(question, subtitle, legend, plot, plotHeight, footer(one, "several runs"));
    }

    /** A finished picture that no single run stands behind. */
    static Picture pictureOfMeasurements(
            String question, String subtitle, LegendItemCollection legend, Plot plot, double plotHeight) {
        return picture(question, subtitle, legend, plot, plotHeight, "replsim validate");
    }

    private static Picture picture(
            String question,
            String subtitle,
            LegendItemCollection legend,
            Plot plot,
            double plotHeight,
            String smallPrint) {
        JFreeChart chart = new JFreeChart(null, TITLE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(12, 0, 8, 0));
        chart.setTitle(text(question, TITLE, Palette.INK, new RectangleInsets(2, SIDE, 2, SIDE)));
        chart.addSubtitle(text(subtitle, SUBTITLE, Palette.MUTED, new RectangleInsets(0, SIDE, 6, SIDE)));
        if (legend.getItemCount() > 0) {
            chart.addSubtitle(legend(legend));
        }
        TextTitle foot = text(smallPrint, FOOTER, Palette.MUTED, new RectangleInsets(6, SIDE, 0, SIDE));
        foot.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(foot);
        return new Picture(
                chart, Picture.WIDTH, (int) Math.ceil(plotHeight + HEADER + legendRows(legend) * LEGEND_ROW));
    }

    private static int legendRows(LegendItemCollection legend) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        double width = Picture.WIDTH - 2 * SIDE;
        double used = width;
        int rows = 0;
        for (int i = 0; i < legend.getItemCount(); i++) {
            double item =
                    LABEL.getStringBounds(legend.get(i).getLabel(), context).getWidth() + LEGEND_ITEM;
            if (used + item > width) {
                rows++;
                used = 0;
            }
            used += item;
        }
        return rows;
    }

    /** The small print: what was run, and how far its numbers can be trusted. */
    private static String footer(ScenarioResult result, String fingerprint) {
        return String.join(
                "  \u00b7  ",
                result.name(),
                Trust.profiles(result),
                Trust.machine(result),
                "seed " + result.seed(),
                fingerprint,
                "replsim " + result.version());
    }

    private static TextTitle text(String words, Font font, Color colour, RectangleInsets padding) {
        TextTitle title = new TextTitle(words, font);
        title.setPaint(colour);
        title.setPadding(padding);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setExpandToFitSpace(true);
        return title;
    }

    private static LegendTitle legend(LegendItemCollection items) {
        LegendTitle legend = new LegendTitle(
                () -> items,
                new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 14, 3),
                new ColumnArrangement());
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(LABEL);
        legend.setItemPaint(Palette.INK);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setPadding(new RectangleInsets(0, SIDE - 4, 4, SIDE));
        return legend;
    }

    /** A legend entry with a line. */
    static LegendItem lineItem(String label, Color colour, Stroke stroke) {
        Shape line = new Line2D.Double(-12, 0, 12, 0);
        return new LegendItem(label, null, null, null, line, stroke, colour);
    }

    /** A legend entry with a filled box. */
    static LegendItem boxItem(String label, Color colour) {
        return new LegendItem(label, null, null, null, new Rectangle2D.Double(-9, -5, 18, 10), colour);
    }

    /** Fonts and colours of an axis. */
    static void dress(Axis axis) {
        axis.setLabelFont(LABEL);
        axis.setLabelPaint(Palette.MUTED);
        axis.setTickLabelFont(SMALL);
        axis.setTickLabelPaint(Palette.INK);
        axis.setAxisLinePaint(Palette.AXIS);
        axis.setTickMarkPaint(Palette.AXIS);
        axis.setTickMarksVisible(false);
        if (axis instanceof ValueAxis value) {
            value.setAxisLineVisible(false);
            value.setTickLabelInsets(new RectangleInsets(3, 4, 3, 6));
        }
    }

    /** Grid and background of a plot over two axes. */
    static void dress(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setRangeGridlineStroke(GRID);
        plot.setDomainGridlinePaint(Palette.GRID);
        plot.setDomainGridlineStroke(GRID);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(Palette.AXIS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(4, SIDE - 6, 2, SIDE + 8));
    }

    /** Grid and background of a plot of bars. */
    static void dress(CategoryPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setRangeGridlineStroke(GRID);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /** A renderer of plain lines: each series is one path, broken where a value is missing. */
    static XYLineAndShapeRenderer lines() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        return renderer;
    }
}
