package org.replsim.rows;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** A set of row keys, emptied and filled again; open addressing, at most half full. */
public final class KeySet implements LongPredicate {

    private static final long FREE = -1;

    private long[] slots = new long[64];
    private int count;

    /** An empty one. */
    public KeySet() {
        Arrays.fill(slots, FREE);
    }

    /** Adds a key of at least 0. */
    public void add(long key) {
        int slot = slot(key);
        if (slots[slot] == FREE) {
            slots[slot] = key;
            if (2 * ++count > slots.length) {
                grow();
            }
        }
    }

    /** How many keys there are. */
    public int size() {
        return count;
    }

    /** Whether a key is there. */
    @Override
    public boolean test(long key) {
        return slots[slot(key)] == key;
    }

    /** Empties it. */
    public void clear() {
        Arrays.fill(slots, FREE);
        count = 0;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        Arrays.fill(slots, FREE);
        for (long key : old) {
            if (key != FREE) {
                slots[slot(key)] = key;
            }
        }
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] != FREE && slots[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
