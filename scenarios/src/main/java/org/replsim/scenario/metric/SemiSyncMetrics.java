package org.replsim.scenario.metric;

import java.util.List;
import java.util.Optional;
import org.replsim.run.Marker;

/** The rows of the metric table on semi-sync. */
final class SemiSyncMetrics {

    private SemiSyncMetrics() {}

    static List<Metric> rows() {
        return List.of(
                status("semi_sync_yes_tx", "commits whose wait ended with an ACK", "Rpl_semi_sync_master_yes_tx"),
                status("semi_sync_no_tx", "commits without an ACK", "Rpl_semi_sync_master_no_tx"),
                status("semi_sync_no_times", "times semi-sync switched OFF", "Rpl_semi_sync_master_no_times"),
                ClientMetrics.source(
                                "semi_sync_off_seconds",
                                MetricUnit.SECONDS,
                                "how long semi-sync was enabled but OFF",
                                s -> s.semiSyncOffNanos() * Draft.NANO)
                        .row(),
                new Metric(
                        "semi_sync_off_at",
                        MetricUnit.SECONDS,
                        Metric.Owner.SOURCE,
                        Draft.RUN_TIME,
                        "when semi-sync first switched OFF; none if never",
                        (run, server) -> switchedAt(run, server, "OFF", 0),
                        Optional.empty()),
                new Metric(
                        "semi_sync_on_at",
                        MetricUnit.SECONDS,
                        Metric.Owner.SOURCE,
                        Draft.RUN_TIME,
                        "when semi-sync switched ON again after it first switched OFF; none if never",
                        (run, server) -> switchedAt(run, server, "ON", switchedAt(run, server, "OFF", 0)),
                        Optional.empty()),
                new Metric(
                        "semi_sync_status",
                        MetricUnit.NUMBER,
                        Metric.Owner.SOURCE,
                        "at the end; use `at` or `during` for other times",
                        "Rpl_semi_sync_master_status: 1 (ON) or 0 (OFF); compare it with ON or OFF",
                        (run, server) -> StatusVariables.value(run, server, "Rpl_semi_sync_master_status"),
                        Optional.of(new Track("semi_sync_status", Track.Fold.MIN))));
    }

    private static double switchedAt(Measured run, String server, String word, double afterSeconds) {
        return run.record().markers().stream()
                .filter(marker -> marker.kind() == Marker.Kind.SEMI_SYNC
                        && marker.server().equals(server))
                .filter(marker -> marker.text().endsWith(" " + word) && marker.atNanos() * Draft.NANO >= afterSeconds)
                .mapToDouble(marker -> marker.atNanos() * Draft.NANO)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Metric status(String name, String doc, String variable) {
        return new Metric(
                name,
                MetricUnit.NUMBER,
                Metric.Owner.SOURCE,
                Draft.RUN_TIME,
                doc + " (" + variable + ")",
                (run, server) -> StatusVariables.value(run, server, variable),
                Optional.empty());
    }
}
