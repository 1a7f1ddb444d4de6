package org.replsim.server;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Timer;

/**
 * Exclusive row locks, first come first served, held until the engine commit. A wait that closes a cycle is broken at once
 * (1213; the transaction that has changed the fewest rows is the victim), a wait that lasts longer than
 * {@code innodb_lock_wait_timeout} fails (1205).
 *
 * <p>The server's sessions take them, and its applier for transactions that someone typed; the workers of an applier have
 * locks of their own among themselves.
 */
public final class RowLocks {

    /** A row-lock wait has lasted too long. */
    public static final int ER_LOCK_WAIT_TIMEOUT = 1205;

    /** The victim of a lock cycle. */
    public static final int ER_LOCK_DEADLOCK = 1213;

    /** Who takes row locks: a session, or a thread of the applier. */
    public interface Owner {

        /** It waits for a lock from now on. */
        void lockWaitBegins();

        /** The lock it waited for is its own. */
        void lockGranted();

        /** The wait has failed: 1205 or 1213. Has to give all locks back. */
        void lockFailed(int errno);

        /** Rows that it has changed or is about to, new ones included: its weight in a deadlock. */
        int changedRows();

        /** Somebody waits for a lock that it holds. */
        default void lockWanted() {}
    }

    /** Longer chains are left to the time-out; a cycle made while detection was off would otherwise be walked for ever. */
    private static final int MAX_DEPTH = 10_000;

    private final Server server;
    private final LockTable<Owner> table = new LockTable<>();
    private final Timer timeout;
    private @Nullable LockWait<Owner> firstWait;
    private @Nullable LockWait<Owner> lastWait;

    RowLocks(Server server) {
        this.server = server;
        timeout = server.timer("lock timeout", this::timedOut);
    }

    /** Takes the lock, or waits: then false, and {@link Owner#lockGranted} or {@link Owner#lockFailed} follows. */
    public boolean lock(LockWait<Owner> asker, long key) {
        LockWait<Owner> holder = table.holder(key);
        if (holder == null) {
            table.hold(key, asker);
            asker.add(key);
            return true;
        }
        if (holder == asker) {
            return true;
        }
        startWait(asker, key);
        holder.owner.lockWanted();
        if (server.variables().flag(ServerVariable.INNODB_DEADLOCK_DETECT)) {
            breakCycle(asker);
        }
        return false;
    }

    /** Gives back all locks of an owner, each to the next in line; one that waits stops waiting. */
    public void releaseAll(LockWait<Owner> holder) {
        if (holder.waitsFor >= 0) {
            table.remove(holder.waitsFor, holder);
            endWait(holder);
        }
        int count = holder.heldCount();
        holder.forgetHeld();
        for (int i = 0; i < count; i++) {
            LockWait<Owner> lucky = table.pass(holder.held(i));
            if (lucky != null) {
                lucky.add(holder.held(i));
                endWait(lucky);
                lucky.owner.lockGranted();
            }
        }
    }

    /** Whether anybody waits for a lock of an owner. */
    public boolean isWaitedFor(LockWait<Owner> holder) {
        for (int i = 0; i < holder.heldCount(); i++) {
            if (table.isWaitedFor(holder.held(i))) {
                return true;
            }
        }
        return false;
    }

    private void startWait(LockWait<Owner> asker, long key) {
        asker.owner.lockWaitBegins();
        table.enqueue(key, asker);
        asker.waitsFor = key;
        asker.deadlineNanos = server.now() + server.variables().nanos(ServerVariable.INNODB_LOCK_WAIT_TIMEOUT);
        asker.previous = lastWait;
        if (lastWait == null) {
            firstWait = asker;
        } else {
            lastWait.next = asker;
        }
        lastWait = asker;
        if (asker.deadlineNanos < timeout.deadlineNanos()) {
            timeout.at(asker.deadlineNanos);
        }
    }

    private void endWait(LockWait<Owner> waiter) {
        LockWait<Owner> before = waiter.previous;
        LockWait<Owner> after = waiter.next;
        if (before == null) {
            firstWait = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            lastWait = before;
        } else {
            after.previous = before;
        }
        waiter.previous = null;
        waiter.next = null;
        waiter.waitsFor = -1;
    }

    /** Each owner waits for one lock at most, so the way from holder to holder is a path; it ends or comes back. */
    private void breakCycle(LockWait<Owner> asker) {
        LockWait<Owner> victim = asker;
        LockWait<Owner> each = table.holder(asker.waitsFor);
        for (int depth = 0; each != null && each != asker; depth++) {
            if (each.waitsFor < 0 || depth > MAX_DEPTH) {
                return;
            }
            if (each.owner.changedRows() < victim.owner.changedRows()) {
                victim = each;
            }
            each = table.holder(each.waitsFor);
        }
        if (each == asker) {
            victim.owner.lockFailed(ER_LOCK_DEADLOCK);
        }
    }

    private void timedOut() {
        if (!server.alive()) {
            return;
        }
        long now = server.now();
        LockWait<Owner> each = firstWait;
        while (each != null) {
            if (each.deadlineNanos <= now) {
                each.owner.lockFailed(ER_LOCK_WAIT_TIMEOUT);
                each = firstWait;
            } else {
                each = each.next;
            }
        }
        long earliest = Long.MAX_VALUE;
        for (each = firstWait; each != null; each = each.next) {
            earliest = Math.min(earliest, each.deadlineNanos);
        }
        if (earliest < Long.MAX_VALUE) {
            timeout.at(earliest);
        }
    }
}
