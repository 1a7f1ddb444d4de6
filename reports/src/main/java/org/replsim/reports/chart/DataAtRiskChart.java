package org.replsim.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.reports.text.Quantity;
import org.replsim.run.LossRecord;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What would be lost if the primary died at each instant: transactions, bytes and seconds, one panel each, and why. */
final class DataAtRiskChart implements Chart {

    @Override
    public String name() {
        return "data-at-risk";
    }

    @Override
    public boolean applies(ScenarioResult result) {
        return Columns.anyAbove(result, VariantResult::primary, "at_risk_transactions", 0);
    }

    @Override
    public Picture build(ScenarioResult result) {
        TimeFrame frame = new TimeFrame(result);
        DefaultXYDataset transactions = column(result, "at_risk_transactions");
        DefaultXYDataset bytes = column(result, "at_risk_bytes");
        DefaultXYDataset seconds = column(result, "at_risk_seconds");
        List<XYPlot> panels = new ArrayList<>(List.of(
                frame.panel(
                        "transactions at risk",
                        140,
                        Scale.counts(Extent.measured(result, transactions).greatest(), 4),
                        transactions),
                frame.panel(
                        "bytes of binary log at risk",
                        140,
                        Scale.bytes(Extent.measured(result, bytes).greatest(), 4),
                        bytes),
                frame.panel(
                        "age of the oldest of them",
                        140,
                        Scale.durations(Extent.measured(result, seconds).greatest(), 4),
                        seconds)));
        RiskCause.shown(result).forEach(variant -> panels.add(RiskCause.panel(frame, result, variant)));
        addCached(frame, result, panels);
        LegendItemCollection legend = TimeFrame.legend(result);
        legend.addAll(RiskCause.legend(result));
        String primary = result.variants().get(0).primary();
        return frame.picture(
                "If " + primary + " died now, what would be lost?",
                "Acknowledged to the client and received by no replica" + lost(result),
                legend,
                panels);
    }

    private static void addCached(TimeFrame frame, ScenarioResult result, List<XYPlot> panels) {
        DefaultXYDataset cached = column(result, RiskCause.NOT_DURABLE);
        double most = Extent.measured(result, cached).greatest();
        if (most > 0) {
            panels.add(frame.panel(
                    "received, but only in page caches: lost if the power of the replicas fails too",
                    90,
                    Scale.counts(most, 3),
                    cached));
        }
    }

    private static DefaultXYDataset column(ScenarioResult result, String name) {
        return Columns.perVariant(result, VariantResult::primary, name, Thinning.MAX);
    }

    private static String lost(ScenarioResult result) {
        List<VariantResult> crashed = result.variants().stream()
                .filter(variant -> !variant.losses().isEmpty())
                .toList();
        if (crashed.isEmpty() || crashed.size() > 4) {
            return "";
        }
        return crashed.stream()
                .map(variant -> (crashed.size() > 1 ? variant.name() + " " : "") + Quantity.count(lost(variant)))
                .collect(Collectors.joining(", ", ".  Lost at the crash: ", ""));
    }

    private static long lost(VariantResult variant) {
        return variant.losses().stream().mapToLong(LossRecord::lostAcknowledged).sum();
    }
}
