package org.replsim.table;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table as one transaction sees it: the committed rows under the changes of its own. */
final class Overlay {

    private final TableData table;
    /** Empty: the row is deleted. */
    private final NavigableMap<RowKey, Optional<Row>> changes = new TreeMap<>();

    Overlay(TableData table) {
        this.table = table;
    }

    TableData table() {
        return table;
    }

    @Nullable
    Row get(RowKey key) {
        Optional<Row> own = changes.get(key);
        return own == null ? table.rows().get(key) : own.orElse(null);
    }

    /** All rows in the order of the key. A copy: it may be changed while it is read. */
    NavigableMap<RowKey, Row> rows() {
        NavigableMap<RowKey, Row> rows = new TreeMap<>(table.rows());
        changes.forEach((key, row) -> {
            if (row.isPresent()) {
                rows.put(key, row.get());
            } else {
                rows.remove(key);
            }
        });
        return rows;
    }

    /** The key of the row that has a value of unique key number {@code index}; null if none has. */
    @Nullable
    RowKey holder(int index, RowKey value) {
        var columns = table.definition().uniqueKeys().get(index).columns();
        for (var change : changes.entrySet()) {
            Row row = change.getValue().orElse(null);
            if (row != null && value.equals(RowKey.of(row, columns))) {
                return change.getKey();
            }
        }
        RowKey committed = table.holder(index, value);
        return committed == null || changes.containsKey(committed) ? null : committed;
    }

    /** Sets a row (empty: deletes it; null: takes the change back) and gives what was there in the same form. */
    @Nullable
    Optional<Row> change(RowKey key, @Nullable Optional<Row> row) {
        return row == null ? changes.remove(key) : changes.put(key, row);
    }

    /** The keys of the rows that it changes. */
    Iterable<RowKey> keys() {
        return changes.keySet();
    }

    void commit() {
        // Rows that go make room for the unique values of those that come.
        changes.forEach((key, row) -> {
            if (row.isEmpty()) {
                table.put(key, null);
            }
        });
        changes.forEach((key, row) -> row.ifPresent(present -> table.put(key, present)));
    }
}
