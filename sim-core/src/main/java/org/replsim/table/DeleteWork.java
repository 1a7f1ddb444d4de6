package org.replsim.table;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.replsim.sql.Dml;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlException;

/** DELETE. */
final class DeleteWork implements Plan.Work {

    private final Execution execution;
    private final Dml.Delete statement;

    DeleteWork(Execution execution, Dml.Delete statement) {
        this.execution = execution;
        this.statement = statement;
    }

    @Override
    public void keys(LongConsumer sink) {
        matching(Ending.trial(execution.context()))
                .forEach(entry -> execution.lock(entry.getKey(), entry.getValue(), sink));
    }

    @Override
    public Outcome run() {
        execution.begin();
        List<Map.Entry<RowKey, Row>> rows;
        try {
            rows = matching(execution.evaluator());
        } catch (SqlException e) {
            return Ending.failed(execution, statement, 0, e.error());
        }
        rows.forEach(entry -> execution.delete(entry.getKey(), entry.getValue()));
        return Ending.done(execution, statement, rows.size(), 0, "");
    }

    private List<Map.Entry<RowKey, Row>> matching(Evaluator evaluator) {
        return execution.matching(statement.where(), statement.orderBy(), statement.limit(), evaluator);
    }
}
