package org.replsim.scenario.reality.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.replsim.scenario.reality.machine.Estimate;
import org.replsim.scenario.reality.machine.MachineText;
import org.replsim.scenario.reality.machine.Parameter;

/** A calibration for a terminal, and as a block of a scenario. */
public final class CalibrationFiles {

    private CalibrationFiles() {}

    /** What was found, and what the data leave open. */
    public static List<String> lines(Calibration calibration) {
        List<String> lines = new ArrayList<>();
        lines.add("fitted to " + calibration.rows() + " rows; root mean square of the residuals "
                + String.format(Locale.ROOT, "%.2f", calibration.misfit()) + " of what each measurement is trusted to");
        for (Parameter parameter : Calibrator.FITTED) {
            Estimate estimate = calibration.machine().estimate(parameter);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-18s %12s  %s",
                    parameter.label(),
                    parameter.text(estimate.value()),
                    estimate.origin() == Estimate.Origin.FITTED
                            ? "fitted, " + parameter.text(estimate.low()) + " to " + parameter.text(estimate.high())
                            : "assumed: the data leave it open"));
        }
        calibration
                .entangled()
                .forEach(pair -> lines.add(String.format(
                        Locale.ROOT,
                        "  %s and %s cannot be told apart (correlation %.2f): only a combination of them is known",
                        pair.one().label(),
                        pair.other().label(),
                        pair.correlation())));
        return lines;
    }

    /** The block of a scenario. */
    public static String yaml(Calibration calibration, String origin) {
        return "# The machine of " + origin
                + ", fitted by replsim calibrate: put this in place of the hosts of a scenario.\n"
                + MachineText.of(calibration.machine(), "machine");
    }
}
