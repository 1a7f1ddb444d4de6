package org.replsim.scenario.run;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.Digest;
import org.replsim.host.HostSpec;
import org.replsim.run.RunRecord;
import org.replsim.run.WorkloadRecord;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.Variant;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.field.VariablesType;
import org.replsim.scenario.metric.Measured;
import org.replsim.scenario.metric.Metrics;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.result.Binding;
import org.replsim.scenario.result.LatencyPoint;
import org.replsim.scenario.result.LinkSummary;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.ServerSummary;
import org.replsim.scenario.result.VariantResult;
import org.replsim.scenario.result.Version;

/** Turns finished runs into what is kept of them. */
final class Summaries {

    private static final int STEPS_PER_HALVING = 10;

    private final Scenario scenario;
    private final List<VariantResult> variants = new ArrayList<>();
    private final List<Assumption> assumptions = new ArrayList<>();
    private final Digest digest = new Digest();

    Summaries(Scenario scenario) {
        this.scenario = scenario;
    }

    void add(Variant variant, Measured measured, @Nullable Binding binding) {
        RunRecord record = measured.record();
        digest.add(variants.size(), 0, record.digest());
        assumptions.addAll(variant.assumptions());
        ClusterSpec cluster = variant.spec().cluster();
        Optional<WorkloadRecord> workload =
                Optional.ofNullable(record.workloads().get(record.primary()));
        variants.add(new VariantResult(
                variant.name(),
                variant.overrides(),
                hex(record.digest()),
                hexAll(record.serverDigests()),
                record.events(),
                record.measuredFromNanos(),
                record.measuredToNanos(),
                record.endNanos(),
                record.primary(),
                cluster.servers().stream()
                        .map(server -> server(cluster, server))
                        .toList(),
                cluster.links().stream()
                        .map(link -> new LinkSummary(
                                link.a() + "-" + link.b(), link.rttNanos() / 1e9, link.bytesPerSecond()))
                        .toList(),
                Metrics.values(measured),
                workload.map(WorkloadRecord::phaseMeanNanos).orElseGet(TreeMap::new),
                record.utilisation(),
                binding,
                record.sources(),
                record.replicas(),
                record.markers(),
                record.losses(),
                record.courses(),
                workload.map(clients -> latency(clients.commitLatency())).orElse(List.of()),
                record.series()));
    }

    ScenarioResult result(List<ExpectationResult> expectations) {
        return new ScenarioResult(
                Version.current(),
                scenario.file(),
                scenario.hash(),
                scenario.name(),
                scenario.title(),
                scenario.about(),
                scenario.variants().get(0).spec().seed(),
                hex(digest.value()),
                variants,
                expectations,
                AssumptionList.tidied(assumptions));
    }

    private static ServerSummary server(ClusterSpec cluster, ServerSpec server) {
        int cores = cluster.hosts().stream()
                .filter(host -> host.name().equals(server.host()))
                .mapToInt(HostSpec::cores)
                .findFirst()
                .orElseThrow();
        String source = cluster.replication().stream()
                .filter(row -> row.replica().equals(server.name()))
                .map(ReplicationSpec::source)
                .collect(Collectors.joining(", "));
        return new ServerSummary(
                server.name(),
                server.host(),
                server.profile().name(),
                server.profile().measured(),
                cores,
                source,
                VariablesType.show(server.variables()));
    }

    private static List<LatencyPoint> latency(Histogram histogram) {
        List<LatencyPoint> points = new ArrayList<>();
        if (histogram.getTotalCount() > 0) {
            for (HistogramIterationValue value : histogram.percentiles(STEPS_PER_HALVING)) {
                points.add(new LatencyPoint(
                        value.getPercentileLevelIteratedTo(),
                        value.getValueIteratedTo() / 1e9,
                        value.getTotalCountToThisValue()));
            }
        }
        return points;
    }

    private static String hex(long digest) {
        return HexFormat.of().toHexDigits(digest);
    }

    private static SortedMap<String, String> hexAll(Map<String, Long> digests) {
        SortedMap<String, String> all = new TreeMap<>();
        digests.forEach((server, value) -> all.put(server, hex(value)));
        return all;
    }
}
