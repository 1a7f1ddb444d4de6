package org.replsim.reports.chart;

import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.scenario.result.ScenarioResult;

/** A picture of how one quantity depends on another over several runs: points, and lines such as a formula's. */
public final class Relation {

    private static final int HEIGHT = 360;
    private static final int STEPS = 6;
    private static final double DOT = 9;

    private final ScenarioResult result;
    private final String question;
    private final List<Series> series = new ArrayList<>();
    private String across = "";
    private String up = "";

    private record Series(String name, double[][] values, boolean joined) {}

    /**
     * A picture without axes and series.
     *
     * @param result one of those that the numbers come from, for the small print
     * @param question that the picture answers
     */
    public Relation(ScenarioResult result, String question) {
        this.result = result;
        this.question = question;
    }

    /** What goes across and what goes up, with their units. */
    public Relation axes(String acrossLabel, String upLabel) {
        across = acrossLabel;
        up = upLabel;
        return this;
    }

    /** Adds single points. */
    public Relation points(String name, double[] x, double[] y) {
        return add(name, x, y, false);
    }

    /** Adds a line from point to point. */
    public Relation line(String name, double[] x, double[] y) {
        return add(name, x, y, true);
    }

    private Relation add(String name, double[] x, double[] y, boolean joined) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(name + ": " + x.length + " values across and " + y.length + " up");
        }
        series.add(new Series(name, new double[][] {x.clone(), y.clone()}, joined));
        return this;
    }

    /** The picture. */
    public Picture picture() {
        DefaultXYDataset data = new DefaultXYDataset();
        LegendItemCollection legend = new LegendItemCollection();
        XYLineAndShapeRenderer renderer = Theme.lines();
        for (int i = 0; i < series.size(); i++) {
            data.addSeries(series.get(i).name(), series.get(i).values());
            legend.add(draw(i, renderer));
        }
        XYPlot plot = new XYPlot(data, axis(0), axis(1), renderer);
        Theme.dress(plot);
        plot.setDomainGridlinesVisible(true);
        plot.addAnnotation(new PanelTitle(up));
        RectangleInsets insets = plot.getInsets();
        plot.setInsets(new RectangleInsets(PanelTitle.HEIGHT, insets.getLeft(), insets.getBottom(), insets.getRight()));
        return Theme.pictureOfSeveral(question, up + " against " + across, legend, plot, HEIGHT, result);
    }

    private LegendItem draw(int place, XYLineAndShapeRenderer renderer) {
        boolean joined = series.get(place).joined();
        Ellipse2D dot = new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT);
        renderer.setSeriesLinesVisible(place, joined);
        renderer.setSeriesShapesVisible(place, !joined);
        renderer.setSeriesShape(place, dot);
        renderer.setSeriesPaint(place, Palette.colour(place));
        renderer.setSeriesStroke(place, Palette.line(place, Theme.LINE));
        String name = series.get(place).name();
        return joined
                ? Theme.lineItem(name, Palette.colour(place), Palette.line(place, Theme.LINE))
                : new LegendItem(name, null, null, null, dot, Palette.colour(place));
    }

    private ValueAxis axis(int dimension) {
        double max = 0;
        for (Series one : series) {
            for (double value : one.values()[dimension]) {
                max = Math.max(max, value);
            }
        }
        ValueAxis axis = TickedAxis.of(Scale.fromZero(max, STEPS));
        axis.setLabel(dimension == 0 ? across : null);
        return axis;
    }
}
