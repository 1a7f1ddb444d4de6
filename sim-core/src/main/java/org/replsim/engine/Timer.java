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

    /** Arms the timer {@code delayNanos} (at least 0) from now. */
    public void in(long delayNanos) {
        at(Math.addExact(simulation.now(), delayNanos));
    }

    /** Arms the timer for the instant {@code nanos}; an instant in the past is an error of the caller. */
    public void at(long nanos) {
        if (nanos < simulation.now()) {
            throw new IllegalArgumentException(name + " was armed for the past: " + nanos + " < " + simulation.now());
        }
        deadlineNanos = nanos;
        if (slot >= 0) {
            simulation.queue().set(slot, nanos);
        }
    }

    /** Forgets the deadline, if there is one. */
    public void cancel() {
        if (deadlineNanos != NEVER) {
            deadlineNanos = NEVER;
            if (slot >= 0) {
                simulation.queue().set(slot, NEVER);
            }
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

    void place(int newSlot) {
        slot = newSlot;
        simulation.queue().set(newSlot, deadlineNanos);
    }

    void fire() {
        deadlineNanos = NEVER;
        reaction.run();
    }
}
