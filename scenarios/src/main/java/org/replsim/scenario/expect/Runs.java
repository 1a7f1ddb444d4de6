package org.replsim.scenario.expect;

import java.util.Map;
import org.replsim.scenario.metric.Measured;

/**
 * The finished runs that an expression is tried on.
 *
 * @param byVariant every variant's run
 * @param current the variant that is meant where none is named
 */
record Runs(Map<String, Measured> byVariant, String current) {

    Measured of(String variant) {
        Measured run = byVariant.get(variant.isEmpty() ? current : variant);
        if (run == null) {
            throw new IllegalStateException("no run of variant \"" + variant + "\"");
        }
        return run;
    }
}
