package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.table.value.Values;

/** The values of a key's columns in the form in which they are compared; of a table without key the row's number. */
record RowKey(List<Object> parts) implements Comparable<RowKey> {

    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long LOCK_BIT = 1L << 62;

    RowKey {
        parts = List.copyOf(parts);
    }

    /** The key that a row has in the given columns; null if one of them is NULL. */
    static @Nullable RowKey of(Row row, List<Integer> columns) {
        List<Object> parts = new ArrayList<>();
        for (int column : columns) {
            Object value = row.get(column);
            if (value == null) {
                return null;
            }
            parts.add(value instanceof String text ? Values.collate(text) : value);
        }
        return new RowKey(parts);
    }

    static RowKey hidden(long number) {
        return new RowKey(List.of(number));
    }

    /** Its lock key: the same on every server. */
    long lock(TableDefinition table, String index) {
        long hash = FNV_START;
        for (String part : List.of(table.database(), table.name(), index)) {
            hash = hash(hash, part);
        }
        for (Object part : parts) {
            hash = hash(hash, Values.print(part));
        }
        return mix(hash) >>> 2 | LOCK_BIT;
    }

    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return (hash ^ 0xffff) * FNV_PRIME;
    }

    /** Spreads a hash over all bits. */
    static long mix(long hash) {
        long z = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 bits of a text. */
    static long hash(String text) {
        return mix(hash(FNV_START, text));
    }

    @Override
    public int compareTo(RowKey other) {
        int common = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < common; i++) {
            int order = compare(parts.get(i), other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    private static int compare(Object a, Object b) {
        return a instanceof String left && b instanceof String right ? left.compareTo(right) : Values.compare(a, b);
    }
}
