package org.replsim.scenario.metric;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.replsim.run.HopRecord;

/** The rows of the metric table on ways through a topology: delay over each hop and end to end, and what sources send. */
final class HopMetrics {

    private HopMetrics() {}

    static List<Metric> rows() {
        return Stream.of(
                        delays(
                                "hop",
                                "age of a transaction when the replica applied it, since its source could send it",
                                HopRecord::hop),
                        delays(
                                "visibility",
                                "age of a transaction when the replica applied it, since the server where it was made could"
                                        + " send it",
                                HopRecord::way),
                        List.of(new Metric(
                                "egress",
                                MetricUnit.BANDWIDTH,
                                Metric.Owner.SOURCE,
                                Draft.WINDOW,
                                "bytes a second that its dump threads send",
                                (run, server) -> run.record().egress().getOrDefault(server, Double.NaN),
                                Optional.empty())))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Metric> delays(String name, String doc, Function<HopRecord, Histogram> histogram) {
        return List.of(
                delay(name + "_p50", doc + ": median", histogram, 50),
                delay(name + "_p95", doc + ": 95th percentile", histogram, 95),
                delay(name + "_p99", doc + ": 99th percentile", histogram, 99),
                delay(name + "_max", doc + ": the largest", histogram, 100));
    }

    private static Metric delay(String name, String doc, Function<HopRecord, Histogram> histogram, double percentile) {
        return new Metric(
                name,
                MetricUnit.SECONDS,
                Metric.Owner.REPLICA,
                Draft.WINDOW,
                doc,
                (run, server) -> Optional.ofNullable(run.record().hops().get(server))
                        .map(histogram)
                        .filter(each -> each.getTotalCount() > 0)
                        .map(each -> each.getValueAtPercentile(percentile) * Draft.NANO)
                        .orElse(Double.NaN),
                Optional.empty());
    }
}
