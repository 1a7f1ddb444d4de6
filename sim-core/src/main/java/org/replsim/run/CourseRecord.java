package org.replsim.run;

import java.util.List;
import org.replsim.procedure.Figure;
import org.replsim.procedure.Step;

/**
 * What became of a procedure.
 *
 * @param name of the procedure
 * @param steps in the order in which they began
 * @param figures what was measured of it
 */
public record CourseRecord(String name, List<Step> steps, List<Figure> figures) {

    /** Copies the lists. */
    public CourseRecord {
        steps = List.copyOf(steps);
        figures = List.copyOf(figures);
    }

    /** A procedure of which nothing was measured but how long its steps took. */
    public CourseRecord(String name, List<Step> steps) {
        this(name, steps, List.of());
    }
}
