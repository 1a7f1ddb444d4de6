package org.replsim.scenario.run;

import java.util.function.UnaryOperator;
import org.replsim.run.RunSpec;

/**
 * Something that a run spends time on, and that could be made cheaper.
 *
 * @param name as results write it, such as {@code cores a}
 * @param remedy what would make it cheaper, in words
 * @param change the same run with this resource a tenth cheaper ({@link #FACTOR})
 */
public record Resource(String name, String remedy, UnaryOperator<RunSpec> change) {

    /** What the price of a resource is multiplied by in the experiment. */
    public static final double FACTOR = 0.9;

    /** The same run with this resource a tenth cheaper. */
    public RunSpec cheaper(RunSpec spec) {
        return change.apply(spec);
    }
}
