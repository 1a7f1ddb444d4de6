package org.replsim.scenario.importer.binlog;

import java.util.Arrays;

/** Whole numbers by long keys, open addressing, without boxes: logs can have many million rows. */
final class LongIntTable {

    /** There is no such key. */
    static final int NONE = -1;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[1 << 10];
    private int[] values = new int[keys.length];
    private int count;

    LongIntTable() {
        Arrays.fill(values, NONE);
    }

    int get(long key) {
        return values[slot(key)];
    }

    /** @param value at least 0 */
    void put(long key, int value) {
        int slot = slot(key);
        if (values[slot] == NONE) {
            if (2 * ++count > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        values[slot] = value;
    }

    /** Removes a key, and moves those behind it that it had pushed away from their places. */
    void remove(long key) {
        int hole = slot(key);
        if (values[hole] == NONE) {
            return;
        }
        count--;
        values[hole] = NONE;
        int mask = keys.length - 1;
        for (int slot = (hole + 1) & mask; values[slot] != NONE; slot = (slot + 1) & mask) {
            int home = home(keys[slot]);
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                keys[hole] = keys[slot];
                values[hole] = values[slot];
                values[slot] = NONE;
                hole = slot;
            }
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = home(key);
        while (values[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(long key) {
        return (int) ((key * MULTIPLIER) >>> 32) & (keys.length - 1);
    }
}
