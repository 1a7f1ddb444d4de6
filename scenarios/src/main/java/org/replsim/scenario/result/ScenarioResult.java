package org.replsim.scenario.result;

import java.util.List;
import java.util.NoSuchElementException;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.origin.Assumption;

/**
 * A scenario that was run: everything a report needs.
 *
 * @param version of the program
 * @param file the name the scenario was read under
 * @param hash SHA-256 of the scenario's exact text
 * @param name of the scenario
 * @param title the question it asks
 * @param about what to expect and why; may be empty
 * @param seed of the random draws of the first variant
 * @param digest of all variants together, 16 hexadecimal digits
 * @param variants in the order of the file
 * @param expectations how each came out, in the order of the file, then of the variants
 * @param assumptions values that stand for properties of machines, those of all variants once
 */
public record ScenarioResult(
        String version,
        String file,
        String hash,
        String name,
        String title,
        String about,
        long seed,
        String digest,
        List<VariantResult> variants,
        List<ExpectationResult> expectations,
        List<Assumption> assumptions) {

    /** Copies the lists. */
    public ScenarioResult {
        variants = List.copyOf(variants);
        expectations = List.copyOf(expectations);
        assumptions = List.copyOf(assumptions);
    }

    /** Whether every expectation holds. */
    public boolean passed() {
        return expectations.stream().allMatch(ExpectationResult::passed);
    }

    /**
     * A variant by name.
     *
     * @throws NoSuchElementException if there is none of that name
     */
    public VariantResult variant(String variant) {
        return variants.stream()
                .filter(result -> result.name().equals(variant))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no variant " + variant));
    }
}
