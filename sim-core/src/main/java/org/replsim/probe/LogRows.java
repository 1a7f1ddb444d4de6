package org.replsim.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which entry of a {@link Ledger} each row of a server's binary log is. Rows of forgotten entries can be given back. */
final class LogRows {

    private static final int BITS = 12;
    private static final int CHUNK = 1 << BITS;
    private static final long NONE = -1;

    private final List<long[]> chunks = new ArrayList<>();
    private long first;
    private long end;

    /** The entry of a row; -1 if it is not known, or gone. */
    long entry(long row) {
        return row < first || row >= end ? NONE : chunks.get(chunk(row))[(int) row & (CHUNK - 1)];
    }

    void set(long row, long entry) {
        if (chunks.isEmpty()) {
            first = row >> BITS << BITS;
        }
        while (chunk(row) >= chunks.size()) {
            long[] chunk = new long[CHUNK];
            Arrays.fill(chunk, NONE);
            chunks.add(chunk);
        }
        chunks.get(chunk(row))[(int) row & (CHUNK - 1)] = entry;
        end = Math.max(end, row + 1);
    }

    /** The first row that may be known. */
    long first() {
        return first;
    }

    /** The row behind the last. */
    long end() {
        return end;
    }

    /** Gives back the chunks whose entries all come before this one. */
    void forgetBefore(long entry) {
        while (chunks.size() > 1 && max(chunks.get(0)) < entry) {
            chunks.remove(0);
            first += CHUNK;
        }
    }

    private static long max(long[] chunk) {
        long max = NONE;
        for (long entry : chunk) {
            max = Math.max(max, entry);
        }
        return max;
    }

    private int chunk(long row) {
        return (int) ((row - first) >> BITS);
    }
}
