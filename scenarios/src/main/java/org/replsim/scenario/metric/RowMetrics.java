package org.replsim.scenario.metric;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.replsim.run.RowsRecord;

/** The rows of the metric table on rows that writers on several servers change: conflicts, and what they leave behind. */
final class RowMetrics {

    private static final String KEPT = ", of the tables that workloads name";

    private RowMetrics() {}

    static List<Metric> rows() {
        return Stream.concat(drift().stream(), conflicts().stream()).toList();
    }

    private static List<Metric> drift() {
        return List.of(
                replica(
                                "drift_rows",
                                MetricUnit.ROWS,
                                "rows that differ from those of its source, or are on one side only, at the end; what a"
                                        + " transaction under way will still change does not count",
                                RowsRecord::driftRows)
                        .tracked("drift_rows", Track.Fold.LAST),
                replica(
                                "drift_rows_different",
                                MetricUnit.ROWS,
                                "of these, rows that both have" + KEPT,
                                r -> r.drift().different())
                        .row(),
                replica(
                                "drift_rows_missing",
                                MetricUnit.ROWS,
                                "of these, rows that only its source has" + KEPT,
                                r -> r.drift().missing())
                        .row(),
                replica(
                                "drift_rows_extra",
                                MetricUnit.ROWS,
                                "of these, rows that its source does not have" + KEPT,
                                r -> r.drift().extra())
                        .row());
    }

    private static List<Metric> conflicts() {
        return List.of(
                count(
                        "conflicts_duplicate_key",
                        "errors 1062 of the applier, whether it stopped or went on" + KEPT,
                        RowsRecord::duplicateKeys),
                count(
                        "conflicts_key_not_found",
                        "errors 1032 of the applier, whether it stopped or went on" + KEPT,
                        RowsRecord::keysNotFound),
                count(
                        "conflicts_overwritten",
                        "changes that silently replaced a row which another server had written meanwhile" + KEPT,
                        RowsRecord::overwrites),
                replica(
                                "rows_ignored",
                                MetricUnit.ROWS,
                                "row changes that slave_exec_mode IDEMPOTENT made fit or left out" + KEPT,
                                r -> r.rowsIgnored())
                        .row(),
                count("groups_skipped", "groups that sql_slave_skip_counter left out", RowsRecord::groupsSkipped),
                new Metric(
                        "inserts_refused",
                        MetricUnit.NUMBER,
                        Metric.Owner.SOURCE,
                        Draft.RUN_TIME,
                        "inserts of clients that failed with error 1062" + KEPT,
                        (run, server) -> value(run, server, r -> r.refusedInserts()),
                        Optional.empty()));
    }

    private static Metric count(String name, String doc, ToDoubleFunction<RowsRecord> value) {
        return replica(name, MetricUnit.NUMBER, doc, value).row();
    }

    private static Draft replica(String name, MetricUnit unit, String doc, ToDoubleFunction<RowsRecord> value) {
        return new Draft(new Metric(
                name,
                unit,
                Metric.Owner.REPLICA,
                Draft.RUN_TIME,
                doc,
                (run, server) -> value(run, server, value),
                Optional.empty()));
    }

    private static double value(Measured run, String server, ToDoubleFunction<RowsRecord> value) {
        return Optional.ofNullable(run.record().rows().get(server))
                .map(value::applyAsDouble)
                .orElse(Double.NaN);
    }
}
