package org.replsim.scenario.expect;

import java.util.List;

/**
 * One line of {@code expect}.
 *
 * @param that the expression as written
 * @param variants the variants it is tried on, by name; empty if the expression names its variants itself
 * @param because why it should hold, in the scenario's words; may be empty
 * @param place {@code file:line:column}
 */
public record Expectation(String that, List<String> variants, String because, String place) {

    /** Copies the list. */
    public Expectation {
        variants = List.copyOf(variants);
    }
}
