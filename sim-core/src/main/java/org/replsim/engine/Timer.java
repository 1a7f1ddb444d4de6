package org.replsim.engine;

/** A reusable alarm owned by one actor and bound once to its reaction. Arming an armed timer moves it. */
public final class Timer {

    /** The instant of a timer that is not armed: later than any run can last. */
    static final long NEVER = Long.MAX_VALUE;

    private final Simulation simulation;
    private final SourceName name;
    private final Runnable reaction;
    private int slot = -1;
    private long deadlineNanos = NEVER;

    Timer(Simulation simulation, SourceName name, Runnable reaction) {
        this.simulation = simulation;
        this.name = name;
        this.reaction = reaction;
    }

    /**
     * Arms the timer.
     *
     * @param delayNanos how far from now, at least 0; the instant must come before 2^63 - 1 ns (292 years)
     */
    public void in(long delayNanos) {
        long now = simulation.now();
        if (delayNanos < 0 || delayNanos >= NEVER - now) {
            throw new IllegalArgumentException(name + " was armed for " + delayNanos + " ns after " + now);
        }
        set(now + delayNanos);
    }

    /**
     * Arms the timer for an instant; one in the past is an error of the caller.
     *
     * @param nanos from the start of the run; {@link Long#MAX_VALUE} is never, the same as {@link #cancel}
     */
    public void at(long nanos) {
        if (nanos < simulation.now()) {
            throw new IllegalArgumentException(name + " was armed for the past: " + nanos + " < " + simulation.now());
        }
        set(nanos);
    }

    /** Forgets the deadline, if there is one. */
    public void cancel() {
        if (deadlineNanos != NEVER) {
            set(NEVER);
        }
    }

    /** Whether the timer will fire. */
    public boolean armed() {
        return deadlineNanos != NEVER;
    }

    /** The instant the timer is armed for, in nanoseconds; {@link Long#MAX_VALUE} when it is not. */
    public long deadlineNanos() {
        return deadlineNanos;
    }

    SourceName name() {
        return name;
    }

    /** Gives the timer its rank; before, its deadline is only noted. */
    void place(int newSlot) {
        slot = newSlot;
        set(deadlineNanos);
    }

    void fire() {
        deadlineNanos = NEVER;
        reaction.run();
    }

    private void set(long nanos) {
        deadlineNanos = nanos;
        if (slot >= 0) {
            simulation.queue().set(slot, nanos);
        }
    }
}
