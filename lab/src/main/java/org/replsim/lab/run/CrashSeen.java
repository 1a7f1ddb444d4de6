package org.replsim.lab.run;

import java.util.List;

/**
 * A server that a fault has killed.
 *
 * @param server its name
 * @param atNanos when, from the start of the run
 * @param lastIds of each load: the last id that was given to a transaction by then
 */
record CrashSeen(String server, long atNanos, List<Long> lastIds) {}
