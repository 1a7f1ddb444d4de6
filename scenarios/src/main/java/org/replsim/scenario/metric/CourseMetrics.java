package org.replsim.scenario.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.replsim.procedure.Step;
import org.replsim.run.CourseRecord;
import org.replsim.run.LossRecord;

/** The rows of the metric table on how long procedures took: the waterfall of a failover, the phases of a build. */
final class CourseMetrics {

    private static final String PREFIX = "rto_";
    private static final String PROCEDURES = "the procedures of the run; none if none had this phase";

    private CourseMetrics() {}

    static List<Metric> rows() {
        List<Metric> rows = new ArrayList<>();
        rows.add(new Metric(
                "rto",
                MetricUnit.SECONDS,
                Metric.Owner.RUN,
                "at the crashes; none if nobody took over",
                "from the crash to the first OK that a client got from the server that took over; the longest of several",
                (run, none) -> run.record().losses().stream()
                        .mapToLong(LossRecord::rtoNanos)
                        .filter(nanos -> nanos >= 0)
                        .mapToDouble(nanos -> nanos * Draft.NANO)
                        .max()
                        .orElse(Double.NaN),
                Optional.empty()));
        rows.add(phase("detect", "until a manager was sure that the primary is dead"));
        rows.add(phase("decide", "until it had chosen a replica, fencing included"));
        rows.add(phase("salvage", "spent on saving the tail of the dead server's binary log"));
        rows.add(phase("drain", "until the chosen replica had applied what it had received"));
        rows.add(phase("promote", "until the chosen replica took writes, a restart included"));
        rows.add(phase("repoint", "until the other replicas had the new primary as their source"));
        rows.add(phase("reroute", "until clients were led to the new primary"));
        rows.add(new Metric(
                "phase_seconds",
                MetricUnit.SECONDS,
                Metric.Owner.PHASE,
                PROCEDURES,
                "how long a phase of the procedures took, from its first begin to its last end, all attempts together;"
                        + " name it, as in phase_seconds(\"restore\")",
                (run, phase) -> seconds(run, phase),
                Optional.empty()));
        return rows;
    }

    /** All phases of a run's procedures, by name. */
    static SortedSet<String> phases(Measured run) {
        SortedSet<String> phases = new TreeSet<>();
        run.record().courses().forEach(course -> course.steps().forEach(step -> phases.add(step.phase())));
        return phases;
    }

    private static Metric phase(String phase, String doc) {
        return new Metric(
                PREFIX + phase,
                MetricUnit.SECONDS,
                Metric.Owner.RUN,
                PROCEDURES,
                "time of a failover " + doc,
                (run, none) -> seconds(run, phase),
                Optional.empty());
    }

    private static double seconds(Measured run, String phase) {
        double sum = Double.NaN;
        for (CourseRecord course : run.record().courses()) {
            SortedSet<Integer> attempts = new TreeSet<>();
            course.steps().forEach(step -> attempts.add(step.attempt()));
            for (int attempt : attempts) {
                List<Step> steps = course.steps().stream()
                        .filter(step ->
                                step.attempt() == attempt && step.phase().equals(phase))
                        .toList();
                if (!steps.isEmpty()) {
                    sum = (Double.isNaN(sum) ? 0 : sum)
                            + span(steps, run.record().endNanos()) * Draft.NANO;
                }
            }
        }
        return sum;
    }

    private static double span(List<Step> steps, long endNanos) {
        long from = steps.stream().mapToLong(Step::fromNanos).min().orElse(0);
        long to = steps.stream()
                .mapToLong(step -> step.fromNanos() + step.nanos(endNanos))
                .max()
                .orElse(0);
        return to - (double) from;
    }
}
