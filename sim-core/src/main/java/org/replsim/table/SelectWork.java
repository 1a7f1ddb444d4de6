package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Dml;
import org.replsim.sql.Expression;
import org.replsim.table.value.Aggregates;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.Values;

/** SELECT. */
final class SelectWork implements Plan.Work {

    private final @Nullable Execution execution;
    private final Evaluator evaluator;
    private final Dml.Select statement;

    /**
     * @param execution null without a table
     */
    SelectWork(@Nullable Execution execution, Evaluator evaluator, Dml.Select statement) {
        this.execution = execution;
        this.evaluator = evaluator;
        this.statement = statement;
    }

    @Override
    public void keys(LongConsumer sink) {
        if (statement.forUpdate() && execution != null) {
            for (Map.Entry<RowKey, Row> row : execution.matching(
                    statement.where(), order(), statement.limit(), Ending.trial(execution.context()))) {
                execution.lock(row.getKey(), row.getValue(), sink);
            }
        }
    }

    @Override
    public Outcome run() {
        try {
            ResultRows rows = rows();
            long sleep = evaluator.sleepNanos();
            return new Outcome(rows.rows().size(), 0, "", List.of(), null, rows, sleep, false, false);
        } catch (SqlException e) {
            return Outcome.failed(e.error(), evaluator.sleepNanos(), false);
        }
    }

    private ResultRows rows() {
        List<Evaluator.Columns> found = found();
        List<Dml.Item> items = items();
        List<List<@Nullable String>> cells = new ArrayList<>();
        if (statement.items().stream().anyMatch(item -> Aggregates.within(item.value()))) {
            List<@Nullable String> row = new ArrayList<>();
            items.forEach(item -> row.add(Values.text(evaluator.valueOver(found, item.value()))));
            cells.add(row);
        } else {
            for (Evaluator.Columns columns : found) {
                List<@Nullable String> row = new ArrayList<>();
                items.forEach(item -> row.add(Values.text(evaluator.value(item.value(), columns))));
                cells.add(row);
            }
        }
        List<String> titles = items.stream().map(Dml.Item::title).toList();
        TableDefinition table = execution == null ? null : execution.definition();
        List<Boolean> numeric =
                items.stream().map(item -> Numeric.is(item.value(), table)).toList();
        return new ResultRows(titles, numeric, cells);
    }

    /** Without a table there is one row, without columns. */
    private List<Evaluator.Columns> found() {
        List<Evaluator.Columns> found = new ArrayList<>();
        if (execution == null) {
            if (evaluator.holds(statement.where(), Evaluator.Columns.NONE) && !noRows()) {
                found.add(Evaluator.Columns.NONE);
            }
            return found;
        }
        // LIMIT counts the rows of the result: with COUNT() and its like there is one.
        boolean together = statement.items().stream().anyMatch(item -> Aggregates.within(item.value()));
        Long limit = together ? null : statement.limit();
        for (Map.Entry<RowKey, Row> row : execution.matching(statement.where(), order(), limit, evaluator)) {
            found.add(execution.columns(row.getValue(), "field list"));
        }
        return found;
    }

    private boolean noRows() {
        Long limit = statement.limit();
        return limit != null && limit == 0;
    }

    private List<Dml.Item> items() {
        if (!statement.items().isEmpty() || execution == null) {
            return statement.items();
        }
        return execution.definition().columns().stream()
                .map(column -> new Dml.Item(new Expression.Column(column.name()), column.name()))
                .toList();
    }

    /** ORDER BY may name a shown column by its title or its number. */
    private List<Dml.Order> order() {
        return statement.orderBy().stream()
                .map(order -> new Dml.Order(meant(order.by()), order.descending()))
                .toList();
    }

    private Expression meant(Expression by) {
        List<Dml.Item> items = items();
        if (by instanceof Expression.Literal literal && literal.value() instanceof Long place) {
            return place >= 1 && place <= items.size()
                    ? items.get(place.intValue() - 1).value()
                    : by;
        }
        if (by instanceof Expression.Column column) {
            for (Dml.Item item : items) {
                if (item.title().equalsIgnoreCase(column.name())) {
                    return item.value();
                }
            }
        }
        return by;
    }
}
