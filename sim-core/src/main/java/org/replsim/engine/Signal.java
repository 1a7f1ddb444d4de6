package org.replsim.engine;

/**
 * "Look again at this same instant": many raises before it runs make one run, as a condition variable does. Signals run
 * in the order raised, before the next timer.
 */
public final class Signal {

    private final Simulation simulation;
    private final SourceName name;
    private final Runnable reaction;
    private boolean raised;

    Signal(Simulation simulation, SourceName name, Runnable reaction) {
        this.simulation = simulation;
        this.name = name;
        this.reaction = reaction;
    }

    /** Asks for one run of the reaction at this instant; a reaction that raises its own signal runs once more. */
    public void raise() {
        if (!raised) {
            raised = true;
            simulation.raised(this);
        }
    }

    SourceName name() {
        return name;
    }

    void run() {
        raised = false;
        reaction.run();
    }
}
