package org.replsim.server;

import org.jspecify.annotations.Nullable;

/** Somebody who waits until what it has written to the redo log is durable. Owned by one actor and used again and again. */
public final class RedoWait {

    final Runnable synced;

    @Nullable
    RedoWait next;

    private boolean underWay;

    /** @param synced what the actor does when its redo is on stable storage */
    public RedoWait(Runnable synced) {
        this.synced = synced;
    }

    /** Whether it waits. */
    public boolean underWay() {
        return underWay;
    }

    void begin() {
        if (underWay) {
            throw new IllegalStateException("a redo wait was begun twice");
        }
        underWay = true;
    }

    void end() {
        underWay = false;
        synced.run();
    }
}
