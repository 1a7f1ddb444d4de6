package org.replsim.scenario.importer.binlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The transactions of all files: one column a property. */
final class RecordedLog {

    private final Map<String, String> cells = new HashMap<>();
    private final List<String> events = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final List<int[]> rowIds = new ArrayList<>();
    private final Map<Long, Integer> servers = new TreeMap<>();
    private long[] micros = new long[64];
    private boolean[] exact = new boolean[64];
    private int[] statements = new int[64];
    private int[] rows = new int[64];
    private long[] rowBytes = new long[64];
    private long[] ddlMillis = new long[64];
    private int[] groups = new int[64];
    private int size;
    private long lastGroup = -1;
    private int groupCount;
    private int grouped;
    private int unknownRows;
    private int annotated;
    private int ddl;
    private long allRows;

    /** Adds a transaction. */
    void add(LoggedTransaction transaction) {
        if (size == micros.length) {
            grow(2 * size);
        }
        GroupHead head = transaction.head();
        exact[size] = head.commitMicros() >= 0;
        long at = exact[size] ? head.commitMicros() : transaction.seconds * 1_000_000;
        micros[size] = size == 0 ? at : Math.max(at, micros[size - 1]);
        statements[size] = Math.max(1, transaction.statements);
        rows[size] = transaction.rows;
        rowBytes[size] = transaction.rowBytes;
        ddlMillis[size] = transaction.ddlMillis;
        groups[size] = groupOf(head.group());
        String cell = transaction.eventCell();
        events.add(cells.computeIfAbsent(cell, same -> same));
        rowIds.add(transaction.keys().distinct());
        tables.add(cells.computeIfAbsent(String.join(" ", transaction.tables()), same -> same));
        servers.merge(transaction.serverId, 1, Integer::sum);
        unknownRows += transaction.rowsUnknown ? 1 : 0;
        annotated += transaction.hasAnnotate() ? 1 : 0;
        ddl += transaction.ddlMillis >= 0 ? 1 : 0;
        allRows += transaction.rows;
        size++;
    }

    /** In the next file the groups count anew. */
    void nextFile() {
        lastGroup = -1;
    }

    private int groupOf(long group) {
        grouped += group >= 0 ? 1 : 0;
        if (group < 0 || group != lastGroup) {
            groupCount++;
        }
        lastGroup = group;
        return groupCount;
    }

    private void grow(int length) {
        micros = Arrays.copyOf(micros, length);
        exact = Arrays.copyOf(exact, length);
        statements = Arrays.copyOf(statements, length);
        rows = Arrays.copyOf(rows, length);
        rowBytes = Arrays.copyOf(rowBytes, length);
        ddlMillis = Arrays.copyOf(ddlMillis, length);
        groups = Arrays.copyOf(groups, length);
    }

    int size() {
        return size;
    }

    /** When a transaction was written, microseconds since 1970, never before the one in front of it. */
    long micros(int place) {
        return micros[place];
    }

    /** Whether that is exact; else it is a whole second. */
    boolean exact(int place) {
        return exact[place];
    }

    int statements(int place) {
        return statements[place];
    }

    int rows(int place) {
        return rows[place];
    }

    long rowBytes(int place) {
        return rowBytes[place];
    }

    long ddlMillis(int place) {
        return ddlMillis[place];
    }

    /** The number of its commit group, from 1. */
    int group(int place) {
        return groups[place];
    }

    String events(int place) {
        return events.get(place);
    }

    /** The tables it changes, with spaces between. */
    String tables(int place) {
        return tables.get(place);
    }

    /** The rows it touches, by the numbers of {@link RowIds}. */
    int[] rowIds(int place) {
        return rowIds.get(place);
    }

    int groupCount() {
        return groupCount;
    }

    /** Of how many transactions the log tells the commit group. */
    int grouped() {
        return grouped;
    }

    /** Of how many the rows could not be counted. */
    int unknownRows() {
        return unknownRows;
    }

    /** How many have Annotate_rows events. */
    int annotated() {
        return annotated;
    }

    int ddl() {
        return ddl;
    }

    long allRows() {
        return allRows;
    }

    /** Transactions by the server that they were made on. */
    Map<Long, Integer> servers() {
        return servers;
    }
}
