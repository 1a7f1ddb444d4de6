package org.replsim.scenario;

import java.util.List;
import org.replsim.scenario.expect.Expectation;

/**
 * A scenario file that was read and found good.
 *
 * @param file the name it was read under, for messages
 * @param text its exact text
 * @param hash SHA-256 of the text in UTF-8, 64 hexadecimal digits
 * @param name short, as in {@code async-vs-semi-sync}; names the result folder
 * @param title the question it asks
 * @param about what to expect and why; may be empty
 * @param variants at least one
 * @param expectations what must hold, in the order of the file
 */
public record Scenario(
        String file,
        String text,
        String hash,
        String name,
        String title,
        String about,
        List<Variant> variants,
        List<Expectation> expectations) {

    /** Copies the lists. */
    public Scenario {
        variants = List.copyOf(variants);
        expectations = List.copyOf(expectations);
    }

    /** The same file with other variants and expectations. */
    public Scenario with(List<Variant> otherVariants, List<Expectation> otherExpectations) {
        return new Scenario(file, text, hash, name, title, about, otherVariants, otherExpectations);
    }
}
