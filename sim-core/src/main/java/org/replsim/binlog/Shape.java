package org.replsim.binlog;

import org.jspecify.annotations.Nullable;

/**
 * How big one transaction is: a reusable view that a {@link TransactionSource} fills in. Rows are spread evenly over the
 * statements, the first ones taking one more where they do not divide.
 */
public final class Shape {

    /** Statements between BEGIN and COMMIT. */
    public int statements;
    /** Changed rows, all statements together. */
    public int rows;
    /** Bytes of one row's data in a row event. */
    public int bytesPerRow;
    /** Length of one statement's text. */
    public int statementBytes;
    /** Whether it is one DDL statement. */
    public boolean ddl;
    /** How long the DDL runs, nanoseconds. */
    public long ddlNanos;
    /** Whether further statements may follow, so that only a COMMIT ends the transaction. */
    public boolean open;
    /** Sizes of the events as a replica is sent them, if they are given one by one instead. */
    public int @Nullable [] events;
    /** Sizes of those in the file of a server that writes Annotate_rows events; null: as they are sent. */
    public int @Nullable [] fileEvents;

    /** Sets an ordinary row transaction. */
    public void rows(int statementCount, int rowCount, int rowBytes, int textBytes) {
        statements = statementCount;
        rows = rowCount;
        bytesPerRow = rowBytes;
        statementBytes = textBytes;
        ddl = false;
        ddlNanos = 0;
        open = false;
        events = null;
        fileEvents = null;
    }

    /** Sets a transaction of one statement whose events have the given sizes in the file; its rows cost no time by bytes. */
    public void events(int[] sizes, int rowCount) {
        rows(1, rowCount, 0, 0);
        events = sizes;
    }

    /**
     * The same for a transaction with Annotate_rows events, which only the file has.
     *
     * @param sent sizes of the events that a replica is sent
     * @param inFile sizes of the events in the file
     */
    public void events(int[] sent, int[] inFile, int rowCount) {
        events(sent, rowCount);
        fileEvents = inFile;
    }

    /** Rows of statement {@code statement}, counted from 0. */
    public int rowsOf(int statement) {
        return rows / statements + (statement < rows % statements ? 1 : 0);
    }

    /** Bytes of row data, all rows together. */
    public long rowBytes() {
        return (long) rows * bytesPerRow;
    }
}
