package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The committed rows of a table in the order of its key. */
final class TableData {

    private final TableDefinition definition;
    private final NavigableMap<RowKey, Row> rows = new TreeMap<>();
    /** For each unique key: which row has it. */
    private final List<NavigableMap<RowKey, RowKey>> unique = new ArrayList<>();

    /** Largest auto-increment value ever (spec 4.1); InnoDB does not take it back on a rollback. */
    private long lastAutoIncrement;
    /** Last number given to a row of a table without key. */
    private long lastHidden;

    TableData(TableDefinition definition) {
        this.definition = definition;
        definition.uniqueKeys().forEach(key -> unique.add(new TreeMap<>()));
    }

    TableDefinition definition() {
        return definition;
    }

    NavigableMap<RowKey, Row> rows() {
        return rows;
    }

    /** The key of the row that has a value of unique key number {@code index}; null if none has. */
    @Nullable
    RowKey holder(int index, RowKey value) {
        return unique.get(index).get(value);
    }

    /** Sets or, with null, removes a row. */
    void put(RowKey key, @Nullable Row row) {
        Row old = row == null ? rows.remove(key) : rows.put(key, row);
        for (int i = 0; i < unique.size(); i++) {
            List<Integer> columns = definition.uniqueKeys().get(i).columns();
            RowKey before = old == null ? null : RowKey.of(old, columns);
            if (before != null && key.equals(unique.get(i).get(before))) {
                unique.get(i).remove(before);
            }
            RowKey after = row == null ? null : RowKey.of(row, columns);
            if (after != null) {
                unique.get(i).put(after, key);
            }
        }
    }

    /** A key for a new row: its own, or the next number. */
    RowKey newKey(Row row) {
        List<Integer> columns = definition.rowKey();
        RowKey own = columns.isEmpty() ? null : RowKey.of(row, columns);
        return own == null ? RowKey.hidden(++lastHidden) : own;
    }

    long lastAutoIncrement() {
        return lastAutoIncrement;
    }

    /** A value was given or inserted. */
    void raiseAutoIncrement(long value) {
        lastAutoIncrement = Math.max(lastAutoIncrement, value);
    }

    /** TRUNCATE. */
    void clear() {
        rows.clear();
        unique.forEach(NavigableMap::clear);
        lastAutoIncrement = 0;
    }

    TableData copy() {
        TableData copy = new TableData(definition);
        copy.rows.putAll(rows);
        for (int i = 0; i < unique.size(); i++) {
            copy.unique.get(i).putAll(unique.get(i));
        }
        copy.lastAutoIncrement = lastAutoIncrement;
        copy.lastHidden = lastHidden;
        return copy;
    }

    /** A server that does not keep its counters over a restart begins again above the largest value that is there. */
    void forgetAutoIncrement() {
        int column = definition.autoIncrement();
        lastAutoIncrement = 0;
        if (column >= 0) {
            rows.values().forEach(row -> raiseAutoIncrement(row.get(column) instanceof Long value ? value : 0));
        }
    }
}
