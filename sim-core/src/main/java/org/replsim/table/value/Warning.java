package org.replsim.table.value;

/**
 * A row of SHOW WARNINGS.
 *
 * @param level {@code Warning} or {@code Note}
 */
public record Warning(String level, int code, String message) {

    /** An error that was let pass. */
    public static Warning of(SqlError error) {
        return new Warning("Warning", error.errno(), error.message());
    }

    /** A remark. */
    public static Warning note(SqlError error) {
        return new Warning("Note", error.errno(), error.message());
    }
}
