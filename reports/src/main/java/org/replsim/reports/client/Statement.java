package org.replsim.reports.client;

/**
 * A statement as it was typed.
 *
 * @param text without its terminator
 * @param vertical whether it ended in {@code \G}: one column a line
 */
public record Statement(String text, boolean vertical) {}
