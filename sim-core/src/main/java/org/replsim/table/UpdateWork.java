package org.replsim.table;

import java.util.Map;
import java.util.function.LongConsumer;
import org.replsim.sql.Dml;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlException;

/** UPDATE. */
final class UpdateWork implements Plan.Work {

    private final Execution execution;
    private final Dml.Update statement;
    private final Defaults defaults;

    UpdateWork(Execution execution, Dml.Update statement) {
        this.execution = execution;
        this.statement = statement;
        defaults = new Defaults(execution);
        statement.assignments().forEach(assignment -> execution.definition().column(assignment.column(), "field list"));
    }

    @Override
    public void keys(LongConsumer sink) {
        Evaluator trial = Ending.trial(execution.context());
        int warnings = execution.warnings().size();
        for (Map.Entry<RowKey, Row> entry :
                execution.matching(statement.where(), statement.orderBy(), statement.limit(), trial)) {
            execution.lock(entry.getKey(), entry.getValue(), sink);
            Row after = changed(entry.getValue(), 1, trial);
            RowKey key = execution.definition().rowKey().isEmpty()
                    ? null
                    : RowKey.of(after, execution.definition().rowKey());
            execution.lock(key == null ? entry.getKey() : key, after, sink);
        }
        execution.warnings().subList(warnings, execution.warnings().size()).clear();
    }

    @Override
    public Outcome run() {
        execution.begin();
        int matched = 0;
        int changed = 0;
        try {
            for (Map.Entry<RowKey, Row> entry : execution.matching(
                    statement.where(), statement.orderBy(), statement.limit(), execution.evaluator())) {
                Row after = changed(entry.getValue(), ++matched, execution.evaluator());
                if (!after.equals(entry.getValue())) {
                    execution.update(entry.getKey(), entry.getValue(), after);
                    changed++;
                }
            }
        } catch (SqlException e) {
            execution.undo();
            return Ending.failed(execution, statement, 0, e.error());
        }
        String info = "Rows matched: " + matched + "  Changed: " + changed + "  Warnings: "
                + execution.warnings().size();
        return Ending.done(execution, statement, changed, 0, info);
    }

    /** Assignments go from left to right; each sees those before it. */
    private Row changed(Row before, int number, Evaluator evaluator) {
        Row row = before;
        boolean strict = execution.context().strict();
        for (Dml.Assignment assignment : statement.assignments()) {
            int column = execution.definition().column(assignment.column(), "field list");
            Object value = Defaults.asked(assignment.value())
                    ? defaults.value(column, strict)
                    : evaluator.value(assignment.value(), execution.columns(row, "field list"));
            boolean nullable = execution.definition().columns().get(column).nullable();
            row = row.with(
                    column,
                    value == null && !nullable
                            ? defaults.notNull(column, strict)
                            : execution.converted(value, column, number, strict));
        }
        return row;
    }
}
