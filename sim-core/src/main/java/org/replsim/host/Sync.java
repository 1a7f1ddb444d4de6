package org.replsim.host;

import org.jspecify.annotations.Nullable;

/** An fdatasync of one file. One actor owns it and starts it again and again, never twice at a time. */
public final class Sync {

    final Runnable done;
    long bytes;
    boolean underWay;

    @Nullable
    Sync next;

    /** @param done what the actor does when the data is on stable storage */
    public Sync(Runnable done) {
        this.done = done;
    }

    /** Whether it was started and has not finished. */
    public boolean underWay() {
        return underWay;
    }
}
