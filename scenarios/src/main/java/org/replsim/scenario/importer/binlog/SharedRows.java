package org.replsim.scenario.importer.binlog;

import java.util.Arrays;

/** The rows that more than one transaction touches, numbered anew: others can never be in anybody's way. */
final class SharedRows {

    private final RecordedLog log;
    private final int[] keys;
    private int count;

    /** @param rows how many were told apart */
    SharedRows(RecordedLog log, int rows) {
        this.log = log;
        keys = new int[rows];
        int[] touches = new int[rows];
        for (int i = 0; i < log.size(); i++) {
            for (int row : log.rowIds(i)) {
                touches[row]++;
            }
        }
        Arrays.fill(keys, -1);
        for (int i = 0; i < log.size(); i++) {
            for (int row : log.rowIds(i)) {
                if (touches[row] > 1 && keys[row] < 0) {
                    keys[row] = count++;
                }
            }
        }
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The keys of a transaction's shared rows. */
    int[] keys(int place) {
        return Arrays.stream(log.rowIds(place))
                .map(row -> keys[row])
                .filter(key -> key >= 0)
                .toArray();
    }
}
