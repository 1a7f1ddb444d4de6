package org.replsim.scenario.importer.binlog;

/**
 * Which row is which. A log names no rows: it shows what they looked like before and after. A row that looks as another
 * transaction has left it is taken for the same one; where the log tells the primary key, only that is looked at.
 */
final class RowIds {

    private final LongIntTable known = new LongIntTable();
    private int count;

    /** How many rows were met. */
    int count() {
        return count;
    }

    /**
     * A row was inserted.
     *
     * @param image of it
     * @param unique whether no other row can look like that: the image is that of a primary key
     */
    int inserted(long image, boolean unique) {
        int old = unique ? known.get(image) : LongIntTable.NONE;
        return old == LongIntTable.NONE ? added(image) : old;
    }

    /** A row was changed. */
    int updated(long before, long after) {
        int id = found(before);
        if (before != after) {
            known.remove(before);
            known.put(after, id);
        }
        return id;
    }

    /** A row was deleted; if it had a primary key, another one may have it later. */
    int deleted(long image, boolean unique) {
        int id = found(image);
        if (!unique) {
            known.remove(image);
        }
        return id;
    }

    private int found(long image) {
        int id = known.get(image);
        return id == LongIntTable.NONE ? added(image) : id;
    }

    private int added(long image) {
        known.put(image, count);
        return count++;
    }
}
