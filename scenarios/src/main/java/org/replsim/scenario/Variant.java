package org.replsim.scenario;

import java.util.List;
import java.util.SortedMap;
import org.replsim.run.RunSpec;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.origin.Resolved;

/**
 * One way of running a scenario.
 *
 * @param name as written under {@code variants}; {@code base} if the scenario has none
 * @param overrides what it says differently from the rest of the file, by path, as written
 * @param spec the run
 * @param resolved every value of the run, in the order of the document
 * @param assumptions the values that stand for properties of machines
 */
public record Variant(
        String name,
        SortedMap<String, String> overrides,
        RunSpec spec,
        List<Resolved> resolved,
        List<Assumption> assumptions) {

    /** Copies the lists. */
    public Variant {
        resolved = List.copyOf(resolved);
        assumptions = List.copyOf(assumptions);
    }

    /** The same variant with another run, for experiments. */
    public Variant withSpec(RunSpec other) {
        return new Variant(name, overrides, other, resolved, assumptions);
    }
}
