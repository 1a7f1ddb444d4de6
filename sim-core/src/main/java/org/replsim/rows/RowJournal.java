package org.replsim.rows;

import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * Who had written rows before the commits of the last second: what the loss of power may take back (spec 2.11). InnoDB
 * writes its redo log out each second whatever the settings say, so older commits are safe. A ring of numbers, which grows
 * to the changes of one busy second and takes nothing where no rows are kept.
 */
final class RowJournal {

    private static final long SAFE_NANOS = 1_000_000_000L;
    private static final int LEAST = 256;

    private long[] ids = {};
    private long[] keys = {};
    private long[] befores = {};
    private long[] instants = {};
    /** Changes are numbered; those from {@code first} to before {@code end} are known. */
    private long first;

    private long end;

    /** A transaction changes a row now. */
    void add(long id, long key, long before, long now) {
        while (first < end && now - instants[slot(first)] > SAFE_NANOS) {
            first++;
        }
        if (end - first == ids.length) {
            grow();
        }
        int slot = slot(end++);
        ids[slot] = id;
        keys[slot] = key;
        befores[slot] = before;
        instants[slot] = now;
    }

    /** Everything is safe. */
    void clear() {
        first = end;
    }

    /**
     * Takes back what some transactions have changed. A row that another one has changed since keeps that one's change, which
     * then stands on what was there before the lost one.
     */
    void undo(LongPredicate lost, RowStore store) {
        TreeMap<Long, Integer> nextKept = new TreeMap<>();
        long kept = end;
        for (long number = end - 1; number >= first; number--) {
            int slot = slot(number);
            if (!lost.test(ids[slot])) {
                int to = slot(--kept);
                copy(slot, to);
                nextKept.put(keys[to], to);
                continue;
            }
            Integer later = nextKept.get(keys[slot]);
            if (later == null) {
                store.takeBack(keys[slot], befores[slot]);
            } else {
                befores[later] = befores[slot];
            }
        }
        first = kept;
    }

    private void copy(int from, int to) {
        ids[to] = ids[from];
        keys[to] = keys[from];
        befores[to] = befores[from];
        instants[to] = instants[from];
    }

    private int slot(long number) {
        return (int) number & (ids.length - 1);
    }

    private void grow() {
        ids = unrolled(ids);
        keys = unrolled(keys);
        befores = unrolled(befores);
        instants = unrolled(instants);
        end -= first;
        first = 0;
    }

    /** The same in an array twice as long, the oldest change first. */
    private long[] unrolled(long[] full) {
        long[] wider = new long[Math.max(LEAST, 2 * full.length)];
        int start = (int) first & (full.length - 1);
        System.arraycopy(full, start, wider, 0, full.length - start);
        System.arraycopy(full, 0, wider, full.length - start, start);
        return wider;
    }
}
