package org.replsim.binlog;

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
}
