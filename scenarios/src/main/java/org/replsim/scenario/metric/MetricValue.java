package org.replsim.scenario.metric;

/**
 * The value of one metric in one run.
 *
 * @param name as in the metric table
 * @param server the server or link it belongs to; empty if it belongs to the whole run
 * @param unit of the value: {@code s}, {@code B}, {@code transactions}, {@code transactions/s}; empty for a pure number
 * @param value the number, NaN if there is none (nothing happened that could be measured) or the metric is a text
 * @param text the text of a metric that is one, else empty
 */
public record MetricValue(String name, String server, String unit, double value, String text) {}
