package org.replsim.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.replsim.scenario.result.ScenarioResult;

/**
 * What happened on the timeline, written above the top panel in as many rows as it takes for no text to touch another.
 * Where that is more than there are, a fault keeps its line and loses its text, and crashes are the last to lose it.
 */
final class Faults {

    private static final int ROWS = 3;
    private static final double ROW_HEIGHT = 15;
    private static final double GAP = 10;

    private final List<Label> labels = new ArrayList<>();
    private final List<List<Span>> taken = new ArrayList<>();
    private int rows;

    /** Where a text stands in its row, in points. */
    private record Span(double from, double to) {
        boolean touches(Span other) {
            return from < other.to && other.from < to;
        }
    }

    /** A text in a row; negative rows are not written. */
    private record Label(TimelineFault fault, String text, int row, boolean leftOfLine) {}

    /**
     * Lays the faults of all variants out.
     *
     * @param result whose faults
     * @param endSeconds of the time axis
     * @param plotWidth of the time axis, in points, about
     */
    Faults(ScenarioResult result, double endSeconds, double plotWidth) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        for (int row = 0; row < ROWS; row++) {
            taken.add(new ArrayList<>());
        }
        List<TimelineFault> byWeight = TimelineFault.of(result).stream()
                .sorted(Comparator.comparing(fault -> !fault.isCrash()))
                .toList();
        for (TimelineFault fault : byWeight) {
            String text = fault.words(result.variants().size());
            double x = fault.seconds() / endSeconds * plotWidth;
            double width = Theme.SMALL.getStringBounds(text, context).getWidth() + 4;
            place(fault, text, x, width, plotWidth);
        }
    }

    private void place(TimelineFault fault, String text, double x, double width, double plotWidth) {
        boolean left = x + width > plotWidth + 20;
        double from = left ? x - width : x;
        Span span = new Span(from, from + width + GAP);
        for (int row = 0; row < ROWS; row++) {
            if (taken.get(row).stream().noneMatch(span::touches)) {
                taken.get(row).add(span);
                rows = Math.max(rows, row + 1);
                labels.add(new Label(fault, text, row, left));
                return;
            }
        }
        labels.add(new Label(fault, text, -1, left));
    }

    /** The texts that are written, as they were laid out. */
    List<String> written() {
        return labels.stream()
                .filter(label -> label.row() >= 0)
                .map(Label::text)
                .toList();
    }

    /** The space the texts need above the top panel, in points. */
    double height() {
        return rows * ROW_HEIGHT;
    }

    /**
     * Draws the lines on a panel below all its other texts, and the texts above it if it is the top one.
     *
     * @param panel which
     * @param top whether it is the top one
     * @param variant whose faults go through the panel; all if empty
     */
    void mark(XYPlot panel, boolean top, String variant) {
        if (!labels.isEmpty()) {
            List<?> others = panel.getAnnotations();
            panel.clearAnnotations();
            panel.addAnnotation(new Drawn(this, top, variant));
            others.forEach(other -> panel.addAnnotation((XYAnnotation) other));
        }
    }

    private static final class Drawn extends AbstractXYAnnotation {
        private static final long serialVersionUID = 1;
        private final transient Faults faults;
        private final boolean top;
        private final String variant;

        Drawn(Faults faults, boolean top, String variant) {
            this.faults = faults;
            this.top = top;
            this.variant = variant;
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
                line(g2, label, area, time.valueToJava2D(label.fault().seconds(), area, RectangleEdge.BOTTOM));
            }
            for (Label label : faults.labels) {
                if (top && label.row() >= 0) {
                    double x = time.valueToJava2D(label.fault().seconds(), area, RectangleEdge.BOTTOM);
                    write(g2, label, area, x);
                }
            }
            g2.setClip(clip);
        }

        private void line(Graphics2D g2, Label label, Rectangle2D area, double x) {
            double above = top && label.row() >= 0 ? PanelTitle.HEIGHT + ROW_HEIGHT * label.row() + 12 : 0;
            boolean through = variant.isEmpty() || label.fault().variants().contains(variant);
            double bottom = through ? area.getMaxY() : area.getMinY() - PanelTitle.HEIGHT;
            if (through || above > 0) {
                g2.draw(new Line2D.Double(x, area.getMinY() - above, x, bottom));
            }
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
