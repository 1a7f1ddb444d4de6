package org.replsim.reports.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/** Lines of which one series goes in steps: a value that jumps, such as whole seconds, stands until the next. */
final class SteppedLines extends XYLineAndShapeRenderer {

    private static final long serialVersionUID = 1;

    private final int stepped;

    /** Lines of which this series goes in steps. */
    SteppedLines(int stepped) {
        super(true, false);
        this.stepped = stepped;
        setDrawSeriesLineAsPath(true);
    }

    @Override
    protected void drawPrimaryLineAsPath(
            XYItemRendererState state,
            Graphics2D g2,
            XYPlot plot,
            XYDataset data,
            int pass,
            int series,
            int item,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            Rectangle2D area) {
        State path = (State) state;
        if (series == stepped && path.isLastPointGood() && !Double.isNaN(data.getYValue(series, item))) {
            Point2D last = path.seriesPath.getCurrentPoint();
            double x = domainAxis.valueToJava2D(data.getXValue(series, item), area, RectangleEdge.BOTTOM);
            path.seriesPath.lineTo(x, last.getY());
        }
        super.drawPrimaryLineAsPath(state, g2, plot, data, pass, series, item, domainAxis, rangeAxis, area);
    }
}
