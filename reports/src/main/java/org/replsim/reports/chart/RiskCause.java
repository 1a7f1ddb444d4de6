package org.replsim.reports.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYAreaRenderer2;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** Why transactions are at risk: areas one on the other, a panel for each variant that has more than one reason to tell. */
enum RiskCause {
    /** Nobody waits for an ACK, or it is on its way. */
    ASYNC("at_risk_async", "asynchronous path", new Color(0x56B4E9)),
    /** The time-out has passed. */
    OFF("at_risk_semi_sync_off", "semi-sync fell back to OFF", new Color(0xB3123F)),
    /** Received by the wrong replica. */
    NOT_ELIGIBLE("at_risk_not_eligible", "only on replicas that cannot be promoted", new Color(0xE69F00));

    /** What a loss of power of the replicas takes as well: a second failure, so it has a panel of its own. */
    static final String NOT_DURABLE = "at_risk_not_durable";

    private static final int MOST_PANELS = 4;
    private static final int POINTS = 110;

    private final String column;
    private final String words;
    private final Color colour;

    RiskCause(String column, String words, Color colour) {
        this.column = column;
        this.words = words;
        this.colour = colour;
    }

    /** The variants that have a panel: those in which something was at risk not only on its way, four at most. */
    static List<VariantResult> shown(ScenarioResult result) {
        return result.variants().stream()
                .filter(variant -> Arrays.stream(values())
                        .anyMatch(cause -> cause != ASYNC && Columns.max(variant, variant.primary(), cause.column) > 0))
                .limit(MOST_PANELS)
                .toList();
    }

    /** The boxes of the legend: the causes that are to be seen. */
    static LegendItemCollection legend(ScenarioResult result) {
        LegendItemCollection legend = new LegendItemCollection();
        for (RiskCause cause : values()) {
            if (shown(result).stream().anyMatch(variant -> Columns.max(variant, variant.primary(), cause.column) > 0)) {
                legend.add(Theme.boxItem(cause.words, cause.colour));
            }
        }
        return legend;
    }

    /** The panel of a variant. */
    static XYPlot panel(TimeFrame frame, ScenarioResult result, VariantResult variant) {
        DefaultTableXYDataset data = new DefaultTableXYDataset();
        double[] sums = new double[0];
        for (RiskCause cause : values()) {
            double[][] points = Columns.of(variant, variant.primary(), cause.column);
            sums = sums.length < points[1].length ? Arrays.copyOf(sums, points[1].length) : sums;
            XYSeries series = new XYSeries(cause.words, true, false);
            for (int i = 0; i < points[1].length; i++) {
                series.add(points[0][i], points[1][i]);
                sums[i] += Double.isNaN(points[1][i]) ? 0 : points[1][i];
            }
            data.addSeries(series);
        }
        StackedXYAreaRenderer2 renderer = new StackedXYAreaRenderer2();
        for (RiskCause cause : values()) {
            renderer.setSeriesPaint(cause.ordinal(), cause.colour);
        }
        ValueAxis axis = TickedAxis.of(Scale.counts(Arrays.stream(sums).max().orElse(0), 3));
        String name = result.variants().size() > 1 ? variant.name() + ": why, in transactions" : "why, in transactions";
        return frame.of(variant, frame.panel(name, POINTS, axis, data, renderer));
    }
}
