package org.replsim.workload;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.RowEffect;

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
 * @param change what it does where rows are kept: inserts of hot rows bring their keys, other inserts have generated ones;
 *     {@link RowEffect#NONE} updates hot rows
 */
public record TransactionSpec(
        double weight,
        int statements,
        IntRange rows,
        int bytesPerRow,
        int statementBytes,
        @Nullable HotRows hotRows,
        boolean ddl,
        long ddlNanos,
        RowEffect change) {

    /** Updates of hot rows, and new rows that nobody else can touch. */
    public TransactionSpec(
            double weight,
            int statements,
            IntRange rows,
            int bytesPerRow,
            int statementBytes,
            @Nullable HotRows hotRows,
            boolean ddl,
            long ddlNanos) {
        this(weight, statements, rows, bytesPerRow, statementBytes, hotRows, ddl, ddlNanos, RowEffect.NONE);
    }

    /** Whether any of its rows has a key that others may meet, where rows are kept. */
    boolean hasKeys() {
        return !ddl && (hotRows != null || change == RowEffect.INSERT);
    }

    /** Whether it inserts rows whose keys it brings. */
    boolean insertsByKey() {
        return hotRows != null && change == RowEffect.INSERT;
    }
}
