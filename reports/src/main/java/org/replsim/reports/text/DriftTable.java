package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.replsim.scenario.metric.MetricValue;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** Which replicas have met conflicts, and which do not have the rows of their source. */
final class DriftTable {

    private static final List<String> COUNTS = List.of(
            "conflicts_duplicate_key",
            "conflicts_key_not_found",
            "conflicts_overwritten",
            "rows_ignored",
            "groups_skipped",
            "drift_rows");

    private static final List<String> HEADING =
            List.of("variant", "replica", "1062", "1032", "overwritten", "ignored", "skipped", "rows adrift");

    private DriftTable() {}

    /** One row for each replica with something to say; empty if there is none. */
    static Optional<Table> of(ScenarioResult result) {
        Table table = new Table(HEADING);
        boolean any = false;
        for (VariantResult variant : result.variants()) {
            for (String replica : variant.replicas().keySet()) {
                double[] counts = COUNTS.stream()
                        .mapToDouble(name -> count(variant, name, replica))
                        .toArray();
                if (Arrays.stream(counts).anyMatch(count -> count > 0)) {
                    any = true;
                    table.row(row(variant.name(), replica, counts));
                }
            }
        }
        return any ? Optional.of(table) : Optional.empty();
    }

    private static List<String> row(String variant, String replica, double[] counts) {
        List<String> cells = new ArrayList<>(List.of(variant, replica));
        for (double count : counts) {
            cells.add(Quantity.count((long) count));
        }
        return cells;
    }

    private static double count(VariantResult variant, String name, String replica) {
        return variant.metric(name, replica).map(MetricValue::value).orElse(0.0);
    }
}
