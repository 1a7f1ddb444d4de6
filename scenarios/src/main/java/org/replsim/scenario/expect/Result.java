package org.replsim.scenario.expect;

/**
 * What an expression comes to in one run.
 *
 * @param number of a number
 * @param text of a text
 * @param truth of a comparison
 * @param measured for a comparison: its sides with their values
 */
record Result(double number, String text, boolean truth, String measured) {

    static Result of(double number) {
        return new Result(number, "", false, "");
    }

    static Result of(String text) {
        return new Result(Double.NaN, text, false, "");
    }

    static Result of(boolean truth, String measured) {
        return new Result(Double.NaN, "", truth, measured);
    }
}
