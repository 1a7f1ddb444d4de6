package org.replsim.scenario.metric;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.replsim.run.SourceRecord;
import org.replsim.run.WorkloadRecord;

/** The rows of the metric table on what clients see, and on commit groups. */
final class ClientMetrics {

    private ClientMetrics() {}

    static List<Metric> rows() {
        return Stream.concat(speed().stream(), mishaps().stream()).toList();
    }

    private static List<Metric> speed() {
        return List.of(
                client(
                                "throughput",
                                MetricUnit.RATE,
                                "commits a second that clients had their OK for",
                                WorkloadRecord::throughput)
                        .tracked("throughput", Track.Fold.MEAN),
                client(
                                "commits",
                                MetricUnit.TRANSACTIONS,
                                "transactions acknowledged to their clients",
                                w -> w.commits())
                        .row(),
                client(
                                "latency_mean",
                                MetricUnit.SECONDS,
                                "average time from the arrival of a transaction to its OK",
                                w -> w.latencyMeanNanos() * Draft.NANO)
                        .row(),
                percentile("p50", "median", 50).tracked("latency_p50", Track.Fold.MAX),
                percentile("p95", "95th percentile", 95).tracked("latency_p95", Track.Fold.MAX),
                percentile("p99", "99th percentile", 99).tracked("latency_p99", Track.Fold.MAX),
                percentile("p999", "99.9th percentile", 99.9).row(),
                latency("max", "longest", Histogram::getMaxValue).row());
    }

    private static List<Metric> mishaps() {
        return List.of(
                client(
                                "little_residual",
                                MetricUnit.NUMBER,
                                "|L - lambda W| / L: about 0 when the books balance",
                                w -> w.littleResidual())
                        .row(),
                client("deadlocks", MetricUnit.NUMBER, "victims of error 1213", w -> w.deadlocks())
                        .row(),
                client(
                                "lock_timeouts",
                                MetricUnit.NUMBER,
                                "statements that failed with error 1205",
                                w -> w.lockTimeouts())
                        .row(),
                client("failed", MetricUnit.TRANSACTIONS, "transactions that ended without an answer", w -> w.failed())
                        .row(),
                source("group_size", MetricUnit.NUMBER, "transactions per commit group", SourceRecord::groupSize)
                        .row());
    }

    private static Draft client(String name, MetricUnit unit, String doc, ToDoubleFunction<WorkloadRecord> value) {
        return Draft.of(
                name,
                unit,
                Metric.Owner.SOURCE,
                doc,
                (run, server) -> Optional.ofNullable(run.record().workloads().get(server))
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN));
    }

    private static Draft latency(String suffix, String words, ToDoubleFunction<Histogram> value) {
        return client(
                "latency_" + suffix,
                MetricUnit.SECONDS,
                words + " time from the arrival of a transaction to its OK",
                w -> w.commitLatency().getTotalCount() == 0
                        ? Double.NaN
                        : value.applyAsDouble(w.commitLatency()) * Draft.NANO);
    }

    private static Draft percentile(String suffix, String words, double percentile) {
        return latency(suffix, words, histogram -> histogram.getValueAtPercentile(percentile));
    }

    static Draft source(String name, MetricUnit unit, String doc, ToDoubleFunction<SourceRecord> value) {
        return Draft.of(
                name,
                unit,
                Metric.Owner.SOURCE,
                doc,
                (run, server) -> Optional.ofNullable(run.record().sources().get(server))
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN));
    }
}
