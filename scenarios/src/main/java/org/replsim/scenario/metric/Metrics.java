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

/** The metric table: everything that expectations, results and charts can ask of a finished run. */
public final class Metrics {

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
            case PHASE -> List.copyOf(CourseMetrics.phases(run));
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
        rows.addAll(ClientMetrics.rows());
        rows.addAll(SemiSyncMetrics.rows());
        rows.addAll(LossMetrics.rows());
        rows.addAll(FailoverMetrics.rows());
        rows.addAll(CourseMetrics.rows());
        rows.addAll(ProvisionMetrics.rows());
        rows.addAll(ReplicaMetrics.rows());
        rows.addAll(RowMetrics.rows());
        rows.addAll(HopMetrics.rows());
        rows.add(new Metric(
                "utilisation",
                MetricUnit.SHARE,
                RESOURCE,
                Draft.WINDOW,
                "share of time a resource was busy, 0 to 1; name it, as in utilisation(\"cores a\")",
                (run, name) -> run.record().utilisation().getOrDefault(name, Double.NaN),
                Optional.empty()));
        rows.add(new Metric(
                "binding_resource",
                MetricUnit.TEXT,
                RUN,
                Draft.WINDOW,
                "what limits the run: the resource that helps most when it is made a tenth cheaper, such as \"cores a\"",
                (run, name) -> Double.NaN,
                Optional.empty()));
        return List.copyOf(rows);
    }
}
