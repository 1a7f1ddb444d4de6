package org.replsim.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.Warning;

/**
 * How a statement ended.
 *
 * @param affectedRows rows that it changed
 * @param lastInsertId the first auto-increment value that it was given; 0 if none
 * @param info a further line for the client, such as {@code Records: 2  Duplicates: 0  Warnings: 0}; empty without
 * @param warnings what SHOW WARNINGS prints
 * @param error null if it succeeded
 * @param rows what a SELECT found; null for other statements
 * @param sleepNanos what SLEEP() adds to the time that the statement takes
 * @param logged whether it has events for the binary log
 * @param nonTransactional whether it changed a table that knows no transactions, and so cannot be rolled back
 */
public record Outcome(
        long affectedRows,
        long lastInsertId,
        String info,
        List<Warning> warnings,
        @Nullable SqlError error,
        @Nullable ResultRows rows,
        long sleepNanos,
        boolean logged,
        boolean nonTransactional) {

    public Outcome {
        warnings = List.copyOf(warnings);
    }

    static Outcome failed(SqlError error, long sleepNanos, boolean logged) {
        return new Outcome(-1, 0, "", List.of(), error, null, sleepNanos, logged, logged);
    }
}
