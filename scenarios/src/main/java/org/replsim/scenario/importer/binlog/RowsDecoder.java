package org.replsim.scenario.importer.binlog;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ChecksumType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.CompatibilityMode;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the rows of Table_map and rows events apart. */
final class RowsDecoder {

    /** Nothing can be said about the rows of an event. */
    static final int UNKNOWN = -1;

    private final EventDeserializer deserializer = new EventDeserializer();
    private final RowIds ids = new RowIds();
    private final Map<Long, Table> tables = new HashMap<>();
    private final Map<String, BitSet> identities = new HashMap<>();
    private final Map<String, Long> rowsByTable = new TreeMap<>();

    /** A table of the log. */
    private static final class Table {
        final String name;
        final int columns;
        /** The columns of its primary key, if the log tells them; null if not. */
        final @Nullable BitSet primaryKey;

        Table(TableMapEventData data) {
            name = data.getDatabase() + "." + data.getTable();
            columns = data.getColumnTypes().length;
            List<Integer> key = data.getEventMetadata() == null
                    ? null
                    : data.getEventMetadata().getSimplePrimaryKeys();
            primaryKey = key == null || key.isEmpty() ? null : new BitSet();
            if (primaryKey != null && key != null) {
                key.forEach(primaryKey::set);
            }
        }
    }

    RowsDecoder() {
        deserializer.setCompatibilityMode(
                CompatibilityMode.DATE_AND_TIME_AS_LONG_MICRO, CompatibilityMode.CHAR_AND_BINARY_AS_BYTE_ARRAY);
    }

    /** How many rows were told apart. */
    int rows() {
        return ids.count();
    }

    /** Changed rows by table; of tables whose rows could not be told apart there is nothing. */
    Map<String, Long> rowsByTable() {
        return rowsByTable;
    }

    /** A new file, or a new source in a relay log: numbers of tables mean others. */
    void forget() {
        tables.clear();
    }

    /** Learns what a table's number stands for; its name, empty if it cannot be read. */
    String table(RawEvent event) {
        long number = event.hasBody(6) ? event.body(0, 6) : -1;
        tables.remove(number);
        if (decoded(event) instanceof TableMapEventData data) {
            Table table = new Table(data);
            tables.put(number, table);
            identities.computeIfAbsent(table.name, name -> everything(table.columns));
            return table.name;
        }
        return "";
    }

    /**
     * The rows of an event.
     *
     * @param into takes the number of each
     * @return how many there are, or {@link #UNKNOWN}
     */
    int rows(RawEvent event, Keys into) {
        Table table = tables.get(event.body(0, 6));
        if (table == null || !Types.legibleRows(event.type())) {
            return UNKNOWN;
        }
        int count = count(table, decoded(event), into);
        if (count > 0) {
            rowsByTable.merge(table.name, (long) count, Long::sum);
        }
        return count;
    }

    private int count(Table table, @Nullable EventData data, Keys into) {
        if (data instanceof WriteRowsEventData write) {
            write.getRows().forEach(row -> into.add(inserted(table, row, write.getIncludedColumns())));
            return write.getRows().size();
        } else if (data instanceof UpdateRowsEventData update) {
            learn(table, update.getIncludedColumnsBeforeUpdate());
            update.getRows().forEach(row -> into.add(updated(table, row, update)));
            return update.getRows().size();
        } else if (data instanceof DeleteRowsEventData delete) {
            learn(table, delete.getIncludedColumns());
            delete.getRows().forEach(row -> into.add(deleted(table, row, delete.getIncludedColumns())));
            return delete.getRows().size();
        }
        return UNKNOWN;
    }

    private @Nullable EventData decoded(RawEvent event) {
        try {
            deserializer.setChecksumType(event.checksum() > 0 ? ChecksumType.CRC32 : ChecksumType.NONE);
            return deserializer
                    .nextEvent(new ByteArrayInputStream(event.bytes()))
                    .getData();
        } catch (IOException | RuntimeException e) {
            // A type of column that the decoder does not know: the rows are counted as unknown.
            return null;
        }
    }

    /** Images that lack columns (binlog_row_image=MINIMAL) tell what servers know the rows by. */
    private void learn(Table table, BitSet written) {
        BitSet identity = identity(table);
        if (table.primaryKey == null && written.cardinality() < identity.cardinality()) {
            identities.put(table.name, (BitSet) written.clone());
        }
    }

    private BitSet identity(Table table) {
        BitSet identity = identities.get(table.name);
        return table.primaryKey != null ? table.primaryKey : identity == null ? everything(table.columns) : identity;
    }

    private int inserted(Table table, Serializable[] row, BitSet written) {
        return ids.inserted(image(table, row, written, null, null), table.primaryKey != null);
    }

    private int deleted(Table table, Serializable[] row, BitSet written) {
        return ids.deleted(image(table, row, written, null, null), table.primaryKey != null);
    }

    private int updated(Table table, Map.Entry<Serializable[], Serializable[]> row, UpdateRowsEventData event) {
        BitSet had = event.getIncludedColumnsBeforeUpdate();
        long before = image(table, row.getKey(), had, null, null);
        long after = image(table, row.getValue(), event.getIncludedColumns(), row.getKey(), had);
        return ids.updated(before, after);
    }

    /** A number for what a row looks like; columns that an image lacks are those of the one before. */
    private long image(
            Table table,
            Serializable[] row,
            BitSet written,
            Serializable @Nullable [] before,
            @Nullable BitSet writtenBefore) {
        BitSet identity = identity(table);
        long hash = ImageHash.of(table.name);
        for (int column = identity.nextSetBit(0); column >= 0; column = identity.nextSetBit(column + 1)) {
            if (written.get(column)) {
                hash = ImageHash.with(hash, row[place(written, column)]);
            } else if (before != null && writtenBefore != null && writtenBefore.get(column)) {
                hash = ImageHash.with(hash, before[place(writtenBefore, column)]);
            }
        }
        return hash;
    }

    private static int place(BitSet written, int column) {
        return written.get(0, column).cardinality();
    }

    private static BitSet everything(int columns) {
        BitSet all = new BitSet();
        all.set(0, columns);
        return all;
    }
}
