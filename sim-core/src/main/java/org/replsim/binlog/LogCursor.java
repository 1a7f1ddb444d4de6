package org.replsim.binlog;

/** How far a reader of a log has got: it still needs {@link #row} and everything after it. */
public final class LogCursor {

    private final String owner;
    private long row;

    /** @param owner who reads, for messages */
    public LogCursor(String owner) {
        this.owner = owner;
    }

    /** The first row that is still needed. */
    public long row() {
        return row;
    }

    /** Everything before {@code next} is no longer needed. */
    public void moveTo(long next) {
        row = next;
    }

    /** Who reads. */
    public String owner() {
        return owner;
    }
}
