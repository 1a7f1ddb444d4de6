package org.replsim.reports.text;

import java.util.List;
import java.util.Optional;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** What takeovers meant for clients: two primaries at once, and what they went through until they were back. */
public final class TakeoverTable {

    /** Its title. */
    public static final String TITLE = "Two primaries at once, and clients that came back";

    private static final List<String> HEADING = List.of(
            "variant",
            "two primaries",
            "commits on the old",
            "stranded",
            "reconnects",
            "refused (1290)",
            "unknown",
            "sent again");

    private TakeoverTable() {}

    /** The table; none if nobody took over and no client had to come back. */
    public static Optional<Table> of(ScenarioResult result) {
        boolean any = result.variants().stream()
                .anyMatch(variant -> variant.number("takeovers") > 0 || variant.number("reconnects") > 0);
        if (!any) {
            return Optional.empty();
        }
        Table table = new Table(HEADING);
        result.variants().forEach(variant -> table.row(row(variant)));
        return Optional.of(table);
    }

    private static List<String> row(VariantResult variant) {
        double both = variant.number("dual_writer_seconds");
        return List.of(
                variant.name(),
                both > 0 ? Quantity.duration(both * 1e9) : Quantity.NONE,
                count(variant, "old_primary_commits"),
                count(variant, "stranded_transactions"),
                count(variant, "reconnects"),
                count(variant, "refused_read_only"),
                count(variant, "unknown_outcomes"),
                count(variant, "sent_again"));
    }

    private static String count(VariantResult variant, String metric) {
        double value = variant.number(metric);
        return value > 0 ? Quantity.count((long) value) : Quantity.NONE;
    }
}
