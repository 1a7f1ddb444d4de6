package org.replsim.scenario.result;

/**
 * A link as it was configured.
 *
 * @param between both ends, as in {@code db1-db2}
 * @param rttSeconds round-trip time when empty
 * @param bytesPerSecond bandwidth each way
 */
public record LinkSummary(String between, double rttSeconds, double bytesPerSecond) {}
