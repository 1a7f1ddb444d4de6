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
