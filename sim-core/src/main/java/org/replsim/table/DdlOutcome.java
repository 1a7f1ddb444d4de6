package org.replsim.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.Warning;

/**
 * How a statement that changes definitions ended.
 *
 * @param affectedRows what the client is told
 * @param warnings what SHOW WARNINGS prints
 * @param error null if it succeeded
 * @param event for the binary log; null if it failed
 */
public record DdlOutcome(
        long affectedRows, List<Warning> warnings, @Nullable SqlError error, LogEvent.@Nullable Query event) {

    /** Done without rows and remarks. */
    public static DdlOutcome done(LogEvent.@Nullable Query event) {
        return new DdlOutcome(0, List.of(), null, event);
    }

    /** It failed. */
    public static DdlOutcome failed(SqlError error) {
        return new DdlOutcome(-1, List.of(), error, null);
    }
}
