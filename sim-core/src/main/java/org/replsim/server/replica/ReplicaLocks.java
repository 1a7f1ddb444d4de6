package org.replsim.server.replica;

import org.replsim.server.LockTable;
import org.replsim.server.LockWait;

/**
 * The row locks of workers. A transaction waits for an earlier one; a later one that holds, or is in line for, a lock that
 * an earlier one needs is rolled back and runs again. So waits go from later to earlier only, and there is no cycle.
 */
final class ReplicaLocks {

    private final LockTable<Worker> table = new LockTable<>();

    /** Takes the lock, or waits: then false, and {@link Worker#lockGranted} follows unless it is rolled back. */
    boolean lock(Worker asker, long key) {
        LockWait<Worker> holder = table.holder(key);
        if (holder == asker.locks) {
            return true;
        }
        if (holder != null) {
            rollBackLater(asker, key);
            holder = table.holder(key);
        }
        if (holder == null) {
            table.hold(key, asker.locks);
            asker.locks.add(key);
            return true;
        }
        table.enqueue(key, asker.locks);
        asker.locks.waitsFor = key;
        return false;
    }

    /** Gives back all locks of a worker, each to the next in line; a worker that waits stops waiting. */
    void releaseAll(LockWait<Worker> holder) {
        if (holder.waitsFor >= 0) {
            table.remove(holder.waitsFor, holder);
            holder.waitsFor = -1;
        }
        int count = holder.heldCount();
        holder.forgetHeld();
        for (int i = 0; i < count; i++) {
            LockWait<Worker> lucky = table.pass(holder.held(i));
            if (lucky != null) {
                lucky.add(holder.held(i));
                lucky.waitsFor = -1;
                lucky.owner.lockGranted();
            }
        }
    }

    /** Those in line stand in the order of the log, so the later ones are at the end; last comes the holder. */
    private void rollBackLater(Worker asker, long key) {
        LockWait<Worker> last = table.lastWaiter(key);
        while (last != null && last.owner.row() > asker.row()) {
            last.owner.rollBack();
            last = table.lastWaiter(key);
        }
        LockWait<Worker> holder = table.holder(key);
        if (holder != null
                && holder.owner.row() > asker.row()
                && holder.owner.state().yields()) {
            holder.owner.rollBack();
        }
    }
}
