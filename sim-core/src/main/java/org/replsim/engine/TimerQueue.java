package org.replsim.engine;

/** Deadlines of numbered slots, and which is the earliest; among equal deadlines the lowest slot comes first. */
interface TimerQueue {

    /** Sets the deadline of a slot; {@link Timer#NEVER} empties it. */
    void set(int slot, long nanos);

    /** The earliest deadline, {@link Timer#NEVER} if all slots are empty. */
    long minNanos();

    /** The lowest slot among those with the earliest deadline. */
    int minSlot();
}
