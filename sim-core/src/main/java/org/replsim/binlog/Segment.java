package org.replsim.binlog;

import org.jspecify.annotations.Nullable;

/** A stretch of the log's columns. */
final class Segment {

    static final int BITS = 13;
    static final int ROWS = 1 << BITS;
    static final int MASK = ROWS - 1;

    final long[] id = new long[ROWS];
    final long[] endOffset = new long[ROWS];
    final long[] publishedNanos = new long[ROWS];
    /** Low half: second of the statement's start; high half: second of the commit. */
    final long[] seconds = new long[ROWS];

    final byte[] flags = new byte[ROWS];

    /** Only in logs whose transactions name what they depend on. */
    private long @Nullable [] parents;

    /** Origin of all rows, and the number of the first, while the rows go on counting from it. */
    private long origin;

    private long first;
    /** Only where rows of several servers, or counted anew, are mixed; see {@link #mixed}. */
    private long @Nullable [] origins;

    private long @Nullable [] sequences;
    private boolean mixed;

    /** Notes whose transaction a row has; rows are filled in order. */
    void gtid(int at, long itsOrigin, long sequence) {
        if (at == 0) {
            mixed = false;
            origin = itsOrigin;
            first = sequence;
        } else if (mixed || itsOrigin != origin || sequence != counted(at)) {
            noteMixed(at, itsOrigin, sequence);
        }
    }

    long origin(int at) {
        return mixed && origins != null ? origins[at] : origin;
    }

    long sequence(int at) {
        return mixed && sequences != null ? sequences[at] : counted(at);
    }

    private long counted(int at) {
        return first == 0 ? 0 : first + at;
    }

    private void noteMixed(int at, long itsOrigin, long sequence) {
        long[] of = origins;
        long[] numbers = sequences;
        if (of == null || numbers == null) {
            of = new long[ROWS];
            numbers = new long[ROWS];
            origins = of;
            sequences = numbers;
        }
        if (!mixed) {
            for (int row = 0; row < at; row++) {
                of[row] = origin;
                numbers[row] = counted(row);
            }
            mixed = true;
        }
        of[at] = itsOrigin;
        numbers[at] = sequence;
    }

    boolean hasParents() {
        return parents != null;
    }

    long[] parents() {
        long[] known = parents;
        if (known == null) {
            known = new long[ROWS];
            parents = known;
        }
        return known;
    }
}
