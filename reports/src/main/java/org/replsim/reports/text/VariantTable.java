package org.replsim.reports.text;

import java.util.List;
import org.replsim.run.LossRecord;
import org.replsim.run.TimeSeries;
import org.replsim.scenario.metric.MetricValue;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** The variants side by side. */
public final class VariantTable {

    private VariantTable() {}

    /** One row a variant. */
    public static Table of(ScenarioResult result) {
        Table table = new Table(
                List.of("variant", "commits/s", "p50", "p95", "p99", "lost", "at risk", "max lag", "semi-sync OFF"));
        for (VariantResult variant : result.variants()) {
            table.row(List.of(
                    variant.name(),
                    Quantity.number(variant.number("throughput")),
                    duration(variant.number("latency_p50")),
                    duration(variant.number("latency_p95")),
                    duration(variant.number("latency_p99")),
                    lost(variant),
                    Quantity.number(atRisk(variant)),
                    duration(lagMax(variant)),
                    semiSyncOff(variant)));
        }
        return table;
    }

    private static String lost(VariantResult variant) {
        return variant.losses().isEmpty()
                ? Quantity.NONE
                : Quantity.count(variant.losses().stream()
                        .mapToLong(LossRecord::lostAcknowledged)
                        .sum());
    }

    /** The most that were at risk in the measurement window: connecting at the start is no part of it. */
    private static double atRisk(VariantResult variant) {
        TimeSeries series = variant.series();
        double max = Double.NaN;
        double[] values = series.find(variant.primary(), "at_risk_transactions")
                .map(TimeSeries.Column::values)
                .orElse(new double[0]);
        for (int i = 0; i < values.length; i++) {
            double nanos = series.seconds()[i] * 1e9;
            if (nanos > variant.measuredFromNanos() && nanos <= variant.measuredToNanos()) {
                max = max >= values[i] ? max : values[i];
            }
        }
        return max;
    }

    private static double lagMax(VariantResult variant) {
        return variant.metrics().stream()
                .filter(metric -> metric.name().equals("lag_max"))
                .mapToDouble(MetricValue::value)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }

    private static String semiSyncOff(VariantResult variant) {
        boolean enabled =
                variant.series().find(variant.primary(), "semi_sync_status").isPresent();
        return enabled ? duration(variant.number("semi_sync_off_seconds")) : Quantity.NONE;
    }

    private static String duration(double seconds) {
        return Quantity.duration(seconds * 1e9);
    }
}
