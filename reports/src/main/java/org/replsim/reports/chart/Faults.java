package org.replsim.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.replsim.run.Marker;
import org.replsim.scenario.result.ScenarioResult;

/**
 * What happened on the timeline, written above the top panel in as many rows as it takes for no text to touch another.
 * Beyond the last row a fault keeps its line and loses its text.
 */
final class Faults {

    private static final int ROWS = 3;
    private static final double ROW_HEIGHT = 15;
    private static final double GAP = 10;

    private final List<Label> labels = new ArrayList<>();
    private final double[] rowEnds = new double[ROWS];
    private int rows;

    /** A text in a row; negative rows are not written. */
    private record Label(double seconds, String text, int row, boolean leftOfLine) {}

    /**
     * Lays the faults of all variants out.
     *
     * @param result whose faults
     * @param endSeconds of the time axis
     * @param plotWidth of the time axis, in points, about
     */
    Faults(ScenarioResult result, double endSeconds, double plotWidth) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        for (Marker marker : distinct(result)) {
            double seconds = marker.atNanos() / 1e9;
            double x = seconds / endSeconds * plotWidth;
            double width = Theme.SMALL.getStringBounds(marker.text(), context).getWidth() + 4;
            place(seconds, marker.text(), x, width, plotWidth);
        }
    }

    /** Faults of all variants by instant and text, each once, in order of time. */
    static List<Marker> distinct(ScenarioResult result) {
        Map<String, Marker> distinct = new LinkedHashMap<>();
        result.variants().stream()
                .flatMap(variant -> variant.markers().stream())
                .filter(marker -> marker.kind() == Marker.Kind.FAULT)
                .forEach(marker -> distinct.putIfAbsent(marker.atNanos() + " " + marker.text(), marker));
        return distinct.values().stream()
                .sorted(Comparator.comparingLong(Marker::atNanos))
                .toList();
    }

    private void place(double seconds, String text, double x, double width, double plotWidth) {
        boolean left = x + width > plotWidth + 20;
        double from = left ? x - width : x;
        for (int row = 0; row < ROWS; row++) {
            if (from >= rowEnds[row]) {
                rowEnds[row] = from + width + GAP;
                rows = Math.max(rows, row + 1);
                labels.add(new Label(seconds, text, row, left));
                return;
            }
        }
        labels.add(new Label(seconds, text, -1, left));
    }

    /** The space the texts need above the top panel, in points. */
    double height() {
        return rows * ROW_HEIGHT;
    }

    /** Draws the lines on a panel below all its other texts, and the texts above it if it is the top one. */
    void mark(XYPlot panel, boolean top) {
        if (!labels.isEmpty()) {
            List<?> others = panel.getAnnotations();
            panel.clearAnnotations();
            panel.addAnnotation(new Drawn(this, top));
            others.forEach(other -> panel.addAnnotation((XYAnnotation) other));
        }
    }

    private static final class Drawn extends AbstractXYAnnotation {
        private static final long serialVersionUID = 1;
        private final transient Faults faults;
        private final boolean top;

        Drawn(Faults faults, boolean top) {
            this.faults = faults;
            this.top = top;
        }

        @Override
        public void draw(
                Graphics2D g2,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis time,
                ValueAxis values,
                int index,
                PlotRenderingInfo info) {
            Shape clip = g2.getClip();
            g2.setClip(null);
            g2.setFont(Theme.SMALL);
            g2.setPaint(Palette.INK);
            g2.setStroke(Palette.dashed(1.1f, 4, 3));
            for (Label label : faults.labels) {
                double x = time.valueToJava2D(label.seconds(), area, RectangleEdge.BOTTOM);
                double above = top && label.row() >= 0 ? PanelTitle.HEIGHT + ROW_HEIGHT * label.row() + 12 : 0;
                g2.draw(new Line2D.Double(x, area.getMinY() - above, x, area.getMaxY()));
            }
            for (Label label : faults.labels) {
                if (top && label.row() >= 0) {
                    write(g2, label, area, time.valueToJava2D(label.seconds(), area, RectangleEdge.BOTTOM));
                }
            }
            g2.setClip(clip);
        }

        private static void write(Graphics2D g2, Label label, Rectangle2D area, double x) {
            double width = g2.getFontMetrics().getStringBounds(label.text(), g2).getWidth();
            double left = label.leftOfLine() ? x - width - 4 : x + 4;
            double base = area.getMinY() - PanelTitle.HEIGHT - 3 - ROW_HEIGHT * label.row();
            g2.setPaint(Color.WHITE);
            g2.fill(new Rectangle2D.Double(left - 1, base - 10, width + 2, 13));
            g2.setPaint(Palette.INK);
            g2.drawString(label.text(), (float) left, (float) base);
        }
    }
}
