package org.replsim.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** What a panel shows and its unit, written level above its upper left corner: easier to read than along the axis. */
final class PanelTitle extends AbstractXYAnnotation {

    /** The space it needs above the panel, in points. */
    static final double HEIGHT = 19;

    private static final long serialVersionUID = 1;
    private final String text;

    PanelTitle(String text) {
        this.text = text;
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
        if (text.isEmpty()) {
            return;
        }
        Shape clip = g2.getClip();
        g2.setClip(null);
        g2.setFont(Theme.PANEL);
        Rectangle2D ink = g2.getFontMetrics().getStringBounds(text, g2);
        g2.setPaint(Color.WHITE);
        g2.fill(new Rectangle2D.Double(area.getMinX(), area.getMinY() - 6 - 11, ink.getWidth() + 3, 14));
        g2.setPaint(Palette.INK);
        g2.drawString(text, (float) area.getMinX(), (float) (area.getMinY() - 6));
        g2.setClip(clip);
    }
}
