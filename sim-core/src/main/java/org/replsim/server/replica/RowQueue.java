package org.replsim.server.replica;

import java.util.Arrays;

/** Rows of the source's log that wait for one worker, first in, first out, in rising order. */
final class RowQueue {

    private long[] rows = new long[16];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(long row) {
        if (size == rows.length) {
            long[] wider = Arrays.copyOf(rows, 2 * size);
            for (int i = 0; i < size; i++) {
                wider[i] = rows[(head + i) & (size - 1)];
            }
            rows = wider;
            head = 0;
        }
        rows[(head + size++) & (rows.length - 1)] = row;
    }

    long first() {
        return rows[head];
    }

    long last() {
        return rows[(head + size - 1) & (rows.length - 1)];
    }

    void removeFirst() {
        head = (head + 1) & (rows.length - 1);
        size--;
    }

    void removeLast() {
        size--;
    }
}
