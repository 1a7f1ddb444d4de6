package org.replsim.scenario.importer.binlog;

import java.util.Arrays;

/** The rows that one transaction has touched so far, in the order of the first touch. */
final class Keys {

    private int[] rows = new int[16];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int row) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] = row;
    }

    /** Each row once. */
    int[] distinct() {
        return Arrays.stream(rows, 0, count).distinct().toArray();
    }
}
