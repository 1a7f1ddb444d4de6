package org.replsim.scenario.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.replsim.failover.Takeover;
import org.replsim.run.ReturnRecord;

/** The rows of the metric table on takeovers, and on clients that come back. */
final class FailoverMetrics {

    private static final String TAKEOVER = "the last attempt that ended with a new primary";

    private FailoverMetrics() {}

    static List<Metric> rows() {
        List<Metric> rows = new ArrayList<>(ofTakeovers());
        rows.addAll(ofClients());
        return rows;
    }

    private static List<Metric> ofTakeovers() {
        return List.of(
                new Metric(
                        "takeovers",
                        MetricUnit.NUMBER,
                        Metric.Owner.RUN,
                        Draft.RUN_TIME,
                        "attempts to replace a primary that ended with a new one",
                        (run, none) -> run.record().takeovers().stream()
                                .filter(takeover -> !takeover.promoted().isEmpty())
                                .count(),
                        Optional.empty()),
                seconds(
                        "takeover_seconds",
                        "from the fault, or the begin of a planned switch, to the first commit on the new primary",
                        Takeover::rtoNanos),
                seconds(
                        "detect_seconds",
                        "from the fault until the manager is sure of it",
                        takeover -> takeover.detectedNanos() - takeover.faultNanos()),
                seconds(
                        "promoted_seconds",
                        "from the fault until the new primary is told to accept writes",
                        takeover -> takeover.promotedNanos() - takeover.faultNanos()),
                seconds(
                        "dual_writer_seconds",
                        "how long clients had their OKs from the old and the new primary",
                        Takeover::dualWriterNanos),
                takeover(
                        "stranded_transactions",
                        "acknowledged by the old primary, before or after the takeover, and not on the new one",
                        takeover -> takeover.stranded()),
                takeover(
                        "old_primary_commits",
                        "commits that the old primary answered after the clients' address had moved",
                        takeover -> takeover.oldCommits()));
    }

    private static List<Metric> ofClients() {
        return List.of(
                returns("reconnects", "connections that clients made after the first ones", ReturnRecord::reconnects),
                returns("refused_read_only", "answers 1290 to clients that come back", ReturnRecord::refusedReadOnly),
                returns(
                        "unknown_outcomes",
                        "transactions whose COMMIT was sent and never answered",
                        ReturnRecord::unknown),
                returns("sent_again", "transactions of unknown outcome that were sent again", ReturnRecord::sentAgain));
    }

    private static Metric seconds(String name, String doc, ToLongFunction<Takeover> nanos) {
        return new Metric(
                name,
                MetricUnit.SECONDS,
                Metric.Owner.RUN,
                TAKEOVER,
                doc,
                (run, none) -> last(run)
                        .map(takeover -> nanos.applyAsLong(takeover))
                        .filter(value -> value >= 0)
                        .map(value -> value * Draft.NANO)
                        .orElse(Double.NaN),
                Optional.empty());
    }

    private static Metric takeover(String name, String doc, ToDoubleFunction<Takeover> value) {
        return new Metric(
                name,
                MetricUnit.TRANSACTIONS,
                Metric.Owner.RUN,
                TAKEOVER,
                doc,
                (run, none) -> last(run).map(value::applyAsDouble).orElse(0.0),
                Optional.empty());
    }

    private static Metric returns(String name, String doc, ToDoubleFunction<ReturnRecord> value) {
        return new Metric(
                name,
                MetricUnit.NUMBER,
                Metric.Owner.RUN,
                Draft.RUN_TIME,
                doc,
                (run, none) ->
                        run.record().returns().stream().mapToDouble(value).sum(),
                Optional.empty());
    }

    private static Optional<Takeover> last(Measured run) {
        return run.record().takeovers().stream()
                .filter(takeover -> !takeover.promoted().isEmpty())
                .reduce((first, second) -> second);
    }
}
