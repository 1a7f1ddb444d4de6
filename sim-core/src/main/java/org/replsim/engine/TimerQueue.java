package org.replsim.engine;

/**
 * Deadlines of numbered slots, and which is the earliest; among equal deadlines the lowest slot comes first. Deadlines
 * are nanoseconds, at least 0, and time does not run back: none is set below the last one taken.
 */
interface TimerQueue {

    /** Sets the deadline of a slot, in place of the one it had; {@link Timer#NEVER} empties it. */
    void set(int slot, long nanos);

    /** The earliest deadline; {@link Timer#NEVER} if all slots are empty. */
    long minNanos();

    /** Empties the slot with the earliest deadline and returns its number. There must be one. */
    int takeMin();
}
