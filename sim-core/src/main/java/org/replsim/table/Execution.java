package org.replsim.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Dml;
import org.replsim.sql.Expression;
import org.replsim.table.value.Conversion;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.Target;
import org.replsim.table.value.Values;
import org.replsim.table.value.Warning;

/** What all statements that touch rows share: finding rows, changing them, noting what was changed. */
final class Execution {

    /** Another row has a value that must be unique. */
    record Conflict(RowKey holder, SqlError error) {}

    private final OpenTransaction transaction;
    private final TableData table;
    private final StatementContext context;
    private final Evaluator evaluator;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<RowChange> changes = new ArrayList<>();
    private final List<Long> locks = new ArrayList<>();
    private int mark;

    Execution(OpenTransaction transaction, TableData table, StatementContext context, Evaluator evaluator) {
        this.transaction = transaction;
        this.table = table;
        this.context = context;
        this.evaluator = evaluator;
    }

    StatementContext context() {
        return context;
    }

    TableData table() {
        return table;
    }

    TableDefinition definition() {
        return table.definition();
    }

    Evaluator evaluator() {
        return evaluator;
    }

    List<Warning> warnings() {
        return warnings;
    }

    List<RowChange> changes() {
        return changes;
    }

    List<Long> locks() {
        return locks;
    }

    OpenTransaction transaction() {
        return transaction;
    }

    int mark() {
        return mark;
    }

    Overlay overlay() {
        return transaction.overlay(table);
    }

    /** The statement begins to change rows. */
    void begin() {
        mark = transaction.mark();
    }

    /** Takes back what the statement did, as far as the engine can. */
    void undo() {
        transaction.undoTo(mark);
        if (definition().transactional()) {
            changes.clear();
            locks.clear();
        }
    }

    Evaluator.Columns columns(Row row, String clause) {
        return name -> row.get(definition().column(name, clause));
    }

    /** A value made fit for a column; NULL where that may not be is the caller's. */
    @Nullable
    Object converted(@Nullable Object value, int column, int rowNumber, boolean strict) {
        Column target = definition().columns().get(column);
        String fullName = definition().dialect().qualifiedColumns()
                ? "`" + definition().database() + "`.`" + definition().name() + "`.`" + target.name() + "`"
                : "'" + target.name() + "'";
        return Conversion.convert(
                value, target.type(), new Target(target.name(), fullName, rowNumber, strict, warnings));
    }

    /** The rows that meet a condition, in the wanted order, at most {@code limit}. */
    List<Map.Entry<RowKey, Row>> matching(
            @Nullable Expression where, List<Dml.Order> orderBy, @Nullable Long limit, Evaluator by) {
        List<Map.Entry<RowKey, Row>> found = new ArrayList<>();
        for (Map.Entry<RowKey, Row> entry : candidates(where)) {
            if (by.holds(where, columns(entry.getValue(), "where clause"))) {
                found.add(Map.entry(entry.getKey(), entry.getValue()));
            }
        }
        if (!orderBy.isEmpty()) {
            found.sort(Comparator.comparing(Map.Entry::getValue, order(orderBy, by)));
        }
        return limit != null && limit < found.size() ? found.subList(0, limit.intValue()) : found;
    }

    /** The one row of a condition {@code key = number}, else all. */
    private Iterable<Map.Entry<RowKey, Row>> candidates(@Nullable Expression where) {
        List<Integer> key = definition().rowKey();
        if (key.size() == 1
                && where instanceof Expression.Binary equality
                && equality.operator().equals("=")
                && equality.left() instanceof Expression.Column column
                && definition().find(column.name()) == key.get(0)
                && definition().columns().get(key.get(0)).type().kind().integer()
                && equality.right() instanceof Expression.Literal literal
                && literal.value() instanceof Long number) {
            RowKey wanted = new RowKey(List.of(number));
            Row row = overlay().get(wanted);
            return row == null ? List.of() : List.of(Map.entry(wanted, row));
        }
        return overlay().rows().entrySet();
    }

    private Comparator<Row> order(List<Dml.Order> orderBy, Evaluator by) {
        return (a, b) -> {
            for (Dml.Order order : orderBy) {
                Object left = by.value(order.by(), columns(a, "order clause"));
                Object right = by.value(order.by(), columns(b, "order clause"));
                int result = compare(left, right);
                if (result != 0) {
                    return order.descending() ? -result : result;
                }
            }
            return 0;
        };
    }

    /** NULL comes first. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return Values.compare(left, right);
    }

    /** Who already has a value of this row that must be unique; the row of key {@code self} itself does not count. */
    @Nullable
    Conflict conflict(Row row, @Nullable RowKey self) {
        TableDefinition definition = definition();
        if (!definition.primaryKey().isEmpty()) {
            RowKey key = RowKey.of(row, definition.primaryKey());
            if (key != null && !key.equals(self) && overlay().get(key) != null) {
                return new Conflict(key, definition.duplicate(row, TableDefinition.PRIMARY, definition.primaryKey()));
            }
        }
        for (int i = 0; i < definition.uniqueKeys().size(); i++) {
            TableDefinition.UniqueKey unique = definition.uniqueKeys().get(i);
            RowKey value = RowKey.of(row, unique.columns());
            RowKey holder = value == null ? null : overlay().holder(i, value);
            if (holder != null && !holder.equals(self)) {
                return new Conflict(holder, definition.duplicate(row, unique.name(), unique.columns()));
            }
        }
        return null;
    }

    void insert(RowKey key, Row row) {
        write(key, null, key, row);
    }

    void delete(RowKey key, Row row) {
        write(key, row, key, null);
    }

    /** Changes a row, which then may have another key; 1062 if another row stands in the way. */
    void update(RowKey key, Row before, Row after) {
        Conflict conflict = conflict(after, key);
        if (conflict != null) {
            throw new SqlException(conflict.error());
        }
        List<Integer> columns = definition().rowKey();
        RowKey own = columns.isEmpty() ? null : RowKey.of(after, columns);
        write(key, before, own == null ? key : own, after);
    }

    private void write(RowKey oldKey, @Nullable Row before, RowKey newKey, @Nullable Row after) {
        if (before != null && !oldKey.equals(newKey)) {
            transaction.write(table, oldKey, null);
        }
        transaction.write(table, newKey, after);
        changes.add(new RowChange(before, after));
        int auto = definition().autoIncrement();
        if (before == null && after != null && auto >= 0 && after.get(auto) instanceof Long value) {
            table.raiseAutoIncrement(value);
        }
        if (before != null) {
            lock(oldKey, before, locks::add);
        }
        if (after != null) {
            lock(newKey, after, locks::add);
        }
    }

    /** Names the locks of a row: its own, and one for each of its unique values. */
    void lock(RowKey key, Row row, LongConsumer sink) {
        sink.accept(key.lock(definition(), ""));
        for (TableDefinition.UniqueKey unique : definition().uniqueKeys()) {
            RowKey value = RowKey.of(row, unique.columns());
            if (value != null) {
                sink.accept(value.lock(definition(), unique.name()));
            }
        }
    }
}
