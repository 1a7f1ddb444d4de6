package org.replsim.scenario.reality.validate;

/**
 * What was to be reached, and what was.
 *
 * @param what in words
 * @param wanted in words
 * @param found in words
 * @param held whether it was reached
 */
public record Bound(String what, String wanted, String found, boolean held) {}
