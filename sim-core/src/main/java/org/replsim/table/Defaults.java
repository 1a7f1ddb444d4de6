package org.replsim.table;

import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.Warning;

/** Values that a statement does not give or may not give. */
final class Defaults {

    private final Execution execution;

    Defaults(Execution execution) {
        this.execution = execution;
    }

    /** Whether an expression is the word DEFAULT. */
    static boolean asked(Expression expression) {
        return expression instanceof Expression.Call call
                && call.function().equals("default")
                && call.arguments().isEmpty();
    }

    /** The value of a column that the statement leaves out; 1364 in strict mode if it has none. */
    @Nullable
    Object value(int column, boolean strict) {
        Column target = execution.definition().columns().get(column);
        Expression expression = target.defaultValue();
        if (expression != null) {
            Object value = execution.evaluator().value(expression, Evaluator.Columns.NONE);
            return execution.converted(value, column, 1, true);
        }
        if (target.nullable() || target.autoIncrement()) {
            return null;
        }
        return forced(SqlError.noDefault(target.name()), target, strict);
    }

    /** A value where NULL may not be: 1048 if that is an error, else zero, an empty text or what the type has. */
    Object notNull(int column, boolean error) {
        Column target = execution.definition().columns().get(column);
        return forced(SqlError.notNull(target.name()), target, error);
    }

    private Object forced(SqlError error, Column target, boolean strict) {
        if (strict) {
            throw new SqlException(error);
        }
        execution.warnings().add(Warning.of(error));
        return target.type().implicitDefault();
    }
}
