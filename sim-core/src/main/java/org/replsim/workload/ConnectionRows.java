package org.replsim.workload;

import org.replsim.binlog.RowEffect;
import org.replsim.binlog.Shape;
import org.replsim.rows.KeyedRows;
import org.replsim.rows.PendingRows;
import org.replsim.rows.RowApplication;
import org.replsim.server.source.SessionClient;

/** What the statements of one connection find and do where rows are kept; others see it from the engine commit on. */
final class ConnectionRows {

    private final SyntheticTransactions source;
    private final WorkloadRows rows;
    private final PendingRows pending;
    private final Shape shape = new Shape();
    private long id;
    private boolean concerned;
    private int statement;
    private int nextRow;
    private boolean changed;

    ConnectionRows(SyntheticTransactions source, WorkloadRows rows) {
        this.source = source;
        this.rows = rows;
        pending = new PendingRows(rows.store());
    }

    /** A transaction begins, or begins again. */
    void begin(long transaction) {
        id = transaction;
        pending.clear();
        statement = 0;
        nextRow = 0;
        changed = false;
        source.shape(id, shape);
        concerned = source.keepsRowsOf(id);
        if (concerned) {
            rows.begin(id, shape.rows);
        }
    }

    /** The next statement has run: 0, 1062, or {@link SessionClient#NOTHING_CHANGED} if none of the transaction's has. */
    int executed() {
        if (!concerned) {
            return 0;
        }
        int end = nextRow + shape.rowsOf(statement++);
        while (nextRow < end) {
            if (!row(nextRow)) {
                rows.store().meetings().refuseInsert();
                return RowApplication.DUPLICATE;
            }
            nextRow++;
        }
        return changed || statement < shape.statements ? 0 : SessionClient.NOTHING_CHANGED;
    }

    /** The transaction is committed in the engine. */
    void visible() {
        pending.commit(id, rows.now());
    }

    /** Whether the row could be changed, or was not there. */
    private boolean row(int row) {
        RowEffect effect = source.intended(id, row);
        if (effect == RowEffect.NONE) {
            changed = true;
            return true;
        }
        long key = source.key(id, row);
        long writer = pending.writer(key);
        if (effect == RowEffect.INSERT) {
            return insert(key, writer);
        }
        if (writer == KeyedRows.ABSENT) {
            rows.noteUntouched(id, row);
            return true;
        }
        changed = true;
        rows.noteBefore(id, row, writer);
        pending.put(key, effect == RowEffect.DELETE ? KeyedRows.ABSENT : id);
        return true;
    }

    private boolean insert(long key, long writer) {
        if (writer != KeyedRows.ABSENT) {
            return false;
        }
        changed = true;
        rows.store().raise(key);
        pending.put(key, id);
        return true;
    }
}
