package org.replsim.server.source;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * What MySQL writes into {@code last_committed} (spec 1.8), as a number of rows of the log: all before it have to be applied
 * first. COMMIT_ORDER: what had committed when the transaction prepared, for then it held its locks beside all that had not.
 * WRITESET lowers this to the last writer of one of its rows, as far as the history goes back.
 */
final class DependencyTracker {

    private static final long WRITESET = 1;

    private final Server server;
    private @Nullable WritesetHistory history;
    private long historyStart;
    private long committed;

    DependencyTracker(Server server) {
        this.server = server;
    }

    /** How many rows have committed in the engine: asked when a transaction prepares. */
    long committed() {
        return committed;
    }

    /** All rows before this one are committed. */
    void committed(long end) {
        committed = Math.max(committed, end);
    }

    /** The dependency of a row that is being written. */
    long parent(long row, long id, Shape shape, long committedAtPrepare) {
        if (server.variables().number(ServerVariable.BINLOG_TRANSACTION_DEPENDENCY_TRACKING) != WRITESET) {
            return committedAtPrepare;
        }
        WritesetHistory known = history;
        if (known == null) {
            known = new WritesetHistory();
            history = known;
        }
        boolean room = known.roomFor(shape.rows);
        long parent = committedAtPrepare;
        if (!shape.ddl) {
            parent = Math.min(parent, lastWriter(known, row, id, shape.rows, room));
        }
        if (!room || shape.ddl) {
            known.clear();
            historyStart = row + 1;
        }
        return parent;
    }

    private long lastWriter(WritesetHistory known, long row, long id, int rows, boolean note) {
        TransactionSource source = server.transactions().of(id);
        long parent = historyStart;
        for (int i = 0; i < rows; i++) {
            long key = source.key(id, i);
            if (key >= 0) {
                long last = known.replace(key, row, note);
                parent = last == row + 1 ? parent : Math.max(parent, last);
            } else if (note) {
                known.add();
            }
        }
        return parent;
    }
}
