package org.replsim.scenario.result;

import java.util.List;

/**
 * What limits a variant, found by experiment: each resource in turn was made a tenth cheaper.
 *
 * @param resource the one that helped most, such as {@code cores a} or {@code rtt db1-db2}; {@code nothing} if none did
 * @param sentence the finding in words
 * @param measure what was compared: {@code throughput} or {@code latency_mean}
 * @param trials every resource tried, the most helpful first
 */
public record Binding(String resource, String sentence, String measure, List<Trial> trials) {

    /** Copies the list. */
    public Binding {
        trials = List.copyOf(trials);
    }

    /**
     * One resource made cheaper.
     *
     * @param resource its name
     * @param gain relative gain: 0.05 is 5 % more throughput (or 5 % less latency)
     * @param elasticity gain for each per cent the resource became cheaper: 1 means it alone decides
     */
    public record Trial(String resource, double gain, double elasticity) {}
}
