package org.replsim.scenario.metric;

import java.util.Optional;

/** A row of the metric table in the making. */
record Draft(Metric row) {

    /** The usual time that a metric is about. */
    static final String WINDOW = "from the warm-up to the end, or to the crash of the server that is measured";

    /** The time that counters are about. */
    static final String RUN_TIME = "the whole run";

    static final double NANO = 1e-9;

    static Draft of(String name, MetricUnit unit, Metric.Owner owner, String doc, Metric.Reader reader) {
        return new Draft(new Metric(name, unit, owner, WINDOW, doc, reader, Optional.empty()));
    }

    /** The row, with the time series behind it. */
    Metric tracked(String column, Track.Fold fold) {
        return new Metric(
                row.name(),
                row.unit(),
                row.owner(),
                row.window(),
                row.doc(),
                row.reader(),
                Optional.of(new Track(column, fold)));
    }
}
