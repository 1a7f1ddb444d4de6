package org.replsim.server.source;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Timer;
import org.replsim.server.LockTable;
import org.replsim.server.LockWait;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * Exclusive row locks, first come first served, held until the engine commit. A wait that closes a cycle is broken at once
 * (1213; the transaction that has changed the fewest rows is the victim), a wait that lasts longer than
 * {@code innodb_lock_wait_timeout} fails (1205).
 */
final class RowLocks {

    /** Longer chains are left to the time-out; a cycle made while detection was off would otherwise be walked for ever. */
    private static final int MAX_DEPTH = 10_000;

    private final Server server;
    private final Source source;
    private final LockTable<Session> table = new LockTable<>();
    private final Timer timeout;
    private @Nullable LockWait<Session> firstWait;
    private @Nullable LockWait<Session> lastWait;

    RowLocks(Source source) {
        this.source = source;
        server = source.server();
        timeout = server.timer("lock timeout", this::timedOut);
    }

    /** Takes the lock, or waits: then false, and {@link Session#lockGranted} or {@link Session#fail} follows. */
    boolean lock(LockWait<Session> asker, long key) {
        LockWait<Session> holder = table.holder(key);
        if (holder == null) {
            table.hold(key, asker);
            asker.add(key);
            return true;
        }
        if (holder == asker) {
            return true;
        }
        startWait(asker, key);
        source.pipeline().lockWanted(holder.owner);
        if (server.variables().flag(ServerVariable.INNODB_DEADLOCK_DETECT)) {
            breakCycle(asker);
        }
        return false;
    }

    /** Gives back all locks of a session, each to the next in line; a session that waits stops waiting. */
    void releaseAll(LockWait<Session> holder) {
        if (holder.waitsFor >= 0) {
            table.remove(holder.waitsFor, holder);
            endWait(holder);
        }
        int count = holder.heldCount();
        holder.forgetHeld();
        for (int i = 0; i < count; i++) {
            LockWait<Session> lucky = table.pass(holder.held(i));
            if (lucky != null) {
                lucky.add(holder.held(i));
                endWait(lucky);
                lucky.owner.lockGranted();
            }
        }
    }

    /** Whether another session waits for a lock of this one. */
    boolean isWaitedFor(LockWait<Session> holder) {
        for (int i = 0; i < holder.heldCount(); i++) {
            if (table.isWaitedFor(holder.held(i))) {
                return true;
            }
        }
        return false;
    }

    private void startWait(LockWait<Session> asker, long key) {
        asker.owner.enter(Phase.LOCK_WAIT);
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

    private void endWait(LockWait<Session> waiter) {
        LockWait<Session> before = waiter.previous;
        LockWait<Session> after = waiter.next;
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

    /** Each session waits for one lock at most, so the way from holder to holder is a path; it ends or comes back. */
    private void breakCycle(LockWait<Session> asker) {
        LockWait<Session> victim = asker;
        LockWait<Session> each = table.holder(asker.waitsFor);
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
            victim.owner.fail(Session.ER_LOCK_DEADLOCK);
        }
    }

    private void timedOut() {
        if (!server.alive()) {
            return;
        }
        long now = server.now();
        LockWait<Session> each = firstWait;
        while (each != null) {
            if (each.deadlineNanos <= now) {
                each.owner.fail(Session.ER_LOCK_WAIT_TIMEOUT);
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
