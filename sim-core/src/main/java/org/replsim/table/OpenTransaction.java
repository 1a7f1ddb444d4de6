package org.replsim.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.TableName;

/**
 * A transaction under way: its changes lie over the committed rows, seen by itself only, until it commits. Tables whose
 * engine knows no transactions are changed at once and for good.
 *
 * <p>It sees what others commit while it runs (READ COMMITTED); the servers' default would show it the rows as they were
 * at its first read.
 */
public final class OpenTransaction {

    private record Undo(
            Overlay overlay, RowKey key, @Nullable Optional<Row> before) {}

    private record Logged(List<LogEvent> events, boolean nonTransactional, int mark, List<Long> keys) {}

    private final Map<TableName, Overlay> overlays = new LinkedHashMap<>();
    private final List<Undo> undo = new ArrayList<>();
    private final List<Logged> statements = new ArrayList<>();
    private final List<Runnable> definitions = new ArrayList<>();

    OpenTransaction() {}

    /** A table as this transaction sees it. */
    Overlay overlay(TableData table) {
        TableName name =
                new TableName(table.definition().database(), table.definition().name());
        Overlay known = overlays.get(name);
        if (known == null || known.table() != table) {
            known = new Overlay(table);
            overlays.put(name, known);
        }
        return known;
    }

    /** Sets or, with null, deletes a row. */
    void write(TableData table, RowKey key, @Nullable Row row) {
        if (table.definition().transactional()) {
            Overlay overlay = overlay(table);
            undo.add(new Undo(overlay, key, overlay.change(key, Optional.ofNullable(row))));
        } else {
            table.put(key, row);
        }
    }

    /** How far it has come; {@link #undoTo} goes back there. */
    int mark() {
        return undo.size();
    }

    void undoTo(int mark) {
        while (undo.size() > mark) {
            Undo last = undo.remove(undo.size() - 1);
            last.overlay().change(last.key(), last.before());
        }
    }

    /** A statement that began at a mark is done. */
    void log(List<LogEvent> events, boolean nonTransactional, int mark, List<Long> keys) {
        statements.add(new Logged(List.copyOf(events), nonTransactional, mark, List.copyOf(keys)));
    }

    /** A change of definitions that happens with the commit. */
    void define(Runnable definition) {
        definitions.add(definition);
    }

    /** Whether it has nothing for the binary log. */
    public boolean empty() {
        return statements.stream().allMatch(statement -> statement.events().isEmpty());
    }

    /** Whether a statement of it changed a table that knows no transactions: a rollback would not take that back. */
    public boolean nonTransactional() {
        return statements.stream().anyMatch(Logged::nonTransactional);
    }

    /** Whether all its statements did: such changes are logged by themselves, right after the statement. */
    public boolean onlyNonTransactional() {
        return !statements.isEmpty() && statements.stream().allMatch(Logged::nonTransactional);
    }

    /** How many statements with changes it has so far. */
    public int statements() {
        return statements.size();
    }

    /** The events of its statements so far, without what begins and ends the group. */
    public List<LogEvent> events() {
        return statements.stream().flatMap(logged -> logged.events().stream()).toList();
    }

    /** The lock keys of the rows it changed, each once, in the order of the changes. */
    public long[] keys() {
        Set<Long> keys = new LinkedHashSet<>();
        statements.forEach(statement -> keys.addAll(statement.keys()));
        return keys.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * Makes its changes visible to all, and keeps what they overwrite.
     *
     * @param id its name
     */
    public void commit(long id, UndoJournal journal) {
        if (!definitions.isEmpty()) {
            journal.clear();
        } else {
            journal.add(id, overlays.values());
        }
        commit();
    }

    /** Makes its changes visible to all. */
    public void commit() {
        overlays.values().forEach(Overlay::commit);
        definitions.forEach(Runnable::run);
        clear();
    }

    /** Takes its changes back. What it changed in tables that know no transactions stays, and stays to be logged. */
    public void rollback() {
        undoTo(0);
        statements.removeIf(statement -> !statement.nonTransactional());
        definitions.clear();
    }

    /** Takes its last statement back. */
    public void rollbackStatement() {
        if (!statements.isEmpty() && !statements.get(statements.size() - 1).nonTransactional()) {
            undoTo(statements.remove(statements.size() - 1).mark());
        }
    }

    /** Forgets what it had to log, after that was logged: as new. */
    public void clear() {
        overlays.clear();
        undo.clear();
        statements.clear();
        definitions.clear();
    }
}
