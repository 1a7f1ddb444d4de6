package org.replsim.server;

import org.jspecify.annotations.Nullable;
import org.replsim.host.Burst;
import org.replsim.host.Host;

/** Somebody who waits until what it has written to the redo log is durable. Owned by one actor and used again and again. */
public final class RedoWait {

    private final Runnable synced;
    private final Burst waking = new Burst(this::end);

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

    /** Who has not made the sync itself has slept, and wakes up. */
    void end(Host host, long wakeNanos) {
        if (wakeNanos == 0) {
            end();
        } else {
            host.cores().submit(waking, wakeNanos);
        }
    }

    private void end() {
        underWay = false;
        synced.run();
    }
}
