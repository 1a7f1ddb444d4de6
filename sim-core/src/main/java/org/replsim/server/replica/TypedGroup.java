package org.replsim.server.replica;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventFormat;
import org.replsim.server.LockWait;
import org.replsim.server.RowLocks;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.ReplicaPositions.SourcePosition;
import org.replsim.table.ApplyOptions;
import org.replsim.table.ApplyResult;
import org.replsim.table.OpenTransaction;
import org.replsim.table.TypedTransaction;
import org.replsim.table.TypedTransactions;
import org.replsim.table.value.Session;
import org.replsim.table.value.SqlError;

/**
 * A transaction that someone typed, or one of high-volume load whose rows are kept, in the hands of one thread of the
 * applier: it takes the server's row locks, as sessions do, is executed on what the server stores, and becomes visible or is
 * undone. Of other transactions it knows nothing.
 */
final class TypedGroup {

    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_GROWN_PAUSE = 5;
    private static final long IDEMPOTENT = 1;

    private final Server server;
    private final Replica replica;
    private final LockWait<RowLocks.Owner> locks;

    private @Nullable TypedTransaction content;
    private long row = -1;
    private int lockedKeys;
    private long[] keys = {};
    private int keyCount;
    /** It is one of high-volume load, and changes rows that are kept. */
    private boolean keptRows;

    private final RowsGroup rows;
    private @Nullable OpenTransaction changes;
    private long sleepNanos;
    private long retries;
    /** slave_skip_errors as it was read last, and what it means. */
    private String skipText = "OFF";

    private IntPredicate skips = errno -> false;

    TypedGroup(Replica replica, RowLocks.Owner owner) {
        this.replica = replica;
        server = replica.server();
        locks = new LockWait<>(owner);
        rows = new RowsGroup(replica);
    }

    /** The thread begins with a transaction, or begins it again. */
    void begin(long newRow, long id) {
        retries = newRow == row ? retries : 0;
        row = newRow;
        keyCount = 0;
        keptRows = false;
        if (TypedTransactions.typed(id)) {
            // What stands in a log has its content.
            take(Objects.requireNonNull(server.typed().get(id)));
        } else {
            content = null;
            if (server.rows().active()) {
                takeRows(id);
            }
        }
    }

    private void takeRows(long id) {
        lockedKeys = 0;
        sleepNanos = 0;
        keyCount = rows.begin(id);
        keys = rows.keys();
        keptRows = keyCount > 0;
    }

    private void take(TypedTransaction typed) {
        content = typed;
        lockedKeys = 0;
        sleepNanos = 0;
        keys = typed.keys();
        keyCount = keys.length;
    }

    /** The SQL thread is started: what was tried before does not count. */
    void restart() {
        row = -1;
    }

    /** Whether the transaction is one. */
    boolean concerned() {
        return content != null || keptRows;
    }

    GroupKind kind(boolean ddl) {
        TypedTransaction typed = content;
        return typed != null && typed.nonTransactional() ? GroupKind.NON_TRANSACTIONAL : GroupKind.ofSynthetic(ddl);
    }

    /** Whether it changes tables that know no transactions, so that nobody can take it back. */
    boolean nonTransactional() {
        return content != null && content.nonTransactional();
    }

    /** How many rows it has locked, or is about to. */
    int lockedRows() {
        return lockedKeys;
    }

    /** Takes the locks of its rows; false if it has to wait for one, then {@link RowLocks.Owner} hears of it. */
    boolean lockRows() {
        while (lockedKeys < keyCount) {
            if (!server.rowLocks().lock(locks, keys[lockedKeys])) {
                return false;
            }
            lockedKeys++;
        }
        return true;
    }

    /** The lock it waited for is its own. */
    void lockGranted() {
        lockedKeys++;
    }

    /** Executes it; gives the error after which nothing of it stays, or null. */
    @Nullable
    SqlError execute() {
        TypedTransaction typed = content;
        if (typed == null) {
            return keptRows ? rows.execute(row, idempotent(), skipErrors()) : null;
        }
        ApplyResult result = server.databases().apply(typed, options(typed.format()));
        replica.applier().groups().errorsPassedOver(result.skipped());
        sleepNanos = result.sleepNanos();
        changes = result.error() == null ? result.transaction() : null;
        return result.error();
    }

    /** What SLEEP() in it takes. */
    long sleepNanos() {
        return sleepNanos;
    }

    /** Its changes are visible. */
    void commit() {
        if (content != null) {
            commitChanges();
        } else if (keptRows) {
            rows.commit();
            release();
        }
    }

    private void commitChanges() {
        OpenTransaction open = changes;
        if (open != null) {
            open.commit();
        }
        release();
    }

    /** Its changes are taken back. */
    void undo() {
        OpenTransaction open = changes;
        if (open != null) {
            open.rollback();
        }
        if (keptRows) {
            rows.undo();
        }
        release();
    }

    /** Whether the group is tried again after an error; then it counts as one more retry. */
    boolean retriesAfter(SqlError error) {
        boolean temporary =
                error.errno() == RowLocks.ER_LOCK_WAIT_TIMEOUT || error.errno() == RowLocks.ER_LOCK_DEADLOCK;
        if (!temporary || retries >= server.variables().number(ServerVariable.SLAVE_TRANSACTION_RETRIES)) {
            return false;
        }
        retries++;
        replica.applier().groups().retried();
        return true;
    }

    /** The pause before the retry: it grows by a second each time. */
    long pauseNanos() {
        long grown = Math.min(retries - 1, LONGEST_GROWN_PAUSE) * SECOND;
        return Math.max(grown, server.variables().nanos(ServerVariable.SLAVE_TRANSACTION_RETRY_INTERVAL));
    }

    /** The error of a wait for a row lock. */
    static SqlError lockError(int errno) {
        return errno == RowLocks.ER_LOCK_DEADLOCK
                ? new SqlError(errno, "40001", "Deadlock found when trying to get lock; try restarting transaction")
                : new SqlError(errno, "HY000", "Lock wait timeout exceeded; try restarting transaction");
    }

    private void release() {
        changes = null;
        lockedKeys = 0;
        if (locks.heldCount() > 0 || locks.waitsFor >= 0) {
            server.rowLocks().releaseAll(locks);
        }
    }

    private ApplyOptions options(EventFormat format) {
        SourcePosition start = replica.positions().sourceStart(row);
        int commitId = replica.sourceLog().has(row, Binlog.GROUPED) ? format.gtidCommitIdBytes() : 0;
        return new ApplyOptions(
                idempotent(),
                skipErrors(),
                start.file(),
                start.position() + format.gtidBytes() + commitId,
                Session.NONE);
    }

    private boolean idempotent() {
        return server.variables().number(ServerVariable.SLAVE_EXEC_MODE) == IDEMPOTENT;
    }

    /** slave_skip_errors: OFF, all, or numbers with commas between. */
    private IntPredicate skipErrors() {
        String text = server.variables().text(ServerVariable.SLAVE_SKIP_ERRORS);
        return text.equals(skipText) ? skips : read(text);
    }

    private IntPredicate read(String text) {
        skipText = text;
        skips = listed(text.strip());
        return skips;
    }

    private static IntPredicate listed(String plain) {
        if (plain.equalsIgnoreCase("all")) {
            return errno -> true;
        }
        List<Integer> listed = Arrays.stream(plain.split("\\s*,\\s*"))
                .filter(each -> each.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .toList();
        return listed::contains;
    }
}
