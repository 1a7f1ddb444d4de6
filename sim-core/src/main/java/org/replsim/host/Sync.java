package org.replsim.host;

import org.jspecify.annotations.Nullable;

/** An fdatasync of one file. One actor owns it and starts it again and again, never twice at a time. */
public final class Sync {

    /** What follows later if the process that waits stands still. */
    final Runnable ended = this::end;

    private final Runnable done;
    long bytes;
    boolean underWay;

    @Nullable
    ProcessGate gate;

    @Nullable
    Sync next;

    /** @param done what the actor does when the data is on stable storage */
    public Sync(Runnable done) {
        this.done = done;
    }

    /** Whether it was started and its process has not learned of its end. */
    public boolean underWay() {
        return underWay;
    }

    void end() {
        underWay = false;
        done.run();
    }
}
