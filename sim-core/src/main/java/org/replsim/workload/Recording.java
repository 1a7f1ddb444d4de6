package org.replsim.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.TableName;

/**
 * Transactions that a server committed once, in the order of their arrival: one column a property, one place a transaction.
 * Made by a {@link Builder}.
 */
public final class Recording {

    private final int size;
    private final long[] nanos;
    private final int[] statements;
    private final int[] rows;
    private final int[] bytesPerRow;
    private final long[] ddlNanos;
    private final int[] @Nullable [] sent;
    private final int[] @Nullable [] inFile;
    private final int[][] keys;
    private final List<List<TableName>> tables;

    private Recording(Builder built) {
        size = built.size;
        nanos = built.nanos;
        statements = built.statements;
        rows = built.rows;
        bytesPerRow = built.bytesPerRow;
        ddlNanos = built.ddlNanos;
        sent = built.sent;
        inFile = built.inFile;
        keys = built.keys;
        tables = built.tables;
    }

    /** How many transactions there are. */
    public int size() {
        return size;
    }

    /** When a transaction arrived, nanoseconds from the beginning. */
    public long nanos(int place) {
        return nanos[place];
    }

    /** Its statements between BEGIN and COMMIT. */
    public int statements(int place) {
        return statements[place];
    }

    /** Its changed rows. */
    public int rows(int place) {
        return rows[place];
    }

    /** Bytes of one row's data. */
    public int bytesPerRow(int place) {
        return bytesPerRow[place];
    }

    /** How long its DDL statement ran, nanoseconds; -1 if it is none. */
    public long ddlNanos(int place) {
        return ddlNanos[place];
    }

    /** Sizes of its events as a replica is sent them, behind the GTID event; null: those that its rows would have. */
    public int @Nullable [] sent(int place) {
        return sent[place];
    }

    /** Sizes of its events in the file of a server that writes Annotate_rows events; null: as they are sent. */
    public int @Nullable [] inFile(int place) {
        return inFile[place];
    }

    /** The key of its {@code row}-th row; -1 if no other transaction touches it. */
    public int key(int place, int row) {
        int[] own = keys[place];
        return row < own.length ? own[row] : -1;
    }

    /** The tables that it changes; none if that is not known. */
    public List<TableName> tables(int place) {
        return tables.get(place);
    }

    /**
     * How long one playing of the recording takes until the next can begin, nanoseconds: up to the last arrival, and the mean
     * gap of arrivals.
     */
    public long roundNanos() {
        if (size < 2 || nanos[size - 1] == 0) {
            return 1_000_000_000L;
        }
        long last = nanos[size - 1];
        return last + Math.max(1, last / (size - 1));
    }

    /** Collects transactions. */
    public static final class Builder {

        private static final int[] NO_KEYS = {};

        private int size;
        private long[] nanos = new long[64];
        private int[] statements = new int[64];
        private int[] rows = new int[64];
        private int[] bytesPerRow = new int[64];
        private long[] ddlNanos = new long[64];
        private int[] @Nullable [] sent = new int[64] @Nullable [];
        private int[] @Nullable [] inFile = new int[64] @Nullable [];
        private int[][] keys = new int[64][];
        private final List<List<TableName>> tables = new ArrayList<>();

        /**
         * Adds a transaction that changes rows; further properties are set by the methods below.
         *
         * @param arrivalNanos not before the last one's
         * @throws IllegalArgumentException if it is
         */
        public Builder add(long arrivalNanos, int statementCount, int rowCount, int rowBytes) {
            if (arrivalNanos < 0 || (size > 0 && arrivalNanos < nanos[size - 1])) {
                throw new IllegalArgumentException("arrivals must ascend: " + arrivalNanos);
            }
            if (size == nanos.length) {
                grow(2 * size);
            }
            nanos[size] = arrivalNanos;
            statements[size] = statementCount;
            rows[size] = rowCount;
            bytesPerRow[size] = rowBytes;
            ddlNanos[size] = -1;
            keys[size] = NO_KEYS;
            tables.add(List.of());
            size++;
            return this;
        }

        /** The transaction added last is one DDL statement that ran so long. */
        public Builder ddl(long lastingNanos) {
            ddlNanos[size - 1] = lastingNanos;
            return this;
        }

        /**
         * Sizes of the events of the transaction added last, behind the GTID event. The arrays are kept, not copied: equal ones
         * can be shared.
         *
         * @param wire as a replica is sent them
         * @param file with Annotate_rows events; null if there are none
         */
        public Builder events(int[] wire, int @Nullable [] file) {
            sent[size - 1] = wire;
            inFile[size - 1] = file;
            return this;
        }

        /** Keys of the first rows of the transaction added last, at least 0 each; the array is kept. */
        public Builder keys(int[] rowKeys) {
            keys[size - 1] = rowKeys;
            return this;
        }

        /** Tables that the transaction added last changes; the list is kept: equal ones can be shared. */
        public Builder tables(List<TableName> changed) {
            tables.set(size - 1, changed);
            return this;
        }

        /** The recording; the builder is of no use afterwards. */
        public Recording build() {
            return new Recording(this);
        }

        private void grow(int length) {
            nanos = Arrays.copyOf(nanos, length);
            statements = Arrays.copyOf(statements, length);
            rows = Arrays.copyOf(rows, length);
            bytesPerRow = Arrays.copyOf(bytesPerRow, length);
            ddlNanos = Arrays.copyOf(ddlNanos, length);
            sent = Arrays.copyOf(sent, length);
            inFile = Arrays.copyOf(inFile, length);
            keys = Arrays.copyOf(keys, length);
        }
    }
}
