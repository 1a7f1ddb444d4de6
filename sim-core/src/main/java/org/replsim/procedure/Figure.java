package org.replsim.procedure;

/**
 * A number that a procedure has measured.
 *
 * @param name the metric's
 * @param where the server that it is about
 * @param value in seconds or whatever the metric counts; infinite for never
 */
public record Figure(String name, String where, double value) {}
