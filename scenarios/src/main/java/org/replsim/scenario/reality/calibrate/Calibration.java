package org.replsim.scenario.reality.calibrate;

import java.util.List;
import java.util.Map;
import org.replsim.scenario.reality.machine.Machine;
import org.replsim.scenario.reality.machine.Parameter;

/**
 * What a fit gave.
 *
 * @param machine with its values and intervals
 * @param rows how many rows it was fitted to
 * @param misfit root mean square of the residuals, in units of what each measurement is trusted to
 * @param told how much narrower each fitted parameter became than it was assumed to be beforehand: 1 is not at all
 * @param entangled pairs that the data cannot tell apart: only a combination of the two is known
 */
public record Calibration(
        Machine machine, int rows, double misfit, Map<Parameter, Double> told, List<Entangled> entangled) {

    /**
     * Two parameters that move together.
     *
     * @param one of them
     * @param other of them
     * @param correlation of their estimates, -1 to 1
     */
    public record Entangled(Parameter one, Parameter other, double correlation) {}
}
