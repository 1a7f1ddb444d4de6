package org.replsim.provision;

import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;

/** What somebody does next, and when: one thing at a time. */
final class Pace {

    private final Timer timer;
    private Runnable next = () -> {};

    /** @param who unique among those who have one */
    Pace(Simulation simulation, String who, String role) {
        timer = simulation.timer(new SourceName(who, role), this::fired);
    }

    /** This is next, after so many nanoseconds. */
    void then(long nanos, Runnable what) {
        next = what;
        timer.in(nanos);
    }

    /** Nothing is next. */
    void stop() {
        timer.cancel();
    }

    private void fired() {
        next.run();
    }
}
