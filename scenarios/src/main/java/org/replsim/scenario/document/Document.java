package org.replsim.scenario.document;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.replsim.run.RunSpec;
import org.replsim.scenario.expect.Claim;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.origin.Resolved;
import org.replsim.scenario.yaml.YamlReader;

/**
 * A scenario file taken apart: what it says about itself, the runs of its variants, and its expectations, not yet understood.
 *
 * @param name short
 * @param title the question
 * @param about may be empty
 * @param runs one for each variant, in order
 * @param claims the expectations as written
 */
public record Document(String name, String title, String about, List<Run> runs, List<Claim> claims) {

    /** The name of the only variant of a scenario that has none. */
    public static final String ONLY = "base";

    /** Copies the lists. */
    public Document {
        runs = List.copyOf(runs);
        claims = List.copyOf(claims);
    }

    /**
     * A variant's run.
     *
     * @param variant its name
     * @param overrides what it says differently, by path
     * @param spec the run
     * @param resolved its values
     * @param assumptions those that stand for properties of machines
     */
    public record Run(
            String variant,
            SortedMap<String, String> overrides,
            RunSpec spec,
            List<Resolved> resolved,
            List<Assumption> assumptions) {}

    /**
     * Takes a text apart.
     *
     * @param file what messages call it
     * @param text of the scenario
     * @param folder where files it names are looked for
     * @throws org.replsim.scenario.problem.ScenarioProblem with up to five lines, one for each thing that is wrong
     */
    public static Document read(String file, String text, Path folder) {
        return new DocumentReader(YamlReader.readMapping(file, text), folder).read();
    }
}
