package org.replsim.server.source;

import java.util.Arrays;

/** The last writer of each row that was changed lately. It is emptied when it would hold more than its capacity. */
final class WritesetHistory {

    /** binlog_transaction_dependency_history_size by default. */
    static final int CAPACITY = 25_000;

    private static final int PLACES = 1 << 16;
    private static final int MASK = PLACES - 1;

    private final long[] keys = new long[PLACES];
    /** Number of the writer's row in the log plus one; 0 for an empty place. */
    private final long[] writers = new long[PLACES];

    private int size;

    /** Whether so many more rows fit. */
    boolean roomFor(int rows) {
        return size + rows <= CAPACITY;
    }

    /** The last writer of a key plus one, 0 if none is known; notes a new one if there is to be one. */
    long replace(long key, long writer, boolean note) {
        int at = (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & MASK;
        while (writers[at] != 0 && keys[at] != key) {
            at = (at + 1) & MASK;
        }
        long last = writers[at];
        if (last != 0) {
            writers[at] = writer + 1;
        } else if (note) {
            keys[at] = key;
            writers[at] = writer + 1;
            size++;
        }
        return last;
    }

    /** A new row takes its place, though nobody will ever ask for it. */
    void add() {
        size++;
    }

    void clear() {
        Arrays.fill(writers, 0);
        size = 0;
    }
}
