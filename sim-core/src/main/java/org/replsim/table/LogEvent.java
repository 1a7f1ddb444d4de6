package org.replsim.table;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.EventFormat;
import org.replsim.sql.Statement;
import org.replsim.table.value.Utf8;
import org.replsim.table.value.Values;

/** An event of the binary log behind a GTID event (spec 3.1), with what a replica needs to apply it. */
public sealed interface LogEvent {

    /** Its size in the file. */
    int bytes(EventFormat format);

    /** Its Event_type in SHOW BINLOG EVENTS. */
    String typeName(EventFormat format);

    /** Its Info in SHOW BINLOG EVENTS. */
    String info();

    /**
     * A statement.
     *
     * @param database the default database; of CREATE and DROP DATABASE the one they name
     * @param statusBytes bytes of its status variables: V in spec 3.1
     * @param showsUse whether the database is a default one, which Info shows as {@code use}
     * @param replay how a replica executes it; null: it changes no table
     */
    record Query(
            String database,
            String sql,
            int statusBytes,
            boolean showsUse,
            @Nullable Replay replay) implements LogEvent {

        /** Bytes of the status variables with default settings. */
        public static final int DEFAULT_STATUS_BYTES = 26;

        private static final int AUTO_INCREMENT_BYTES = 5;
        private static final int TIME_ZONE_BYTES = 8;

        /**
         * Bytes of the status variables.
         *
         * @param usesTime whether the statement asks for the time, so that the time zone is logged
         */
        public static int statusBytes(int increment, int offset, boolean usesTime) {
            return DEFAULT_STATUS_BYTES
                    + (increment == 1 && offset == 1 ? 0 : AUTO_INCREMENT_BYTES)
                    + (usesTime ? TIME_ZONE_BYTES : 0);
        }

        /**
         * A statement that changes no table, such as CREATE USER; a replica has nothing to do for it.
         *
         * @param moreBytes what its status variables have beside the usual ones
         */
        public static Query plain(StatementContext context, int moreBytes) {
            int status = statusBytes(context.increment(), context.offset(), false) + moreBytes;
            return new Query(context.database(), context.sql(), status, true, null);
        }

        /** BEGIN or COMMIT. */
        static Query bracket(String sql, StatementContext context) {
            int status = statusBytes(context.increment(), context.offset(), false);
            return new Query(context.database(), sql, status, false, null);
        }

        @Override
        public int bytes(EventFormat format) {
            return Sizes.HEADER
                    + 13
                    + statusBytes
                    + Utf8.length(database)
                    + 1
                    + Utf8.length(sql)
                    + format.checksumBytes();
        }

        @Override
        public String typeName(EventFormat format) {
            return "Query";
        }

        @Override
        public String info() {
            return showsUse && !database.isEmpty() ? "use `" + database + "`; " + sql : sql;
        }
    }

    /**
     * How a replica executes a statement.
     *
     * @param seconds its timestamp: what NOW() gives
     * @param increment the writer's auto_increment_increment
     * @param offset the writer's auto_increment_offset
     * @param strict the writer's mode
     * @param errno the error with which it ended on the writer; 0 if it did not
     */
    record Replay(Statement statement, long seconds, int increment, int offset, boolean strict, int errno) {}

    /** A value for the next Query event: INSERT_ID, or LAST_INSERT_ID if {@code last}. */
    record Intvar(boolean last, long value) implements LogEvent {
        @Override
        public int bytes(EventFormat format) {
            return Sizes.HEADER + 9 + format.checksumBytes();
        }

        @Override
        public String typeName(EventFormat format) {
            return "Intvar";
        }

        @Override
        public String info() {
            return (last ? "LAST_INSERT_ID=" : "INSERT_ID=") + value;
        }
    }

    /** What RAND() of the next Query event begins with. */
    record Rand(long seed) implements LogEvent {
        @Override
        public int bytes(EventFormat format) {
            return Sizes.HEADER + 16 + format.checksumBytes();
        }

        @Override
        public String typeName(EventFormat format) {
            return "RAND";
        }

        @Override
        public String info() {
            return "rand_seed1=" + (seed >>> Integer.SIZE) + ",rand_seed2=" + (seed & 0xFFFFFFFFL);
        }
    }

    /** A user variable of the next Query event; an empty value is NULL. */
    record UserVariable(String name, Optional<Object> value) implements LogEvent {
        @Override
        public int bytes(EventFormat format) {
            return Sizes.HEADER
                    + 4
                    + Utf8.length(name)
                    + 1
                    + value.map(Sizes::userValue).orElse(0)
                    + format.checksumBytes();
        }

        @Override
        public String typeName(EventFormat format) {
            return "User var";
        }

        @Override
        public String info() {
            return "@`" + name + "`=" + Values.literal(value.orElse(null));
        }
    }

    /** The text of a statement that is logged as rows; not sent to a replica that does not log updates. */
    record Annotate(String sql) implements LogEvent {
        @Override
        public int bytes(EventFormat format) {
            return Sizes.HEADER + Utf8.length(sql) + format.checksumBytes();
        }

        @Override
        public String typeName(EventFormat format) {
            return "Annotate_rows";
        }

        @Override
        public String info() {
            return sql;
        }
    }

    /** The table of the row events that follow; 42 bytes for {@code sk.t(a int)}. */
    record TableMap(TableShape table) implements LogEvent {
        @Override
        public int bytes(EventFormat format) {
            return Sizes.HEADER
                    + 8
                    + (Utf8.length(table.database()) + 2)
                    + (Utf8.length(table.name()) + 2)
                    + 1
                    + table.columnCount()
                    + 1
                    + table.metadataBytes()
                    + table.bitmapBytes()
                    + format.checksumBytes();
        }

        @Override
        public String typeName(EventFormat format) {
            return "Table_map";
        }

        @Override
        public String info() {
            return "table_id: " + table.id() + " (" + table.database() + "." + table.name() + ")";
        }
    }

    /**
     * Changed rows.
     *
     * @param last whether the statement's rows end with it
     */
    record Rows(RowsKind kind, TableShape table, List<RowImages> rows, boolean last) implements LogEvent {
        public Rows {
            rows = List.copyOf(rows);
        }

        @Override
        public int bytes(EventFormat format) {
            int bitmaps = table.bitmapBytes() * (kind == RowsKind.UPDATE ? 2 : 1);
            int data = rows.stream().mapToInt(row -> row.bytes(table)).sum();
            return Sizes.HEADER + 8 + 1 + bitmaps + data + format.rowsHeaderBytes() + format.checksumBytes();
        }

        @Override
        public String typeName(EventFormat format) {
            return kind.text() + (format.head() == EventFormat.Head.GTID_LIST ? "_v1" : "");
        }

        @Override
        public String info() {
            return "table_id: " + table.id() + (last ? " flags: STMT_END_F" : "");
        }
    }

    /** The end of a transaction. */
    record Xid(long xid) implements LogEvent {
        @Override
        public int bytes(EventFormat format) {
            return Sizes.HEADER + 8 + format.checksumBytes();
        }

        @Override
        public String typeName(EventFormat format) {
            return "Xid";
        }

        @Override
        public String info() {
            return "COMMIT /* xid=" + xid + " */";
        }
    }
}
