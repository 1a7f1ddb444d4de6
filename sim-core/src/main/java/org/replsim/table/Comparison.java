package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.replsim.table.value.Values;

/** Whether two servers store the same. */
public final class Comparison {

    /**
     * Something that two servers do not agree on.
     *
     * @param key the row's key, or {@code *} if the whole table is on one side only
     * @param left the row on the first server; null if it is not there
     * @param right the row on the second server; null if it is not there
     */
    public record Difference(
            String database,
            String table,
            String key,
            @Nullable String left,
            @Nullable String right) {}

    private static final String WHOLE_TABLE = "*";

    private Comparison() {}

    /** CHECKSUM TABLE: 32 bits that depend on the rows and not on their order; empty if there is no such table. */
    public static OptionalLong checksum(Databases databases, String database, String table) {
        TableData data = databases.find(database, table);
        return data == null ? OptionalLong.empty() : OptionalLong.of(sum(data) & 0xFFFFFFFFL);
    }

    /** A checksum of everything that users stored: databases, tables and rows. */
    public static long checksum(Databases databases) {
        long sum = 0;
        for (String database : databases.databases()) {
            sum += RowKey.hash(database);
        }
        for (TableData table : databases.allTables()) {
            String name =
                    table.definition().database() + "." + table.definition().name();
            sum += RowKey.mix(RowKey.hash(name) + sum(table));
        }
        return sum;
    }

    private static long sum(TableData data) {
        return data.rows().values().stream()
                .mapToLong(row -> RowKey.hash(Dump.values(row)))
                .sum();
    }

    /** What differs, in the order of databases, tables and keys. Rows of tables without a key are told by their values. */
    public static List<Difference> differences(Databases left, Databases right) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(left.databases());
        names.addAll(right.databases());
        for (String database : names) {
            TreeSet<String> tables = new TreeSet<>(left.tables(database));
            tables.addAll(right.tables(database));
            for (String table : tables) {
                compare(left.find(database, table), right.find(database, table), differences);
            }
        }
        return differences;
    }

    private static void compare(@Nullable TableData left, @Nullable TableData right, List<Difference> differences) {
        if (left == null || right == null) {
            TableData only = left == null ? right : left;
            if (only != null) {
                String rows = only.rows().size() + " rows";
                TableDefinition table = only.definition();
                differences.add(new Difference(
                        table.database(),
                        table.name(),
                        WHOLE_TABLE,
                        left == null ? null : rows,
                        right == null ? null : rows));
            }
            return;
        }
        if (left.definition().rowKey().isEmpty() || right.definition().rowKey().isEmpty()) {
            compareUnkeyed(left, right, differences);
        } else {
            compareKeyed(left, right, differences);
        }
    }

    private static void compareKeyed(TableData left, TableData right, List<Difference> differences) {
        TreeSet<RowKey> keys = new TreeSet<>(left.rows().keySet());
        keys.addAll(right.rows().keySet());
        for (RowKey key : keys) {
            String a = text(left.rows(), key);
            String b = text(right.rows(), key);
            if (a == null || !a.equals(b)) {
                String shown =
                        String.join("-", key.parts().stream().map(Values::print).toList());
                differences.add(difference(left, shown, a, b));
            }
        }
    }

    private static @Nullable String text(NavigableMap<RowKey, Row> rows, RowKey key) {
        Row row = rows.get(key);
        return row == null ? null : Dump.values(row);
    }

    private static void compareUnkeyed(TableData left, TableData right, List<Difference> differences) {
        List<String> others =
                new ArrayList<>(right.rows().values().stream().map(Dump::values).toList());
        for (Row row : left.rows().values()) {
            String values = Dump.values(row);
            if (!others.remove(values)) {
                differences.add(difference(left, values, values, null));
            }
        }
        others.forEach(values -> differences.add(difference(left, values, null, values)));
    }

    private static Difference difference(TableData table, String key, @Nullable String left, @Nullable String right) {
        return new Difference(table.definition().database(), table.definition().name(), key, left, right);
    }
}
