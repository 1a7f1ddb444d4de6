package org.replsim.scenario.reality.validate;

import java.util.List;
import org.replsim.scenario.reality.machine.Machine;

/**
 * Predictions beside measurements.
 *
 * @param machine that was simulated
 * @param comparisons one for each quantity of each row, in the order of the files
 * @param bounds what was to be reached
 */
public record Validation(Machine machine, List<Comparison> comparisons, List<Bound> bounds) {

    /** Whether every bound was reached. */
    public boolean held() {
        return bounds.stream().allMatch(Bound::held);
    }
}
