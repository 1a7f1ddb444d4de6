package org.replsim.binlog;

import org.jspecify.annotations.Nullable;

/**
 * Sizes of the events of a transaction, in bytes (spec 3.1), for row format. In the file each statement has an
 * Annotate_rows event first if the server writes them; a replica that does not log updates is not sent these.
 *
 * <p>Reused: {@link #of} points it at a transaction, then the questions are about that one. Synthetic rows are those of
 * table {@code app.t(id, k, c, pad)}.
 */
public final class EventSizes {

    /** A row whose data would take a rows event beyond this begins another one (binlog_row_event_max_size). */
    public static final int ROWS_EVENT_DATA = 8192;

    private static final int HEADER = 19;
    private static final int COLUMNS = 4;
    private static final int COLUMN_BITMAP = 1;
    private static final int DATABASE_NAME = 3;
    private static final int TABLE_NAME = 1;
    private static final int METADATA = 4;

    private final EventFormat format;
    private final boolean annotate;
    private final int checksum;
    private final int tableMap;
    private final int rowsOverhead;

    private Shape shape = new Shape();
    private int gtid;
    /** Events before the first statement's: GTID and BEGIN, as far as the version has them. */
    private int openings;

    private int rowsPerEvent;
    private boolean uniform;
    private int wireEvents;
    private long wireBytes;
    private long fileBytes;

    /**
     * @param format of the version that writes the log
     * @param annotate whether it writes Annotate_rows events
     */
    public EventSizes(EventFormat format, boolean annotate) {
        this.format = format;
        this.annotate = annotate;
        checksum = format.checksumBytes();
        tableMap = HEADER
                + 8
                + 1
                + (DATABASE_NAME + 2)
                + (TABLE_NAME + 2)
                + 1
                + COLUMNS
                + 1
                + METADATA
                + COLUMN_BITMAP
                + checksum;
        rowsOverhead = HEADER + 8 + 1 + COLUMN_BITMAP + checksum + format.rowsHeaderBytes();
    }

    /**
     * Points at a transaction.
     *
     * @param transaction its shape; must not change while questions are asked
     * @param grouped whether it shares its commit group: then its GTID event carries a commit id
     */
    public EventSizes of(Shape transaction, boolean grouped) {
        shape = transaction;
        gtid = format.gtidBytes() + (grouped ? format.gtidCommitIdBytes() : 0);
        openings = gtid == 0 ? 0 : 1;
        int[] given = transaction.events;
        if (given != null) {
            ofGiven(given, transaction.fileEvents);
        } else if (transaction.ddl) {
            wireEvents = openings + 1;
            wireBytes = (long) gtid + query(transaction.statementBytes);
            fileBytes = wireBytes;
            uniform = false;
        } else {
            ofRows(transaction);
        }
        return this;
    }

    /** Events as a replica is sent them. */
    public int wireEvents() {
        return wireEvents;
    }

    /** Bytes of these events, without packet headers: what they take in the relay log. */
    public long wireBytes() {
        return wireBytes;
    }

    /** Bytes in the binary log's file. */
    public long fileBytes() {
        return fileBytes;
    }

    /** Size of the {@code event}-th event that a replica is sent, from 0. */
    public int wireEvent(int event) {
        if (event < openings) {
            return gtid > 0 && event == 0 ? gtid : begin();
        }
        int inside = event - openings;
        int[] given = shape.events;
        if (given != null) {
            return given[inside];
        }
        if (shape.ddl) {
            return query(shape.statementBytes);
        }
        if (event == wireEvents - 1) {
            return xid();
        }
        return uniform ? uniformEvent(inside) : rowEvent(inside);
    }

    /** How many events from one on it takes to fill so many bytes, or to come to the end; at least one. */
    public int wireEventsWithin(int first, long limit) {
        int count = 0;
        for (long bytes = 0; first + count < wireEvents && (count == 0 || bytes < limit); count++) {
            bytes += wireEvent(first + count);
        }
        return count;
    }

    /** What some of the events take that a replica is sent. */
    public long wireBytes(int first, int count) {
        long bytes = 0;
        for (int event = first; event < first + count; event++) {
            bytes += wireEvent(event);
        }
        return bytes;
    }

    private int uniformEvent(int event) {
        return event % 2 == 0 ? tableMap : rowsOverhead + rowBytesOf(event / 2);
    }

    private int rowBytesOf(int statement) {
        return shape.rowsOf(statement) * (COLUMN_BITMAP + shape.bytesPerRow);
    }

    private int rowEvent(int event) {
        int left = event;
        for (int statement = 0; statement < shape.statements; statement++) {
            if (left == 0) {
                return tableMap;
            }
            int rows = shape.rowsOf(statement);
            int rowsEvents = (rows + rowsPerEvent - 1) / rowsPerEvent;
            if (left <= rowsEvents) {
                int rowsHere = left < rowsEvents ? rowsPerEvent : rows - (rowsEvents - 1) * rowsPerEvent;
                return rowsOverhead + rowsHere * (COLUMN_BITMAP + shape.bytesPerRow);
            }
            left -= 1 + rowsEvents;
        }
        throw new IllegalArgumentException("the transaction has no event " + event);
    }

    /** A statement that changes no row writes no event; those come last. */
    private void ofRows(Shape transaction) {
        int rowBytes = COLUMN_BITMAP + transaction.bytesPerRow;
        int writing = Math.min(transaction.statements, transaction.rows);
        rowsPerEvent = Math.max(1, ROWS_EVENT_DATA / rowBytes);
        uniform = transaction.rowsOf(0) <= rowsPerEvent;
        int rowsEvents = 0;
        if (uniform) {
            rowsEvents = writing;
        } else {
            for (int statement = 0; statement < writing; statement++) {
                rowsEvents += (transaction.rowsOf(statement) + rowsPerEvent - 1) / rowsPerEvent;
            }
        }
        openings += format.begin() ? 1 : 0;
        wireEvents = openings + writing + rowsEvents + 1;
        wireBytes = gtid
                + (format.begin() ? begin() : 0)
                + (long) writing * tableMap
                + (long) rowsEvents * rowsOverhead
                + (long) transaction.rows * rowBytes
                + xid();
        fileBytes = wireBytes + (annotate ? (long) writing * annotate(transaction.statementBytes) : 0);
    }

    private void ofGiven(int[] sent, int @Nullable [] inFile) {
        uniform = false;
        wireEvents = sent.length + openings;
        wireBytes = gtid + sum(sent);
        fileBytes = annotate && inFile != null ? gtid + sum(inFile) : wireBytes;
    }

    private static long sum(int[] sizes) {
        long sum = 0;
        for (int size : sizes) {
            sum += size;
        }
        return sum;
    }

    private int begin() {
        return query("BEGIN".length());
    }

    private int annotate(int textBytes) {
        return HEADER + textBytes + checksum;
    }

    private int xid() {
        return HEADER + 8 + checksum;
    }

    /** A Query event with default session settings (26 bytes of status variables). */
    private int query(int textBytes) {
        return HEADER + 13 + 26 + DATABASE_NAME + 1 + textBytes + checksum;
    }
}
