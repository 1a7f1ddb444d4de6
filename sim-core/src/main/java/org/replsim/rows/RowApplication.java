package org.replsim.rows;

import java.util.function.IntPredicate;
import org.replsim.binlog.RowEffect;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.binlog.Transactions;

/**
 * One transaction of high-volume load in the hands of a thread of the applier, on a server that keeps rows (spec 1.7, 4.3).
 * In row format an insert of a row that is there fails with 1062, an update or delete of one that is not fails with 1032,
 * and an update finds its row by the key alone and overwrites it unseen. A statement that touches no row is no error.
 */
public final class RowApplication {

    /** Duplicate entry for key. */
    public static final int DUPLICATE = 1062;

    /** Can't find record. */
    public static final int NOT_FOUND = 1032;

    private final RowStore store;
    private final Meetings meetings;
    private final Transactions transactions;
    private final PendingRows pending;
    private boolean idempotent;
    private boolean statements;
    private long id;
    private long failedKey;
    private long skipped;
    private long duplicates;
    private long notFound;
    private long overwritten;
    private long ignored;

    /**
     * @param transactions all sources of the run
     * @param meetings where what is met counts
     */
    public RowApplication(RowStore store, Transactions transactions, Meetings meetings) {
        this.store = store;
        this.meetings = meetings;
        this.transactions = transactions;
        pending = new PendingRows(store);
    }

    /**
     * Does what the transaction did, up to the first error that counts.
     *
     * @param idempotentMode slave_exec_mode IDEMPOTENT
     * @param skips slave_skip_errors
     * @return 0, 1062 or 1032; then {@link #failedKey} says where, and nothing must be committed
     */
    public int apply(long transaction, Shape shape, boolean idempotentMode, IntPredicate skips) {
        undo();
        id = transaction;
        TransactionSource source = transactions.of(id);
        statements = source.loggedAsStatements(id);
        idempotent = idempotentMode && !statements;
        int first = 0;
        for (int statement = 0; statement < shape.statements; statement++) {
            int end = first + shape.rowsOf(statement);
            int before = pending.count();
            int errno = statement(source, first, end);
            if (errno != 0 && !skips.test(errno)) {
                return errno;
            }
            if (errno != 0) {
                pass(errno, before);
            }
            first = end;
        }
        return 0;
    }

    /** The row that could not be changed. */
    public long failedKey() {
        return failedKey;
    }

    /** Statements that slave_skip_errors passed over. */
    public long skipped() {
        return skipped;
    }

    /** Its changes are visible from now on; nanoseconds. */
    public void commit(long now) {
        pending.commit(id, now);
        meetings.count(duplicates, notFound, overwritten, ignored);
        undo();
    }

    /** Nothing of it stays. */
    public void undo() {
        pending.clear();
        skipped = 0;
        duplicates = 0;
        notFound = 0;
        overwritten = 0;
        ignored = 0;
    }

    /** The rest of a row event is lost; of a statement, all. */
    private void pass(int errno, int changesBefore) {
        skipped++;
        if (errno == DUPLICATE) {
            duplicates++;
        } else {
            notFound++;
        }
        if (statements) {
            pending.truncate(changesBefore);
        }
    }

    private int statement(TransactionSource source, int first, int end) {
        for (int row = first; row < end; row++) {
            RowEffect effect = source.effect(id, row);
            if (effect != RowEffect.NONE) {
                int errno = row(source, row, effect);
                if (errno != 0) {
                    return errno;
                }
            }
        }
        return 0;
    }

    private int row(TransactionSource source, int row, RowEffect effect) {
        long key = source.key(id, row);
        long writer = pending.writer(key);
        if (effect == RowEffect.INSERT) {
            return insert(key, writer);
        }
        if (writer == KeyedRows.ABSENT) {
            return missing(key);
        }
        if (crossed(writer, source.before(id, row))) {
            overwritten++;
        }
        pending.put(key, effect == RowEffect.DELETE ? KeyedRows.ABSENT : id);
        return 0;
    }

    private int insert(long key, long writer) {
        if (writer != KeyedRows.ABSENT) {
            if (!idempotent) {
                failedKey = key;
                return DUPLICATE;
            }
            duplicates++;
            ignored++;
        }
        pending.put(key, id);
        return 0;
    }

    private int missing(long key) {
        if (statements) {
            return 0;
        }
        if (!idempotent) {
            failedKey = key;
            return NOT_FOUND;
        }
        notFound++;
        ignored++;
        return 0;
    }

    /** The row was written by somebody whose change its writer did not know. */
    private boolean crossed(long writer, long before) {
        return writer >= 0 && writer != before && transactions.origin(writer) != transactions.origin(id);
    }
}
