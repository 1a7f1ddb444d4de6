package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Dml;
import org.replsim.sql.Expression;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.Warning;

/** INSERT and REPLACE. */
final class InsertWork implements Plan.Work {

    private record NewRow(RowKey key, Row row) {}

    private final Execution execution;
    private final Dml.Insert statement;
    private final List<Integer> columns;
    private final Defaults defaults;
    private final AutoIncrement autoIncrement;
    private final List<NewRow> rows = new ArrayList<>();
    /** What a row had that could not be made, after the rows before it. */
    private @Nullable SqlError failure;

    private long affected;
    private int written;

    /** Computes the rows and gives out auto-increment values. */
    InsertWork(Execution execution, Dml.Insert statement) {
        this.execution = execution;
        this.statement = statement;
        columns = columns();
        defaults = new Defaults(execution);
        autoIncrement = new AutoIncrement(execution.table(), execution.context());
        for (int i = 0; i < statement.rows().size() && failure == null; i++) {
            try {
                Row row = row(statement.rows().get(i), i + 1);
                rows.add(new NewRow(execution.table().newKey(row), row));
            } catch (SqlException e) {
                failure = e.error();
            }
        }
        if (failure != null && (rows.isEmpty() || execution.definition().transactional())) {
            throw new SqlException(failure);
        }
    }

    private List<Integer> columns() {
        if (statement.columns().isEmpty()) {
            return IntStream.range(0, execution.definition().columns().size())
                    .boxed()
                    .toList();
        }
        List<Integer> places = new ArrayList<>();
        for (String column : statement.columns()) {
            int place = execution.definition().column(column, "field list");
            if (places.contains(place)) {
                throw new SqlException(SqlError.columnTwice(column));
            }
            places.add(place);
        }
        return places;
    }

    private Row row(List<Expression> values, int number) {
        boolean allDefaults = values.isEmpty() && statement.columns().isEmpty();
        if (values.size() != columns.size() && !allDefaults) {
            throw new SqlException(SqlError.columnCount(number));
        }
        boolean strict = execution.context().strict() && !statement.ignore();
        List<@Nullable Object> row = new ArrayList<>();
        for (int column = 0; column < execution.definition().columns().size(); column++) {
            int place = allDefaults ? -1 : columns.indexOf(column);
            boolean given = place >= 0 && !Defaults.asked(values.get(place));
            row.add(given ? given(values.get(place), column, number, strict) : defaults.value(column, strict));
        }
        int auto = execution.definition().autoIncrement();
        if (auto >= 0) {
            row.set(auto, autoIncrement.value(row.get(auto)));
        }
        return new Row(row);
    }

    private @Nullable Object given(Expression expression, int column, int number, boolean strict) {
        Object value = execution.evaluator().value(expression, Evaluator.Columns.NONE);
        Column target = execution.definition().columns().get(column);
        if (value == null && !target.nullable() && !target.autoIncrement()) {
            // A single row with NULL fails in any mode.
            boolean single = statement.rows().size() == 1 && !statement.ignore();
            return defaults.notNull(column, strict || single);
        }
        return execution.converted(value, column, number, strict);
    }

    @Override
    public void keys(LongConsumer sink) {
        for (NewRow row : rows) {
            execution.lock(row.key(), row.row(), sink);
            Execution.Conflict conflict = execution.conflict(row.row(), null);
            if (conflict != null) {
                sink.accept(conflict.holder().lock(execution.definition(), ""));
            }
        }
    }

    @Override
    public Outcome run() {
        execution.begin();
        affected = 0;
        written = 0;
        try {
            rows.forEach(this::write);
            if (failure != null) {
                throw new SqlException(failure);
            }
        } catch (SqlException e) {
            execution.undo();
            return Ending.failed(execution, statement, autoIncrement.first(), e.error());
        }
        int duplicates = statement.replace() ? (int) affected - rows.size() : rows.size() - written;
        String info = rows.size() < 2
                ? ""
                : "Records: " + rows.size() + "  Duplicates: " + duplicates + "  Warnings: "
                        + execution.warnings().size();
        return Ending.done(execution, statement, affected, autoIncrement.first(), info);
    }

    private void write(NewRow row) {
        Execution.Conflict conflict = execution.conflict(row.row(), null);
        if (conflict == null) {
            insert(row);
        } else if (statement.replace()) {
            replace(row, conflict);
        } else if (!statement.onDuplicate().isEmpty()) {
            updateInstead(row, conflict.holder());
        } else if (statement.ignore()) {
            execution.warnings().add(Warning.of(conflict.error()));
        } else {
            throw new SqlException(conflict.error());
        }
    }

    private void insert(NewRow row) {
        execution.insert(row.key(), row.row());
        affected++;
        written++;
    }

    /** A single row in the way is changed, several go: what a row event shows. */
    private void replace(NewRow row, Execution.Conflict first) {
        RowKey holder = first.holder();
        Execution.Conflict second = execution.conflict(row.row(), holder);
        if (second == null) {
            execution.update(holder, present(holder), row.row());
            affected += 2;
            written++;
            return;
        }
        for (Execution.Conflict next = first; next != null; next = execution.conflict(row.row(), null)) {
            execution.delete(next.holder(), present(next.holder()));
            affected++;
        }
        insert(row);
    }

    private void updateInstead(NewRow row, RowKey holder) {
        Row before = present(holder);
        Row after = before;
        for (Dml.Assignment assignment : statement.onDuplicate()) {
            int column = execution.definition().column(assignment.column(), "field list");
            Object value = execution.evaluator().value(assignment.value(), both(after, row.row()));
            boolean wrong = value == null
                    && !execution.definition().columns().get(column).nullable();
            after = after.with(
                    column,
                    wrong
                            ? defaults.notNull(column, execution.context().strict())
                            : execution.converted(
                                    value, column, 1, execution.context().strict()));
        }
        if (!after.equals(before)) {
            execution.update(holder, before, after);
            affected += 2;
        }
        written++;
    }

    private Evaluator.Columns both(Row old, Row wanted) {
        Evaluator.Columns columnsOfOld = execution.columns(old, "field list");
        return new Evaluator.Columns() {
            @Override
            public @Nullable Object get(String name) {
                return columnsOfOld.get(name);
            }

            @Override
            public @Nullable Object inserted(String name) {
                return wanted.get(execution.definition().column(name, "field list"));
            }
        };
    }

    private Row present(RowKey key) {
        Row row = execution.overlay().get(key);
        if (row == null) {
            throw new IllegalStateException("the row " + key + " has gone");
        }
        return row;
    }
}
