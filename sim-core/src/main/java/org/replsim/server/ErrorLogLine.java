package org.replsim.server;

/**
 * A note that a server wrote to its error log.
 *
 * @param nanos when
 * @param text the note without its time stamp
 */
public record ErrorLogLine(long nanos, String text) {}
