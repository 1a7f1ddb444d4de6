package org.replsim.scenario.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.replsim.scenario.metric.MetricValue;
import org.replsim.scenario.result.VariantResult;

/**
 * One quantity, measured on real servers and simulated.
 *
 * @param variant of the scenario
 * @param metric as in the metric table
 * @param server the server it belongs to
 * @param unit of both values; empty for a pure number
 * @param real as measured
 * @param simulated as simulated
 */
public record Comparison(String variant, String metric, String server, String unit, double real, double simulated) {

    /** What can be seen of servers from outside, in the order of a report. */
    private static final List<String> COMPARED = List.of(
            "throughput",
            "commits",
            "latency_mean",
            "latency_p50",
            "latency_p95",
            "latency_p99",
            "failed",
            "deadlocks",
            "lock_timeouts",
            "group_size",
            "semi_sync_yes_tx",
            "semi_sync_no_tx",
            "semi_sync_no_times",
            "semi_sync_off_seconds",
            "Rpl_semi_sync_master_tx_waits",
            "lag_mean",
            "lag_max",
            "seconds_behind_max",
            "relay_log_space_max",
            "not_received",
            "not_applied",
            "lost_transactions",
            "lost_seconds",
            "ghosts",
            "errant",
            "holes");

    private static final List<String> OF_CRASHES =
            List.of("lost_transactions", "lost_seconds", "ghosts", "errant", "holes");

    /** All quantities that both sides have a number for, without those that are 0 on both; a loss of nothing is told. */
    public static List<Comparison> of(String variant, VariantResult real, VariantResult simulated) {
        boolean crashed = !real.losses().isEmpty() || !simulated.losses().isEmpty();
        List<Comparison> all = new ArrayList<>();
        for (String metric : COMPARED) {
            if (!crashed && OF_CRASHES.contains(metric)) {
                continue;
            }
            for (MetricValue theirs : simulated.metrics()) {
                Optional<MetricValue> ours = theirs.name().equals(metric) && Double.isFinite(theirs.value())
                        ? real.metric(metric, theirs.server())
                        : Optional.empty();
                ours.filter(value -> Double.isFinite(value.value()))
                        .map(value -> new Comparison(
                                variant, metric, value.server(), value.unit(), value.value(), theirs.value()))
                        .filter(one -> one.real() != 0 || one.simulated() != 0 || metric.equals("lost_transactions"))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** By how much the simulation is larger, as a share of what was measured; NaN if that was nothing. */
    public double error() {
        return real == 0 ? Double.NaN : (simulated - real) / real;
    }
}
