package org.replsim.probe;

import java.util.Arrays;

/** From a transaction's name to its entry: open addressing with linear steps, and names that can be taken out again. */
final class IdIndex {

    private static final long NONE = -1;
    private static final long SCATTER = 0x9e3779b97f4a7c15L;

    private long[] ids = new long[1 << 12];
    private long[] entries = new long[1 << 12];
    private int size;

    IdIndex() {
        Arrays.fill(entries, NONE);
    }

    /** The entry of a name; -1 for none. */
    long find(long id) {
        return entries[place(id)];
    }

    void put(long id, long entry) {
        if (2 * size >= ids.length) {
            grow();
        }
        int at = place(id);
        size += entries[at] == NONE ? 1 : 0;
        ids[at] = id;
        entries[at] = entry;
    }

    /** Takes a name out and moves those behind it up, so that each is still found on its way. */
    void remove(long id) {
        int hole = place(id);
        if (entries[hole] == NONE) {
            return;
        }
        size--;
        int mask = ids.length - 1;
        int at = hole;
        while (true) {
            entries[hole] = NONE;
            int home;
            do {
                at = (at + 1) & mask;
                if (entries[at] == NONE) {
                    return;
                }
                home = home(ids[at]);
            } while (hole <= at ? hole < home && home <= at : hole < home || home <= at);
            ids[hole] = ids[at];
            entries[hole] = entries[at];
            hole = at;
        }
    }

    private int place(long id) {
        int at = home(id);
        while (entries[at] != NONE && ids[at] != id) {
            at = (at + 1) & (ids.length - 1);
        }
        return at;
    }

    private int home(long id) {
        return (int) ((id * SCATTER) >>> 32) & (ids.length - 1);
    }

    private void grow() {
        long[] oldIds = ids;
        long[] oldEntries = entries;
        ids = new long[2 * oldIds.length];
        entries = new long[2 * oldIds.length];
        Arrays.fill(entries, NONE);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldEntries[i] != NONE) {
                int at = place(oldIds[i]);
                ids[at] = oldIds[i];
                entries[at] = oldEntries[i];
            }
        }
    }
}
