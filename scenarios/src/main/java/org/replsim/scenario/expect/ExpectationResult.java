package org.replsim.scenario.expect;

/**
 * How one expectation came out in one variant.
 *
 * @param that the expression as written
 * @param variant the variant it was tried on; empty if it names its variants itself
 * @param passed whether it holds
 * @param measured both sides with their values, such as {@code lost_transactions = 0, 0}, or what a server answered
 * @param because the scenario's own words on why it should hold; may be empty
 * @param place {@code file:line:column}
 */
public record ExpectationResult(
        String that, String variant, boolean passed, String measured, String because, String place) {}
