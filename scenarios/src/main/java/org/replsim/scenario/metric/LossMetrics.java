package org.replsim.scenario.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.replsim.probe.Fate;
import org.replsim.run.LossRecord;

/** The rows of the metric table on what a crash costs and would cost. */
final class LossMetrics {

    private static final String CRASHES = "at the crashes; 0 if nothing crashed";

    private LossMetrics() {}

    static List<Metric> rows() {
        List<Metric> rows = new ArrayList<>(ofLost());
        rows.addAll(ofDoubtful());
        rows.addAll(atRisk());
        return rows;
    }

    private static List<Metric> ofLost() {
        return List.of(
                loss(
                        "lost_transactions",
                        "acknowledged to their clients and not on the promoted replica",
                        LossRecord::lostAcknowledged),
                new Metric(
                        "lost_bytes",
                        MetricUnit.BYTES,
                        Metric.Owner.RUN,
                        CRASHES,
                        "bytes of the lost transactions in the binary log",
                        (run, none) -> sum(run, LossRecord::lostBytes),
                        Optional.empty()),
                new Metric(
                        "lost_seconds",
                        MetricUnit.SECONDS,
                        Metric.Owner.RUN,
                        CRASHES,
                        "time from the commit of the first lost transaction to the crash",
                        (run, none) -> run.record().losses().stream()
                                .mapToDouble(loss -> loss.lostNanos() * Draft.NANO)
                                .max()
                                .orElse(0),
                        Optional.empty()));
    }

    private static List<Metric> ofDoubtful() {
        return List.of(
                loss("ghosts", "on the promoted replica although no client was told", LossRecord::ghosts),
                loss(
                        "phantom_reads",
                        "seen by other sessions and not on the promoted replica",
                        LossRecord::phantomReads),
                loss("errant", "not on the promoted replica, and on the dead server or another", LossRecord::errant),
                loss(
                        "kept_transactions",
                        "acknowledged to their clients and on the promoted replica",
                        loss -> loss.acknowledged() - loss.lostAcknowledged()),
                loss(
                        "duplicates",
                        "on the promoted replica twice, as the client had no answer and sent them again",
                        LossRecord::duplicates),
                loss(
                        "holes",
                        "on the promoted replica and missing on another that lives and stands behind them, summed over replicas",
                        LossRecord::holes),
                loss(
                        "never_left",
                        "written, not acknowledged, seen by nobody and on no server that lives",
                        loss -> loss.count(Fate.NEVER_LEFT)));
    }

    private static List<Metric> atRisk() {
        return List.of(
                risk("at_risk_transactions", MetricUnit.TRANSACTIONS, "acknowledged transactions that no replica had"),
                risk("at_risk_bytes", MetricUnit.BYTES, "their bytes in the binary log"),
                risk("at_risk_seconds", MetricUnit.SECONDS, "age of the oldest of them"),
                risk(
                        "at_risk_semi_sync_off",
                        MetricUnit.TRANSACTIONS,
                        "those of them that were acknowledged as semi-sync had fallen back"),
                risk(
                        "at_risk_not_eligible",
                        MetricUnit.TRANSACTIONS,
                        "acknowledged transactions that only replicas without a binary log had"),
                risk(
                        "at_risk_not_durable",
                        MetricUnit.TRANSACTIONS,
                        "acknowledged transactions that replicas had, but none on stable storage"));
    }

    private static Metric risk(String column, MetricUnit unit, String doc) {
        Track track = new Track(column, Track.Fold.MAX);
        return new Metric(
                column + "_max",
                unit,
                Metric.Owner.SOURCE,
                Draft.RUN_TIME,
                "most at any time, on the sampling grid: " + doc,
                (run, server) -> track.during(
                        run.record().series(), server, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, Track.Fold.MAX),
                Optional.of(track));
    }

    private static Metric loss(String name, String doc, ToDoubleFunction<LossRecord> value) {
        return new Metric(
                name,
                MetricUnit.TRANSACTIONS,
                Metric.Owner.RUN,
                CRASHES,
                doc,
                (run, none) -> sum(run, value),
                Optional.empty());
    }

    private static double sum(Measured run, ToDoubleFunction<LossRecord> value) {
        return run.record().losses().stream().mapToDouble(value).sum();
    }
}
