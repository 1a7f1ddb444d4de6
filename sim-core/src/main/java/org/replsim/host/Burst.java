package org.replsim.host;

import org.jspecify.annotations.Nullable;

/** A piece of processor work. One actor owns it and submits it again and again, never twice at a time. */
public final class Burst {

    final Runnable done;
    long remainingNanos;
    boolean underWay;

    /** Of the process that submitted it. */
    @Nullable
    ProcessGate gate;

    @Nullable
    Burst next;

    /** @param done what the actor does when the work is finished */
    public Burst(Runnable done) {
        this.done = done;
    }

    /** Whether it was submitted and has not finished. */
    public boolean underWay() {
        return underWay;
    }
}
