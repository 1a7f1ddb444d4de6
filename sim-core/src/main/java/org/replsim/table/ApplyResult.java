package org.replsim.table;

import org.jspecify.annotations.Nullable;
import org.replsim.table.value.SqlError;

/**
 * What applying a transaction led to.
 *
 * @param transaction its changes, to be committed later; with an error, none
 * @param error number and the text for Last_SQL_Error; null if it was applied
 * @param skipped errors that were passed over: what Slave_skipped_errors counts
 * @param sleepNanos what SLEEP() in its statements takes
 */
public record ApplyResult(
        OpenTransaction transaction, @Nullable SqlError error, int skipped, long sleepNanos) {}
