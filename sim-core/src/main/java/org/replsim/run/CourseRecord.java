package org.replsim.run;

import java.util.List;
import org.replsim.procedure.Step;

/**
 * What became of a procedure.
 *
 * @param name of the procedure
 * @param steps in the order in which they began
 */
public record CourseRecord(String name, List<Step> steps) {

    /** Copies the list. */
    public CourseRecord {
        steps = List.copyOf(steps);
    }
}
