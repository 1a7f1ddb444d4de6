package org.replsim.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression;

/** Whether an expression is a number by its kind, whatever its value: clients align by that. */
final class Numeric {

    private static final List<String> FUNCTIONS = List.of(
            "count",
            "sum",
            "avg",
            "last_insert_id",
            "connection_id",
            "row_count",
            "found_rows",
            "rand",
            "uuid_short",
            "sleep",
            "unix_timestamp",
            "isnull",
            "mod",
            "floor",
            "ceil",
            "ceiling",
            "round",
            "abs",
            "sign",
            "length",
            "octet_length",
            "char_length",
            "character_length",
            "instr",
            "locate",
            "strcmp");
    /** Functions that give one of their arguments. */
    private static final List<String> CHOOSING =
            List.of("max", "min", "ifnull", "coalesce", "nullif", "greatest", "least", "if");

    private Numeric() {}

    static boolean is(Expression expression, @Nullable TableDefinition table) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value() instanceof Number;
        }
        if (expression instanceof Expression.Column column) {
            int place = table == null ? -1 : table.find(column.name());
            return place >= 0
                    && table != null
                    && table.columns().get(place).type().kind().numeric();
        }
        if (expression instanceof Expression.Call call) {
            List<Expression> arguments = call.arguments();
            return FUNCTIONS.contains(call.function())
                    || CHOOSING.contains(call.function())
                            && !arguments.isEmpty()
                            && is(arguments.get(arguments.size() - 1), table);
        }
        return !(expression instanceof Expression.Variable) && !(expression instanceof Expression.UserVariable);
    }
}
