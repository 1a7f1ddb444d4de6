package org.replsim.server;

import org.jspecify.annotations.Nullable;

/**
 * Who holds which key and who waits for it: an open-addressing table that allocates only when it grows.
 *
 * @param <T> who takes locks
 */
public final class LockTable<T> {

    private long[] keys = new long[1024];
    private @Nullable LockWait<T>[] holders = array(1024);
    private @Nullable LockWait<T>[] firstWaiters = array(1024);
    private @Nullable LockWait<T>[] lastWaiters = array(1024);
    private int size;

    /** Who holds the key, or null. */
    public @Nullable LockWait<T> holder(long key) {
        return holders[find(key)];
    }

    /** Notes a key that nobody holds as held. */
    public void hold(long key, LockWait<T> holder) {
        if (2 * size >= keys.length) {
            grow();
        }
        int at = find(key);
        keys[at] = key;
        holders[at] = holder;
        size++;
    }

    /** Puts a waiter behind the others of a held key. */
    public void enqueue(long key, LockWait<T> waiter) {
        int at = find(key);
        LockWait<T> last = lastWaiters[at];
        if (last == null) {
            firstWaiters[at] = waiter;
        } else {
            last.nextForKey = waiter;
        }
        lastWaiters[at] = waiter;
    }

    /** Whether anybody waits for a held key. */
    public boolean isWaitedFor(long key) {
        return firstWaiters[find(key)] != null;
    }

    /** Who is the last to wait for a held key, or null. */
    public @Nullable LockWait<T> lastWaiter(long key) {
        return lastWaiters[find(key)];
    }

    /** Takes a waiter out of the queue of a key. */
    public void remove(long key, LockWait<T> waiter) {
        int at = find(key);
        LockWait<T> before = null;
        LockWait<T> each = firstWaiters[at];
        while (each != waiter) {
            if (each == null) {
                throw new IllegalStateException("somebody waits for a lock whose queue does not know it");
            }
            before = each;
            each = each.nextForKey;
        }
        if (before == null) {
            firstWaiters[at] = waiter.nextForKey;
        } else {
            before.nextForKey = waiter.nextForKey;
        }
        if (lastWaiters[at] == waiter) {
            lastWaiters[at] = before;
        }
        waiter.nextForKey = null;
    }

    /** The holder lets go: the first waiter becomes the holder and is returned; null if nobody waits. */
    public @Nullable LockWait<T> pass(long key) {
        int at = find(key);
        LockWait<T> first = firstWaiters[at];
        if (first == null) {
            delete(at);
            return null;
        }
        firstWaiters[at] = first.nextForKey;
        if (first.nextForKey == null) {
            lastWaiters[at] = null;
        }
        first.nextForKey = null;
        holders[at] = first;
        return first;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable LockWait<T>[] array(int length) {
        return new LockWait[length];
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = home(key, mask);
        while (holders[at] != null && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private static int home(long key, int mask) {
        return (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & mask;
    }

    /** Empties a place and moves later ones of the same run up, so that no search stops short. */
    private void delete(int place) {
        int mask = keys.length - 1;
        int gap = place;
        int at = place;
        size--;
        while (true) {
            holders[gap] = null;
            firstWaiters[gap] = null;
            lastWaiters[gap] = null;
            do {
                at = (at + 1) & mask;
                if (holders[at] == null) {
                    return;
                }
            } while (((at - home(keys[at], mask)) & mask) < ((at - gap) & mask));
            keys[gap] = keys[at];
            holders[gap] = holders[at];
            firstWaiters[gap] = firstWaiters[at];
            lastWaiters[gap] = lastWaiters[at];
            gap = at;
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable LockWait<T>[] oldHolders = holders;
        @Nullable LockWait<T>[] oldFirst = firstWaiters;
        @Nullable LockWait<T>[] oldLast = lastWaiters;
        int capacity = 2 * oldKeys.length;
        keys = new long[capacity];
        holders = array(capacity);
        firstWaiters = array(capacity);
        lastWaiters = array(capacity);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldHolders[i] != null) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                holders[at] = oldHolders[i];
                firstWaiters[at] = oldFirst[i];
                lastWaiters[at] = oldLast[i];
            }
        }
    }
}
