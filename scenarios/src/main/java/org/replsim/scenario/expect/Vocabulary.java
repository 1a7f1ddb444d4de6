package org.replsim.scenario.expect;

import java.util.Collection;
import java.util.Set;

/**
 * The names that expressions of a scenario may use, beside those of metrics.
 *
 * @param variants of the scenario
 * @param servers of the scenario, of all variants
 * @param sources those with a binary log
 * @param replicas those with a source
 * @param endSeconds end of the run, the longest of all variants
 */
public record Vocabulary(
        Collection<String> variants,
        Set<String> servers,
        Set<String> sources,
        Set<String> replicas,
        double endSeconds) {}
