package org.replsim.server;

import java.util.ArrayDeque;

/**
 * The appliers of several sources write one binary log: one group of one of them is written and synced at a time, in the
 * order in which they came, and they count together towards sync_binlog. With one applier the turn is always free.
 */
public final class CommitTurn {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;
    private long groups;
    private long unsyncedBytes;

    /**
     * An applier is about to write a group.
     *
     * @param later what it does when its turn comes, in which it has the turn already
     * @return whether it is its turn now; else it waits
     */
    public boolean take(Runnable later) {
        if (taken) {
            waiting.add(later);
            return false;
        }
        taken = true;
        return true;
    }

    /** The group stands in the log: the next one's turn. */
    public void end() {
        Runnable next = waiting.poll();
        taken = next != null;
        if (next != null) {
            next.run();
        }
    }

    /**
     * One more group of so many bytes: whether sync_binlog asks for a sync behind it.
     *
     * @param every sync_binlog; 0: never
     */
    public boolean mustSync(long bytes, long every) {
        unsyncedBytes += bytes;
        return every > 0 && ++groups % every == 0;
    }

    /** Bytes written since the last sync, which begins now. */
    public long takeUnsyncedBytes() {
        long bytes = unsyncedBytes;
        unsyncedBytes = 0;
        return bytes;
    }
}
