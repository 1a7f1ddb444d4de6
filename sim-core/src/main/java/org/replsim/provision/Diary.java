package org.replsim.provision;

import java.util.ArrayList;
import java.util.List;
import org.replsim.engine.Simulation;
import org.replsim.procedure.Step;

/** The steps so far, in the order in which they began. */
final class Diary {

    private final Simulation simulation;
    private final List<Step> steps = new ArrayList<>();

    Diary(Simulation simulation) {
        this.simulation = simulation;
    }

    /** A step begins now. */
    void begin(String phase, String where) {
        steps.add(new Step(1, phase, where, simulation.now(), Step.UNDER_WAY, ""));
    }

    /** The step of that kind that is under way there ends now. */
    void end(String phase, String where, String outcome) {
        close(phase, where, simulation.now(), outcome);
    }

    /** The step of that kind goes on, with so much to say of it. */
    void note(String phase, String where, String outcome) {
        close(phase, where, Step.UNDER_WAY, outcome);
    }

    /** When the last step of that kind began there; -1 if none has. */
    long began(String phase, String where) {
        int place = last(phase, where);
        return place < 0 ? -1 : steps.get(place).fromNanos();
    }

    /** When the last step of that kind ended there; -1 if none has. */
    long ended(String phase, String where) {
        int place = last(phase, where);
        return place < 0 ? -1 : steps.get(place).toNanos();
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    private void close(String phase, String where, long toNanos, String outcome) {
        int place = last(phase, where);
        Step step = steps.get(place);
        steps.set(place, new Step(step.attempt(), phase, where, step.fromNanos(), toNanos, outcome));
    }

    private int last(String phase, String where) {
        for (int place = steps.size() - 1; place >= 0; place--) {
            if (steps.get(place).phase().equals(phase)
                    && steps.get(place).where().equals(where)) {
                return place;
            }
        }
        return -1;
    }
}
