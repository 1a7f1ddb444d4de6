package org.replsim.workload;

import org.jspecify.annotations.Nullable;

/**
 * One kind of transaction in a mix.
 *
 * @param weight how often it is chosen, against the sum of all weights
 * @param statements statements between BEGIN and COMMIT
 * @param rows rows changed by the whole transaction, spread evenly over its statements
 * @param bytesPerRow row data in the row event, without the event's own overhead
 * @param statementBytes length of one statement's text (annotate events, DDL)
 * @param hotRows the rows that collide, or null if each row is a new one
 * @param ddl whether it is one DDL statement instead of rows
 * @param ddlNanos how long the DDL runs, on the source and again on the replica
 */
public record TransactionSpec(
        double weight,
        int statements,
        IntRange rows,
        int bytesPerRow,
        int statementBytes,
        @Nullable HotRows hotRows,
        boolean ddl,
        long ddlNanos) {}
