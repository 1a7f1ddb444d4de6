package org.replsim.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.Variant;
import org.replsim.scenario.expect.Expectation;
import picocli.CommandLine.Option;

/** Options that take a part of a scenario or change its seed. */
final class Selection {

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random draws, instead of the file's.")
    private @Nullable Long seed;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Run this variant only; give it several times for several. "
                    + "Expectations on other variants are left out.")
    private List<String> variants = new ArrayList<>();

    /** The scenario with only what was selected. */
    Scenario of(Scenario scenario) {
        List<String> known = scenario.variants().stream().map(Variant::name).toList();
        for (String name : variants) {
            if (!known.contains(name)) {
                String suggestion = Nearest.suggestion(name, known);
                throw new InputProblem(scenario.file() + " has no variant '" + name + "'" + suggestion
                        + (suggestion.isEmpty() ? "; it has " : " It has ") + String.join(", ", known));
            }
        }
        List<Variant> selected = scenario.variants().stream()
                .filter(variant -> variants.isEmpty() || variants.contains(variant.name()))
                .map(this::seeded)
                .toList();
        return scenario.with(selected, variants.isEmpty() ? scenario.expectations() : expectations(scenario));
    }

    private Variant seeded(Variant variant) {
        if (seed == null) {
            return variant;
        }
        return variant.withSpec(variant.spec().withSeed(seed));
    }

    private List<Expectation> expectations(Scenario scenario) {
        return scenario.expectations().stream()
                .flatMap(expectation -> expectation.among(variants).stream())
                .toList();
    }
}
