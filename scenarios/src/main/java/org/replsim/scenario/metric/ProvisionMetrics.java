package org.replsim.scenario.metric;

import java.util.List;
import java.util.Optional;

/** The rows of the metric table on replicas that were built during the run. */
final class ProvisionMetrics {

    private static final String BUILDS = "the builds of the run; none for a server that none was about";

    private ProvisionMetrics() {}

    static List<Metric> rows() {
        return List.of(
                row(
                        "provision_seconds",
                        MetricUnit.SECONDS,
                        Metric.Owner.REPLICA,
                        "from the lock to the moment when the new replica was level; infinite if it never will be, none if"
                                + " the run ended before one could tell"),
                row(
                        "catch_up_seconds",
                        MetricUnit.SECONDS,
                        Metric.Owner.REPLICA,
                        "of that, from START SLAVE on; infinite if it applied no faster than was written"),
                row(
                        "provision_backlog",
                        MetricUnit.TRANSACTIONS,
                        Metric.Owner.REPLICA,
                        "written between the position of the dump and START SLAVE"),
                row(
                        "provision_inconsistent",
                        MetricUnit.TRANSACTIONS,
                        Metric.Owner.REPLICA,
                        "written behind the position while it was dumped without the lock, which was lost: the dump may"
                                + " have them, and they are applied again"),
                row(
                        "writers_blocked_seconds",
                        MetricUnit.SECONDS,
                        Metric.Owner.SOURCE,
                        "how long at least one writer waited for the lock of a build, or how long its server was stopped"));
    }

    private static Metric row(String name, MetricUnit unit, Metric.Owner owner, String doc) {
        return new Metric(
                name,
                unit,
                owner,
                BUILDS,
                doc,
                (run, server) -> run.record().courses().stream()
                        .flatMap(course -> course.figures().stream())
                        .filter(figure ->
                                figure.name().equals(name) && figure.where().equals(server))
                        .mapToDouble(figure -> figure.value())
                        .reduce((before, last) -> last)
                        .orElse(Double.NaN),
                Optional.empty());
    }
}
