package org.replsim.table.value;

import java.util.List;

/**
 * Where a value is going to be stored, and what happens if it does not fit.
 *
 * @param column the column's name
 * @param fullName as the server quotes it in errors 1292 and 1366
 * @param row which of the statement's rows, from 1
 * @param strict whether an error ends the statement; else it becomes a warning and the value is made to fit
 * @param warnings where warnings go
 */
public record Target(String column, String fullName, int row, boolean strict, List<Warning> warnings) {

    /** The value does not fit. Returns if it shall be made to fit. */
    void complain(SqlError inStrictMode, SqlError otherwise) {
        if (strict) {
            throw new SqlException(inStrictMode);
        }
        warnings.add(Warning.of(otherwise));
    }

    void complain(SqlError error) {
        complain(error, error);
    }
}
