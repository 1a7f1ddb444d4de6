package org.replsim.reports.chart;

import java.util.ArrayList;
import java.util.List;
import org.replsim.procedure.Step;
import org.replsim.reports.text.Quantity;
import org.replsim.run.CourseRecord;
import org.replsim.scenario.result.VariantResult;

/**
 * A step of a procedure as a row of the waterfall.
 *
 * @param phase decides its colour
 * @param label what stands above its bar
 * @param from its begin, in seconds
 * @param to its end, or that of the run if it is under way
 */
record StepRow(String phase, String label, double from, double to) {

    private static final int MOST = 30;
    private static final int LONGEST = 90;

    /** The steps of a variant's procedures, in their order; the first thirty. */
    static List<StepRow> of(VariantResult variant) {
        List<StepRow> rows = new ArrayList<>();
        for (CourseRecord course : variant.courses()) {
            for (Step step : course.steps()) {
                if (rows.size() < MOST) {
                    rows.add(row(variant, course, step));
                }
            }
        }
        return rows;
    }

    private static StepRow row(VariantResult variant, CourseRecord course, Step step) {
        boolean attempts = course.steps().stream().anyMatch(other -> other.attempt() != step.attempt());
        double to = (step.over() ? step.toNanos() : variant.endNanos()) / 1e9;
        String label = (variant.courses().size() > 1 ? course.name() + ": " : "")
                + step.phase()
                + (attempts ? " " + step.attempt() : "")
                + (step.where().isEmpty() ? "" : " " + step.where())
                + ", " + (step.over() ? "" : "more than ")
                + Quantity.duration((double) step.nanos(variant.endNanos()))
                + (step.outcome().isEmpty() ? "" : " \u2013 " + step.outcome());
        String shown = label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + "\u2026";
        return new StepRow(step.phase(), shown, step.fromNanos() / 1e9, to);
    }
}
