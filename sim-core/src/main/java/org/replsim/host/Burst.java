package org.replsim.host;

import org.jspecify.annotations.Nullable;

/** A piece of processor work. One actor owns it and submits it again and again, never twice at a time. */
public final class Burst {

    final Runnable done;
    long remainingNanos;
    boolean underWay;
    final Warmth warmth;

    /** Of the process that submitted it. */
    @Nullable
    ProcessGate gate;

    @Nullable
    Burst next;

    /** @param done what the actor does when the work is finished */
    public Burst(Runnable done) {
        this(done, new Warmth());
    }

    /**
     * Work that several actors do.
     *
     * @param done what the actor does when the work is finished
     * @param warmth of the code that they share
     */
    public Burst(Runnable done, Warmth warmth) {
        this.done = done;
        this.warmth = warmth;
    }

    /** Whether it was submitted and has not finished. */
    public boolean underWay() {
        return underWay;
    }
}
