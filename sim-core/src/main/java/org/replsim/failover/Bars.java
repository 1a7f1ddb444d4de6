package org.replsim.failover;

import java.util.ArrayList;
import java.util.List;
import org.replsim.engine.Simulation;
import org.replsim.procedure.Step;

/** The steps of a course as they begin and end. */
final class Bars {

    private final Simulation simulation;
    private final List<Step> steps = new ArrayList<>();

    Bars(Simulation simulation) {
        this.simulation = simulation;
    }

    /** A step begins now. Gives its number. */
    int begin(int attempt, String phase, String where) {
        return begin(attempt, phase, where, simulation.now());
    }

    /** A step that has begun before. */
    int begin(int attempt, String phase, String where, long fromNanos) {
        steps.add(new Step(attempt, phase, where, fromNanos, Step.UNDER_WAY, ""));
        return steps.size() - 1;
    }

    /** It ends now; one that has ended stays as it is. */
    void end(int number, String outcome) {
        Step step = steps.get(number);
        if (!step.over()) {
            steps.set(
                    number,
                    new Step(step.attempt(), step.phase(), step.where(), step.fromNanos(), simulation.now(), outcome));
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
