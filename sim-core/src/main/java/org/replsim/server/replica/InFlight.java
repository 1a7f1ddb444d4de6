package org.replsim.server.replica;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that were given to workers and are not yet behind the low-water mark: a ring of columns, one place per
 * row of the source's log. How far each has got makes three cursors: all before {@link #started} have begun to commit, all
 * before {@link #committed} are visible, all before {@link #applied} are through.
 */
final class InFlight {

    private static final byte GIVEN = 0;
    private static final byte STARTED = 1;
    private static final byte COMMITTED = 2;
    private static final byte APPLIED = 3;

    private @Nullable Worker[] workers = new @Nullable Worker[64];
    private byte[] progress = new byte[64];
    private int[] bytes = new int[64];
    private long[] startAfter = new long[64];
    private long[] commitAfter = new long[64];

    private long applied;
    private long committed;
    private long started;
    private long end;
    /** One behind the last row that has begun to commit. */
    private long reached;

    /** Begins anew behind the last applied row. */
    void reset(long row) {
        applied = row;
        committed = row;
        started = row;
        end = row;
        reached = row;
    }

    /**
     * The next row is given to a worker.
     *
     * @param size of its events
     * @param startRow all before it must have begun to commit before it may run
     * @param commitRow all before it must be committed before it may run
     */
    void add(Worker worker, int size, long startRow, long commitRow) {
        if (end - applied == progress.length) {
            grow();
        }
        int at = place(end++);
        workers[at] = worker;
        progress[at] = GIVEN;
        bytes[at] = size;
        startAfter[at] = startRow;
        commitAfter[at] = commitRow;
    }

    /** All rows before it are applied: the low-water mark. */
    long applied() {
        return applied;
    }

    /** All rows before it are committed. */
    long committed() {
        return committed;
    }

    /** The next row that will be given to a worker. */
    long end() {
        return end;
    }

    /** One behind the last row that has begun to commit. */
    long reached() {
        return reached;
    }

    boolean isEmpty() {
        return applied == end;
    }

    /** Whose a row is; null if nobody's. */
    @Nullable
    Worker worker(long row) {
        return row < end ? workers[place(row)] : null;
    }

    int bytes(long row) {
        return bytes[place(row)];
    }

    /** Whether what a row has to wait for has happened. */
    boolean mayRun(long row) {
        int at = place(row);
        return started >= startAfter[at] && committed >= commitAfter[at];
    }

    /** Whether it is a commit that a row waits for, not only the beginning of one. */
    boolean waitsForCommit(long row) {
        return committed < commitAfter[place(row)];
    }

    /** From now on the row may only run when all before it are committed. */
    void waitForAllBefore(long row) {
        commitAfter[place(row)] = row;
    }

    void startCommit(long row) {
        progress[place(row)] = STARTED;
        reached = Math.max(reached, row + 1);
        while (started < end && progress[place(started)] >= STARTED) {
            started++;
        }
    }

    void commit(long row) {
        progress[place(row)] = COMMITTED;
        while (committed < end && progress[place(committed)] >= COMMITTED) {
            committed++;
        }
    }

    void apply(long row) {
        int at = place(row);
        progress[at] = APPLIED;
        workers[at] = null;
        while (applied < end && progress[place(applied)] == APPLIED) {
            applied++;
        }
    }

    /** Forgets the rows from here on; none of them has begun to commit. */
    void dropFrom(long row) {
        end = row;
        reached = Math.min(reached, row);
    }

    /** A row that will not be applied now does not hold up the cursors any more. */
    void giveUp(long row) {
        startCommit(row);
        commit(row);
        apply(row);
    }

    private int place(long row) {
        return (int) row & (progress.length - 1);
    }

    private void grow() {
        int old = progress.length;
        int from = place(applied);
        workers = Arrays.copyOf(workers, 2 * old);
        progress = Arrays.copyOf(progress, 2 * old);
        bytes = Arrays.copyOf(bytes, 2 * old);
        startAfter = Arrays.copyOf(startAfter, 2 * old);
        commitAfter = Arrays.copyOf(commitAfter, 2 * old);
        boolean upper = place(applied) != from;
        for (int i = 0; i < old; i++) {
            // A place keeps its index or moves up by the old length, as the next bit of its row says.
            boolean moves = i < from ? !upper : upper;
            if (moves) {
                workers[old + i] = workers[i];
                progress[old + i] = progress[i];
                bytes[old + i] = bytes[i];
                startAfter[old + i] = startAfter[i];
                commitAfter[old + i] = commitAfter[i];
                workers[i] = null;
            }
        }
    }
}
