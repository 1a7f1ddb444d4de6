package org.replsim.scenario.result;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.replsim.run.CourseRecord;
import org.replsim.run.LossRecord;
import org.replsim.run.Marker;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.SourceRecord;
import org.replsim.run.TimeSeries;
import org.replsim.scenario.metric.MetricValue;

/**
 * What is kept of one variant's run.
 *
 * @param name of the variant
 * @param overrides what it says differently, by path
 * @param digest fingerprint of everything that happened, 16 hexadecimal digits
 * @param serverDigests the same, server by server
 * @param events timers fired and signals run
 * @param measuredFromNanos start of the measurement window
 * @param measuredToNanos its end
 * @param endNanos end of the run
 * @param primary the server the first workload writes to
 * @param servers as configured
 * @param links as configured
 * @param metrics the metric table's values
 * @param phaseMeanNanos mean time of a transaction in each phase of its commit on the primary
 * @param utilisation share of time each resource was busy, 0 to 1
 * @param binding what limits it, if that was looked for
 * @param sources servers with a binary log, by name
 * @param replicas servers with a source, by name
 * @param markers faults and switches, in order of time
 * @param losses one per crashed source that had replicas
 * @param courses what became of the procedures
 * @param latency distribution of the commit latency on the primary (file {@code latency.csv})
 * @param series quantities over time (file {@code series.csv})
 */
public record VariantResult(
        String name,
        SortedMap<String, String> overrides,
        String digest,
        SortedMap<String, String> serverDigests,
        long events,
        long measuredFromNanos,
        long measuredToNanos,
        long endNanos,
        String primary,
        List<ServerSummary> servers,
        List<LinkSummary> links,
        List<MetricValue> metrics,
        SortedMap<String, Double> phaseMeanNanos,
        SortedMap<String, Double> utilisation,
        @Nullable Binding binding,
        SortedMap<String, SourceRecord> sources,
        SortedMap<String, ReplicaRecord> replicas,
        List<Marker> markers,
        List<LossRecord> losses,
        List<CourseRecord> courses,
        List<LatencyPoint> latency,
        TimeSeries series) {

    /** Copies the lists. */
    public VariantResult {
        servers = List.copyOf(servers);
        links = List.copyOf(links);
        metrics = List.copyOf(metrics);
        markers = List.copyOf(markers);
        losses = List.copyOf(losses);
        courses = List.copyOf(courses);
        latency = List.copyOf(latency);
    }

    /** The same under another name. */
    public VariantResult named(String other) {
        return new VariantResult(
                other,
                overrides,
                digest,
                serverDigests,
                events,
                measuredFromNanos,
                measuredToNanos,
                endNanos,
                primary,
                servers,
                links,
                metrics,
                phaseMeanNanos,
                utilisation,
                binding,
                sources,
                replicas,
                markers,
                losses,
                courses,
                latency,
                series);
    }

    /** A metric of the whole run or of the server it is asked of by default (the primary, or the first replica). */
    public Optional<MetricValue> metric(String metric) {
        return metrics.stream().filter(value -> value.name().equals(metric)).findFirst();
    }

    /** A metric of one server. */
    public Optional<MetricValue> metric(String metric, String server) {
        return metrics.stream()
                .filter(value -> value.name().equals(metric) && value.server().equals(server))
                .findFirst();
    }

    /** The number of a metric (see {@link #metric(String)}), NaN if there is none. */
    public double number(String metric) {
        return metric(metric).map(MetricValue::value).orElse(Double.NaN);
    }

    /**
     * A server as configured.
     *
     * @throws NoSuchElementException if there is none of that name
     */
    public ServerSummary server(String server) {
        return servers.stream()
                .filter(summary -> summary.name().equals(server))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no server " + server));
    }
}
