package org.replsim.table;

import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression;
import org.replsim.table.value.Type;

/**
 * A column of a table.
 *
 * @param autoIncrement whether the server gives it values
 * @param defaultValue its DEFAULT as it was written; null without. A column that may be NULL then has NULL
 */
record Column(
        String name,
        Type type,
        boolean nullable,
        boolean autoIncrement,
        @Nullable Expression defaultValue) {

    /** Whether a statement may leave it out. */
    boolean hasDefault() {
        return nullable || defaultValue != null;
    }
}
