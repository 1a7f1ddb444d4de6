package org.replsim.host;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;

/** Makes timers whose reactions wait while their process stands still. */
final class GatedTimer {

    private final ProcessGate gate;
    private final Runnable reaction;
    private @Nullable Timer timer;

    private GatedTimer(ProcessGate gate, Runnable reaction) {
        this.gate = gate;
        this.reaction = reaction;
    }

    static Timer make(Simulation simulation, SourceName name, ProcessGate gate, Runnable reaction) {
        GatedTimer gated = new GatedTimer(gate, reaction);
        Timer timer = simulation.timer(name, gated::fired);
        gated.timer = timer;
        return timer;
    }

    private void fired() {
        if (timer != null && gate.closed()) {
            gate.hold(timer);
        } else {
            reaction.run();
        }
    }
}
