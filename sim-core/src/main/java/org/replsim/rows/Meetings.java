package org.replsim.rows;

/** How often changes have met rows that were not as their writer had left them, on one server. */
public final class Meetings {

    private long duplicateKeys;
    private long keysNotFound;
    private long overwrites;
    private long rowsIgnored;
    private long refusedInserts;

    /** Error 1062 in the applier, whatever became of it: stopped, skipped or suppressed. */
    public long duplicateKeys() {
        return duplicateKeys;
    }

    /** Error 1032 in the applier. */
    public long keysNotFound() {
        return keysNotFound;
    }

    /**
     * Changes that replaced or removed a row which another server had written meanwhile, without an error: the two have
     * crossed (spec 4.3).
     */
    public long overwrites() {
        return overwrites;
    }

    /** Row changes that slave_exec_mode IDEMPOTENT made fit or left out. */
    public long rowsIgnored() {
        return rowsIgnored;
    }

    /** Inserts of clients that failed with 1062. */
    public long refusedInserts() {
        return refusedInserts;
    }

    /** A client's insert has failed with 1062. */
    public void refuseInsert() {
        refusedInserts++;
    }

    /** The applier stops with an error; only 1062 and 1032 count. */
    public void stopped(int errno) {
        count(errno == RowApplication.DUPLICATE ? 1 : 0, errno == RowApplication.NOT_FOUND ? 1 : 0, 0, 0);
    }

    /** A group that is applied has met these. */
    void count(long duplicates, long notFound, long overwritten, long ignored) {
        duplicateKeys += duplicates;
        keysNotFound += notFound;
        overwrites += overwritten;
        rowsIgnored += ignored;
    }
}
