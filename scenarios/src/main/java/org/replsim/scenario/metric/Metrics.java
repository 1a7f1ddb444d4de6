package org.replsim.scenario.metric;

import static org.replsim.scenario.metric.Metric.Owner.REPLICA;
import static org.replsim.scenario.metric.Metric.Owner.RESOURCE;
import static org.replsim.scenario.metric.Metric.Owner.RUN;
import static org.replsim.scenario.metric.Metric.Owner.SOURCE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.replsim.run.LossRecord;
import org.replsim.run.Marker;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.SourceRecord;
import org.replsim.run.WorkloadRecord;

/** The metric table: everything that expectations, results and charts can ask of a finished run. */
public final class Metrics {

    private static final String WINDOW = "from the warm-up to the end, or to the crash of the server that is measured";
    private static final String RUN_TIME = "the whole run";
    private static final String CRASHES = "at the crashes; 0 if nothing crashed";
    private static final double NANO = 1e-9;

    private static final List<Metric> TABLE = table();

    private Metrics() {}

    /** The rows, in the order of the reference page. Status variables are found by {@link #find}. */
    public static List<Metric> all() {
        return TABLE;
    }

    /** A metric by name, or a server's status variable by its own name. */
    public static Optional<Metric> find(String name) {
        Optional<Metric> row =
                TABLE.stream().filter(metric -> metric.name().equals(name)).findFirst();
        return row.isPresent() ? row : StatusVariables.find(name);
    }

    /** All names that {@link #find} knows. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(TABLE.stream().map(Metric::name).toList());
        names.addAll(StatusVariables.names());
        return names;
    }

    /** Every metric of a finished run that has a value there: the usual owner's first, then the others'. */
    public static List<MetricValue> values(Measured run) {
        List<MetricValue> values = new ArrayList<>();
        for (Metric metric : TABLE) {
            for (String owner : owners(metric, run)) {
                String text = metric.isText() ? metric.text(run) : "";
                double number = metric.isText() ? Double.NaN : metric.value(run, owner);
                values.add(new MetricValue(metric.name(), owner, metric.unit().symbol(), number, text));
            }
        }
        values.addAll(StatusVariables.values(run));
        return values;
    }

    private static List<String> owners(Metric metric, Measured run) {
        return switch (metric.owner()) {
            case RUN -> List.of("");
            case RESOURCE -> List.copyOf(run.record().utilisation().keySet());
            case SOURCE -> usualFirst(metric, run, run.record().sources().keySet());
            case REPLICA -> usualFirst(metric, run, run.record().replicas().keySet());
        };
    }

    private static List<String> usualFirst(Metric metric, Measured run, Set<String> owners) {
        String usual = metric.usualOwner(run);
        return owners.stream()
                .sorted(Comparator.comparing((String owner) -> !owner.equals(usual))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static List<Metric> table() {
        List<Metric> rows = new ArrayList<>();
        rows.addAll(clients());
        rows.addAll(semiSync());
        rows.addAll(losses());
        rows.addAll(replicas());
        rows.add(new Metric(
                "utilisation",
                MetricUnit.SHARE,
                RESOURCE,
                WINDOW,
                "share of time a resource was busy, 0 to 1; name it, as in utilisation(\"cores a\")",
                (run, name) -> run.record().utilisation().getOrDefault(name, Double.NaN),
                Optional.empty()));
        rows.add(new Metric(
                "binding_resource",
                MetricUnit.TEXT,
                RUN,
                WINDOW,
                "what limits the run: the resource that helps most when it is made a tenth cheaper, such as \"cores a\"",
                (run, name) -> Double.NaN,
                Optional.empty()));
        return List.copyOf(rows);
    }

    private static List<Metric> clients() {
        return List.of(
                client("throughput", MetricUnit.RATE, "commits a second that clients had their OK for", WorkloadRecord::throughput)
                        .tracked("throughput", Track.Fold.MEAN),
                client("commits", MetricUnit.TRANSACTIONS, "transactions acknowledged to their clients", w -> w.commits())
                        .row(),
                client(
                                "latency_mean",
                                MetricUnit.SECONDS,
                                "average time from the arrival of a transaction to its OK",
                                w -> w.latencyMeanNanos() * NANO)
                        .row(),
                percentile("p50", "median", 50).tracked("latency_p50", Track.Fold.MAX),
                percentile("p95", "95th percentile", 95).tracked("latency_p95", Track.Fold.MAX),
                percentile("p99", "99th percentile", 99).tracked("latency_p99", Track.Fold.MAX),
                percentile("p999", "99.9th percentile", 99.9).row(),
                latency("max", "longest", Histogram::getMaxValue).row(),
                client("little_residual", MetricUnit.NUMBER, "|L - lambda W| / L: about 0 when the books balance", w -> w.littleResidual())
                        .row(),
                client("deadlocks", MetricUnit.NUMBER, "victims of error 1213", w -> w.deadlocks())
                        .row(),
                client("lock_timeouts", MetricUnit.NUMBER, "statements that failed with error 1205", w -> w.lockTimeouts())
                        .row(),
                client("failed", MetricUnit.TRANSACTIONS, "transactions that ended without an answer", w -> w.failed())
                        .row(),
                source("group_size", MetricUnit.NUMBER, "transactions per commit group", SourceRecord::groupSize)
                        .row());
    }

    private static List<Metric> semiSync() {
        return List.of(
                status("semi_sync_yes_tx", "commits whose wait ended with an ACK", "Rpl_semi_sync_master_yes_tx"),
                status("semi_sync_no_tx", "commits without an ACK", "Rpl_semi_sync_master_no_tx"),
                status("semi_sync_no_times", "times semi-sync switched OFF", "Rpl_semi_sync_master_no_times"),
                source(
                                "semi_sync_off_seconds",
                                MetricUnit.SECONDS,
                                "how long semi-sync was enabled but OFF",
                                s -> s.semiSyncOffNanos() * NANO)
                        .row(),
                new Metric(
                        "semi_sync_off_at",
                        MetricUnit.SECONDS,
                        SOURCE,
                        RUN_TIME,
                        "when semi-sync first switched OFF; none if never",
                        (run, server) -> switchedAt(run, server, "OFF", 0),
                        Optional.empty()),
                new Metric(
                        "semi_sync_on_at",
                        MetricUnit.SECONDS,
                        SOURCE,
                        RUN_TIME,
                        "when semi-sync switched ON again after it first switched OFF; none if never",
                        (run, server) ->
                                switchedAt(run, server, "ON", switchedAt(run, server, "OFF", 0)),
                        Optional.empty()),
                new Metric(
                        "semi_sync_status",
                        MetricUnit.NUMBER,
                        SOURCE,
                        "at the end; use `at` or `during` for other times",
                        "Rpl_semi_sync_master_status: 1 (ON) or 0 (OFF); compare it with ON or OFF",
                        (run, server) -> StatusVariables.value(run, server, "Rpl_semi_sync_master_status"),
                        Optional.of(new Track("semi_sync_status", Track.Fold.MIN))));
    }

    private static double switchedAt(Measured run, String server, String word, double afterSeconds) {
        return run.record().markers().stream()
                .filter(marker -> marker.kind() == Marker.Kind.SEMI_SYNC && marker.server().equals(server))
                .filter(marker -> marker.text().endsWith(" " + word) && marker.atNanos() * NANO >= afterSeconds)
                .mapToDouble(marker -> marker.atNanos() * NANO)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static List<Metric> losses() {
        return List.of(
                loss("lost_transactions", "acknowledged to their clients and not on the promoted replica", LossRecord::lostAcknowledged),
                new Metric(
                        "lost_bytes",
                        MetricUnit.BYTES,
                        RUN,
                        CRASHES,
                        "bytes of the lost transactions in the binary log",
                        (run, none) -> sum(run, LossRecord::lostBytes),
                        Optional.empty()),
                new Metric(
                        "lost_seconds",
                        MetricUnit.SECONDS,
                        RUN,
                        CRASHES,
                        "time from the commit of the first lost transaction to the crash",
                        (run, none) -> run.record().losses().stream()
                                .mapToDouble(loss -> loss.lostNanos() * NANO)
                                .max()
                                .orElse(0),
                        Optional.empty()),
                loss("ghosts", "on the promoted replica although no client was told", LossRecord::ghosts),
                loss("phantom_reads", "seen by other sessions and not on the promoted replica", LossRecord::phantomReads),
                loss("errant", "in the dead server's binary log and not on the promoted replica", LossRecord::errant),
                risk("at_risk_transactions", MetricUnit.TRANSACTIONS, "acknowledged transactions that no replica had"),
                risk("at_risk_bytes", MetricUnit.BYTES, "their bytes in the binary log"),
                risk("at_risk_seconds", MetricUnit.SECONDS, "age of the oldest of them"));
    }

    private static List<Metric> replicas() {
        return List.of(
                replica("lag_max", MetricUnit.SECONDS, "largest age of the oldest transaction not applied", r -> r.trueLagMaxNanos() * NANO)
                        .tracked("lag_true", Track.Fold.MAX),
                replica("lag_mean", MetricUnit.SECONDS, "time average of that age", r -> r.trueLagMeanNanos() * NANO)
                        .tracked("lag_true", Track.Fold.MEAN),
                folded("lag_end", "lag_true", MetricUnit.SECONDS, "that age at the end of the run", Track.Fold.LAST),
                folded("seconds_behind_max", "seconds_behind_master", MetricUnit.SECONDS, "largest Seconds_Behind_Master", Track.Fold.MAX),
                folded("heartbeat_lag_max", "heartbeat_lag", MetricUnit.SECONDS, "largest lag by the heartbeat table", Track.Fold.MAX),
                replica("relay_log_space_max", MetricUnit.BYTES, "largest Relay_Log_Space", r -> r.relayLogSpaceMax())
                        .tracked("relay_log_space", Track.Fold.MAX),
                replica("not_received", MetricUnit.TRANSACTIONS, "in the source's binary log and not received, at the end", r -> r.notReceived())
                        .tracked("not_received", Track.Fold.MAX),
                replica("not_applied", MetricUnit.TRANSACTIONS, "in the source's binary log and not applied, at the end", r -> r.notApplied())
                        .tracked("not_applied", Track.Fold.MAX),
                replica("apply_rate", MetricUnit.RATE, "transactions applied a second", ReplicaRecord::applyRate)
                        .row());
    }

    /** A row in the making. */
    private record Draft(Metric row) {
        Metric tracked(String column, Track.Fold fold) {
            return new Metric(
                    row.name(), row.unit(), row.owner(), row.window(), row.doc(), row.reader(), Optional.of(new Track(column, fold)));
        }
    }

    private static Draft draft(String name, MetricUnit unit, Metric.Owner owner, String doc, Metric.Reader reader) {
        return new Draft(new Metric(name, unit, owner, WINDOW, doc, reader, Optional.empty()));
    }

    private static Draft client(String name, MetricUnit unit, String doc, ToDoubleFunction<WorkloadRecord> value) {
        return draft(name, unit, SOURCE, doc, (run, server) ->
                Optional.ofNullable(run.record().workloads().get(server))
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN));
    }

    private static Draft latency(String suffix, String words, ToDoubleFunction<Histogram> value) {
        return client(
                "latency_" + suffix,
                MetricUnit.SECONDS,
                words + " time from the arrival of a transaction to its OK",
                w -> w.commitLatency().getTotalCount() == 0
                        ? Double.NaN
                        : value.applyAsDouble(w.commitLatency()) * NANO);
    }

    private static Draft percentile(String suffix, String words, double percentile) {
        return latency(suffix, words, histogram -> histogram.getValueAtPercentile(percentile));
    }

    private static Draft source(String name, MetricUnit unit, String doc, ToDoubleFunction<SourceRecord> value) {
        return draft(name, unit, SOURCE, doc, (run, server) ->
                Optional.ofNullable(run.record().sources().get(server))
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN));
    }

    private static Metric status(String name, String doc, String variable) {
        return new Metric(
                name,
                MetricUnit.NUMBER,
                SOURCE,
                RUN_TIME,
                doc + " (" + variable + ")",
                (run, server) -> StatusVariables.value(run, server, variable),
                Optional.empty());
    }

    private static Draft replica(String name, MetricUnit unit, String doc, ToDoubleFunction<ReplicaRecord> value) {
        return draft(name, unit, REPLICA, doc, (run, server) ->
                Optional.ofNullable(run.record().replicas().get(server))
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN));
    }

    private static Metric folded(String name, String column, MetricUnit unit, String doc, Track.Fold fold) {
        Track track = new Track(column, fold);
        return new Metric(
                name,
                unit,
                REPLICA,
                RUN_TIME,
                doc + ", on the sampling grid",
                (run, server) ->
                        track.during(run.record().series(), server, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, fold),
                Optional.of(track));
    }

    private static Metric risk(String column, MetricUnit unit, String doc) {
        Track track = new Track(column, Track.Fold.MAX);
        return new Metric(
                column + "_max",
                unit,
                SOURCE,
                RUN_TIME,
                "most at any time, on the sampling grid: " + doc,
                (run, server) -> track.during(
                        run.record().series(), server, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, Track.Fold.MAX),
                Optional.of(track));
    }

    private static Metric loss(String name, String doc, ToDoubleFunction<LossRecord> value) {
        return new Metric(
                name, MetricUnit.TRANSACTIONS, RUN, CRASHES, doc, (run, none) -> sum(run, value), Optional.empty());
    }

    private static double sum(Measured run, ToDoubleFunction<LossRecord> value) {
        return run.record().losses().stream().mapToDouble(value).sum();
    }
}
