package org.replsim.reports.chart;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.reports.text.Quantity;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** Relay_Log_Space of one replica against relay_log_space_limit, and the transactions that wait in it. */
final class RelayLogChart implements Chart {

    private static final double WORTH_SHOWING = 1 << 20;

    private final String replica;
    private final boolean only;

    /**
     * A chart of a replica.
     *
     * @param replica its name
     * @param only whether there is no other replica
     */
    RelayLogChart(String replica, boolean only) {
        this.replica = replica;
        this.only = only;
    }

    @Override
    public String name() {
        return only ? "relay-log" : "relay-log-" + replica.replace(':', '-');
    }

    @Override
    public boolean applies(ScenarioResult result) {
        boolean backlog = Columns.anyAbove(result, variant -> replica, "lag_true", 1)
                && Columns.anyAbove(result, variant -> replica, "relay_log_space", WORTH_SHOWING);
        return backlog || !limits(result).isEmpty();
    }

    @Override
    public Picture build(ScenarioResult result) {
        TimeFrame frame = new TimeFrame(result);
        DefaultXYDataset space = Columns.perVariant(result, variant -> replica, "relay_log_space", Thinning.MAX);
        DefaultXYDataset waiting = Columns.perVariant(result, variant -> replica, "not_applied", Thinning.MAX);
        NavigableSet<Double> limits = limits(result);
        double most = Math.max(Extent.measured(result, space).greatest(), limits.isEmpty() ? 0 : limits.last());
        XYPlot bytes = frame.panel("Relay_Log_Space", 230, Scale.bytes(most, 5), space);
        LegendItemCollection legend = TimeFrame.legend(result);
        for (double limit : limits) {
            bytes.addRangeMarker(new ValueMarker(limit, Palette.INK, Palette.dashed(1.6f, 2, 3)));
            legend.add(Theme.lineItem(
                    "relay_log_space_limit " + Quantity.bytes(limit), Palette.INK, Palette.dashed(1.6f, 2, 3)));
        }
        XYPlot backlog = frame.panel(
                "transactions in the source's binary log that it has not applied",
                130,
                Scale.counts(Extent.measured(result, waiting).greatest(), 4),
                waiting);
        return frame.picture(
                limits.isEmpty() ? "How large does the relay log of " + replica + " grow?" : question(),
                "At the limit the IO thread waits: what is not in the relay log is not acknowledged",
                legend,
                List.of(bytes, backlog));
    }

    private String question() {
        return "Does the relay log of " + replica + " reach its limit?";
    }

    private NavigableSet<Double> limits(ScenarioResult result) {
        NavigableSet<Double> limits = new TreeSet<>();
        for (VariantResult variant : result.variants()) {
            variant.servers().stream()
                    .filter(server -> server.name().equals(ReplicationSpec.server(replica)))
                    .map(server -> Double.parseDouble(server.variables().getOrDefault("relay_log_space_limit", "0")))
                    .filter(limit -> limit > 0)
                    .forEach(limits::add);
        }
        return limits;
    }
}
