package org.replsim.run;

import org.replsim.probe.Fate;

/**
 * How many transactions of a dead server had the same fate.
 *
 * @param fate which
 * @param transactions how many
 * @param bytes theirs in the binary log
 */
public record Tally(Fate fate, long transactions, long bytes) {}
