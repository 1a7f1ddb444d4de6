package org.replsim.failover;

/** A position in a primary's binary log; files compare by name (spec: position pairs), then by number. */
record Position(String file, long offset) implements Comparable<Position> {

    static final Position NONE = new Position("", 0);

    @Override
    public int compareTo(Position other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }

    /** Bytes up to a later position; another file counts as more than can be. */
    long bytesTo(Position later) {
        return file.equals(later.file) ? Math.max(0, later.offset - offset) : Long.MAX_VALUE;
    }
}
