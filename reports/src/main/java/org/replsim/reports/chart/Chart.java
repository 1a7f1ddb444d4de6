package org.replsim.reports.chart;

import org.replsim.scenario.result.ScenarioResult;

/** One picture of a scenario's results, and the question it answers. */
public interface Chart {

    /** The name of its files, without the ending. */
    String name();

    /** Whether there is anything to show. */
    boolean applies(ScenarioResult result);

    /** Makes the picture; only called if it applies. */
    Picture build(ScenarioResult result);
}
