package org.replsim.scenario.result;

/**
 * A point of a latency distribution: {@code percentile} per cent of the commits took at most {@code seconds}.
 *
 * @param percentile 0 to 100
 * @param seconds commit latency
 * @param count commits up to there
 */
public record LatencyPoint(double percentile, double seconds, long count) {}
