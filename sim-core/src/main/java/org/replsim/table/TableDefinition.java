package org.replsim.table;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.Values;

/**
 * What CREATE TABLE declared.
 *
 * @param id the number that Table_map events have
 * @param primaryKey places of its columns; empty without
 * @param uniqueKeys further unique keys
 * @param engine its name
 * @param dialect of the server that stores it
 */
record TableDefinition(
        long id,
        String database,
        String name,
        List<Column> columns,
        List<Integer> primaryKey,
        List<UniqueKey> uniqueKeys,
        String engine,
        Dialect dialect) {

    /** Columns of which no two rows may agree. */
    record UniqueKey(String name, List<Integer> columns) {
        UniqueKey {
            columns = List.copyOf(columns);
        }
    }

    static final String PRIMARY = "PRIMARY";

    TableDefinition {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
    }

    boolean transactional() {
        return engine.equals("InnoDB");
    }

    /** The columns by which rows are kept: the primary key, else the first unique key without NULL, else none. */
    List<Integer> rowKey() {
        if (!primaryKey.isEmpty()) {
            return primaryKey;
        }
        return uniqueKeys.stream()
                .map(UniqueKey::columns)
                .filter(key ->
                        key.stream().noneMatch(column -> columns.get(column).nullable()))
                .findFirst()
                .orElse(List.of());
    }

    /** The place of a column; -1 if there is none of that name. Case does not count, nor a table's name before it. */
    int find(String column) {
        String bare = column.substring(column.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().toLowerCase(Locale.ROOT).equals(bare)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of a column that a part of a statement names; 1054 if there is none. */
    int column(String column, String clause) {
        int place = find(column);
        if (place < 0) {
            throw new SqlException(SqlError.unknownColumn(column, clause));
        }
        return place;
    }

    /** The place of the AUTO_INCREMENT column; -1 without. */
    int autoIncrement() {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).autoIncrement()) {
                return i;
            }
        }
        return -1;
    }

    /** Error 1062 for a row. */
    SqlError duplicate(Row row, String key, List<Integer> keyColumns) {
        String entry = String.join(
                "-", keyColumns.stream().map(column -> text(row, column)).toList());
        return SqlError.duplicate(entry, dialect.qualifiedKeys() ? name + "." + key : key);
    }

    private static String text(Row row, int column) {
        @Nullable Object value = row.get(column);
        return value == null ? "NULL" : Values.print(value);
    }
}
