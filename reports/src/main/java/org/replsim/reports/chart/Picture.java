package org.replsim.reports.chart;

import org.jfree.chart.JFreeChart;

/**
 * A chart with the size it was laid out for.
 *
 * @param chart what to draw
 * @param width in points
 * @param height in points
 */
public record Picture(JFreeChart chart, int width, int height) {

    /** The width of every picture, in points. */
    public static final int WIDTH = 960;
}
