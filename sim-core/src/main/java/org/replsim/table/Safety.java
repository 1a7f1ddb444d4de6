package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Dml;
import org.replsim.sql.Expression;
import org.replsim.table.value.Expressions;

/** Which statements may do something else on a replica than on the source, so that MIXED logs them as rows. */
final class Safety {

    private static final List<String> UNSAFE_FUNCTIONS = List.of(
            "found_rows",
            "get_lock",
            "is_free_lock",
            "is_used_lock",
            "load_file",
            "master_pos_wait",
            "rand",
            "release_lock",
            "row_count",
            "session_user",
            "sleep",
            "sysdate",
            "system_user",
            "user",
            "current_user",
            "uuid",
            "uuid_short",
            "version");
    /** Session variables that a Query event carries. */
    private static final List<String> SAFE_VARIABLES = List.of(
            "auto_increment_increment",
            "auto_increment_offset",
            "character_set_client",
            "character_set_connection",
            "character_set_database",
            "character_set_server",
            "collation_connection",
            "collation_database",
            "collation_server",
            "foreign_key_checks",
            "identity",
            "insert_id",
            "last_insert_id",
            "lc_time_names",
            "pseudo_thread_id",
            "sql_auto_is_null",
            "sql_mode",
            "time_zone",
            "timestamp",
            "unique_checks");

    private Safety() {}

    /** Why the statement is unsafe; null if it is safe. */
    static @Nullable String reason(Dml statement, TableDefinition table) {
        if (limited(statement)) {
            return "The statement is unsafe because it uses a LIMIT clause. "
                    + "This is unsafe because the set of rows included cannot be predicted";
        }
        if (statement instanceof Dml.Insert insert && !insert.onDuplicate().isEmpty() && keys(table) > 1) {
            return "INSERT... ON DUPLICATE KEY UPDATE  on a table with more than one UNIQUE KEY is unsafe";
        }
        for (Expression expression : expressions(statement)) {
            if (Expressions.any(expression, Safety::unsafeFunction)) {
                return "Statement is unsafe because it uses a system function that may return a different value on "
                        + "the slave";
            }
            if (Expressions.any(expression, Safety::unsafeVariable)) {
                return "Statement is unsafe because it uses a system variable that may have a different value on "
                        + "the slave";
            }
        }
        return null;
    }

    private static boolean limited(Dml statement) {
        return statement instanceof Dml.Update update && update.limit() != null
                || statement instanceof Dml.Delete delete && delete.limit() != null;
    }

    private static int keys(TableDefinition table) {
        return table.uniqueKeys().size() + (table.primaryKey().isEmpty() ? 0 : 1);
    }

    private static boolean unsafeFunction(Expression expression) {
        return expression instanceof Expression.Call call && UNSAFE_FUNCTIONS.contains(call.function());
    }

    private static boolean unsafeVariable(Expression expression) {
        return expression instanceof Expression.Variable variable
                && (variable.global()
                        || !SAFE_VARIABLES.contains(variable.name().toLowerCase(Locale.ROOT)));
    }

    private static List<Expression> expressions(Dml statement) {
        List<Expression> all = new ArrayList<>();
        if (statement instanceof Dml.Insert insert) {
            insert.rows().forEach(all::addAll);
            insert.onDuplicate().forEach(assignment -> all.add(assignment.value()));
        } else if (statement instanceof Dml.Update update) {
            update.assignments().forEach(assignment -> all.add(assignment.value()));
            add(all, update.where());
        } else if (statement instanceof Dml.Delete delete) {
            add(all, delete.where());
        }
        return all;
    }

    private static void add(List<Expression> all, @Nullable Expression one) {
        if (one != null) {
            all.add(one);
        }
    }
}
