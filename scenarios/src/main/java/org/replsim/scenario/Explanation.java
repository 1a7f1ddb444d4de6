package org.replsim.scenario;

/** The resolved scenario in words: every value of every variant and where it comes from. */
public final class Explanation {

    private Explanation() {}

    /** The text of {@code check --explain}, ending with a line feed. */
    public static String of(Scenario scenario) {
        throw new UnsupportedOperationException(scenario.name());
    }
}
