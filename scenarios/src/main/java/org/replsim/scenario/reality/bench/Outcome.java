package org.replsim.scenario.reality.bench;

import java.util.Map;
import java.util.Optional;

/** Parts of a record that a bench cannot be without. */
final class Outcome {

    private Outcome() {}

    static <T> T of(Map<String, T> parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new IllegalStateException("the run has nothing of " + name));
    }
}
