package org.replsim.scenario.metric;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.replsim.run.ReplicaRecord;

/** The rows of the metric table on replicas. */
final class ReplicaMetrics {

    private ReplicaMetrics() {}

    static List<Metric> rows() {
        return Stream.concat(lags().stream(), amounts().stream()).toList();
    }

    private static List<Metric> lags() {
        return List.of(
                replica(
                                "lag_max",
                                MetricUnit.SECONDS,
                                "largest age of the oldest transaction not applied",
                                r -> r.trueLagMaxNanos() * Draft.NANO)
                        .tracked("lag_true", Track.Fold.MAX),
                replica(
                                "lag_mean",
                                MetricUnit.SECONDS,
                                "time average of that age",
                                r -> r.trueLagMeanNanos() * Draft.NANO)
                        .tracked("lag_true", Track.Fold.MEAN),
                folded("lag_end", "lag_true", MetricUnit.SECONDS, "that age at the end of the run", Track.Fold.LAST),
                folded(
                        "seconds_behind_max",
                        "seconds_behind_master",
                        MetricUnit.SECONDS,
                        "largest Seconds_Behind_Master",
                        Track.Fold.MAX),
                folded(
                        "heartbeat_lag_max",
                        "heartbeat_lag",
                        MetricUnit.SECONDS,
                        "largest lag by the heartbeat table",
                        Track.Fold.MAX));
    }

    private static List<Metric> amounts() {
        return List.of(
                replica("relay_log_space_max", MetricUnit.BYTES, "largest Relay_Log_Space", r -> r.relayLogSpaceMax())
                        .tracked("relay_log_space", Track.Fold.MAX),
                replica(
                                "not_received",
                                MetricUnit.TRANSACTIONS,
                                "in the source's binary log and not received, at the end",
                                r -> r.notReceived())
                        .tracked("not_received", Track.Fold.MAX),
                replica(
                                "not_applied",
                                MetricUnit.TRANSACTIONS,
                                "in the source's binary log and not applied, at the end",
                                r -> r.notApplied())
                        .tracked("not_applied", Track.Fold.MAX),
                replica("apply_rate", MetricUnit.RATE, "transactions applied a second", ReplicaRecord::applyRate)
                        .row());
    }

    private static Draft replica(String name, MetricUnit unit, String doc, ToDoubleFunction<ReplicaRecord> value) {
        return Draft.of(
                name,
                unit,
                Metric.Owner.REPLICA,
                doc,
                (run, server) -> Optional.ofNullable(run.record().replicas().get(server))
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN));
    }

    private static Metric folded(String name, String column, MetricUnit unit, String doc, Track.Fold fold) {
        Track track = new Track(column, fold);
        return new Metric(
                name,
                unit,
                Metric.Owner.REPLICA,
                Draft.RUN_TIME,
                doc + ", on the sampling grid",
                (run, server) ->
                        track.during(run.record().series(), server, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, fold),
                Optional.of(track));
    }
}
