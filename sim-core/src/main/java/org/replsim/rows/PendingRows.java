package org.replsim.rows;

import java.util.Arrays;

/**
 * Changes that are not committed, over what their server stores: the newest of a row is found by its key. Reused from one
 * transaction to the next.
 */
public final class PendingRows {

    private static final int LEAST_SLOTS = 16;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final RowStore store;
    private long[] keys = new long[LEAST_SLOTS / 2];
    private long[] writers = new long[LEAST_SLOTS / 2];
    /** Open addressing: the place of a key's newest change, and one; 0 for none. */
    private int[] slots = new int[LEAST_SLOTS];

    private int[] slotOf = new int[LEAST_SLOTS / 2];
    private int count;

    /** @param store of the server where they will be committed */
    public PendingRows(RowStore store) {
        this.store = store;
    }

    /** The last writer of a row as this transaction sees it. */
    public long writer(long key) {
        int place = slots[slot(key)];
        return place == 0 ? store.writer(key) : writers[place - 1];
    }

    /** A change; {@link KeyedRows#ABSENT} removes the row. */
    public void put(long key, long writer) {
        if (count == keys.length) {
            grow();
        }
        keys[count] = key;
        writers[count] = writer;
        point(count++);
    }

    /** How many changes there are. */
    public int count() {
        return count;
    }

    /** Takes the last changes back, so that so many are left. */
    public void truncate(int left) {
        forgetSlots();
        count = left;
        index();
    }

    /**
     * The changes become visible.
     *
     * @param id of the transaction that made them
     * @param now nanoseconds
     */
    public void commit(long id, long now) {
        for (int i = 0; i < count; i++) {
            store.set(id, keys[i], writers[i], now);
        }
        clear();
    }

    /** Nothing of them stays. */
    public void clear() {
        forgetSlots();
        count = 0;
    }

    private void forgetSlots() {
        for (int i = 0; i < count; i++) {
            slots[slotOf[i]] = 0;
        }
    }

    private void index() {
        for (int i = 0; i < count; i++) {
            point(i);
        }
    }

    private void point(int change) {
        int slot = slot(keys[change]);
        slotOf[change] = slot;
        slots[slot] = change + 1;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        writers = Arrays.copyOf(writers, 2 * writers.length);
        slotOf = Arrays.copyOf(slotOf, 2 * slotOf.length);
        slots = new int[2 * slots.length];
        index();
    }

    /** The slot of a key, or the free one where it would stand. */
    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * MULTIPLIER) >>> 40) & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
