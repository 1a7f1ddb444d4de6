package org.replsim.reports.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.replsim.run.ReplicaRecord;
import org.replsim.scenario.metric.MetricValue;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** The ways through a topology: how long each hop takes and how long it is end to end, for more than one source. */
public final class HopTable {

    static final String TITLE = "From server to server (age of a transaction when it is applied)";

    private static final List<String> HEADING =
            List.of("replica <- source", "hop p50", "hop p95", "hop max", "end to end p50", "max", "source sends");

    private HopTable() {}

    /** The table, if any variant has more than one source of replication. */
    public static Optional<Table> of(ScenarioResult result) {
        if (result.variants().stream().noneMatch(HopTable::interesting)) {
            return Optional.empty();
        }
        Table table = new Table(HEADING);
        boolean alone = result.variants().size() == 1;
        for (VariantResult variant : result.variants()) {
            for (ReplicaRecord replica : variant.replicas().values()) {
                table.row(row(variant, replica, alone));
            }
        }
        return Optional.of(table);
    }

    private static boolean interesting(VariantResult variant) {
        Set<String> sources = new HashSet<>();
        variant.replicas().values().forEach(replica -> sources.add(replica.source()));
        return sources.size() > 1;
    }

    private static List<String> row(VariantResult variant, ReplicaRecord replica, boolean alone) {
        String edge = replica.server() + " <- " + replica.source();
        return List.of(
                alone ? edge : variant.name() + ": " + edge,
                time(variant, "hop_p50", replica.server()),
                time(variant, "hop_p95", replica.server()),
                time(variant, "hop_max", replica.server()),
                time(variant, "visibility_p50", replica.server()),
                time(variant, "visibility_max", replica.server()),
                variant.metric("egress", replica.source())
                        .map(egress -> Quantity.bytes(egress.value()) + "/s")
                        .orElse(Quantity.NONE));
    }

    private static String time(VariantResult variant, String metric, String server) {
        double seconds = variant.metric(metric, server).map(MetricValue::value).orElse(Double.NaN);
        return Double.isNaN(seconds) ? Quantity.NONE : Quantity.duration(seconds * 1e9);
    }
}
