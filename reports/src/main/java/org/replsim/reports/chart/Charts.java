package org.replsim.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.replsim.scenario.result.ScenarioResult;

/** The charts there are, in the order of a report. */
public final class Charts {

    private Charts() {}

    /** The charts that have something to show of a result. */
    public static List<Chart> of(ScenarioResult result) {
        List<Chart> charts = new ArrayList<>(List.of(
                new VariantsChart(),
                new ThroughputChart(),
                new LatencyOverTimeChart(),
                new LatencyDistributionChart(),
                new SemiSyncChart(),
                new DataAtRiskChart(),
                new WaterfallChart()));
        SortedSet<String> replicas = new TreeSet<>();
        result.variants().forEach(variant -> replicas.addAll(variant.replicas().keySet()));
        for (String replica : replicas) {
            charts.add(new LagChart(replica, replicas.size() == 1));
            charts.add(new RelayLogChart(replica, replicas.size() == 1));
        }
        charts.removeIf(chart -> !chart.applies(result));
        return List.copyOf(charts);
    }
}
