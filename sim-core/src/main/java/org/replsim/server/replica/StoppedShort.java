package org.replsim.server.replica;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.replsim.table.value.SqlError;

/**
 * What a parallel applier leaves when it has to stop in front of a transaction that some worker has begun. In a kept commit
 * order nothing behind that one is applied, either. Without one, what others have begun is finished, and what they have not
 * is given up: gaps, to be filled after the next start.
 */
final class StoppedShort {

    private final Pool pool;
    private final InFlight flight;
    private final CommitPath path;
    private final TreeSet<Long> gaps = new TreeSet<>();
    private @Nullable SqlError error;
    private long errorRow;

    StoppedShort(Pool pool, InFlight flight, CommitPath path) {
        this.pool = pool;
        this.flight = flight;
        this.path = path;
    }

    /** START. */
    void forget() {
        gaps.clear();
        error = null;
    }

    /** Why it stops; null if nothing has failed. */
    @Nullable
    SqlError error() {
        return error;
    }

    /** A transaction cannot be applied. */
    void failed(long row, SqlError why) {
        if (error == null || row < errorRow) {
            error = why;
            errorRow = row;
        }
        giveUp(row);
    }

    /** A worker's transaction is not applied now. */
    void giveUp(long row) {
        if (path.ordered()) {
            pool.abortFrom(row);
            flight.dropFrom(row);
        } else {
            pool.giveUpWaiting();
        }
    }

    /** A worker leaves out a transaction. */
    void gap(long row) {
        gaps.add(row);
        flight.giveUp(row);
    }

    boolean hasGaps() {
        return !gaps.isEmpty();
    }

    /** All rows before it are applied. */
    long appliedEnd() {
        return gaps.isEmpty() ? flight.applied() : Math.min(flight.applied(), gaps.first());
    }

    /** All that was begun is through: those applied behind the first gap must not be applied again. */
    void tellDone(ApplyControl control) {
        if (!gaps.isEmpty()) {
            for (long row = gaps.first(); row < flight.end(); row++) {
                if (!gaps.contains(row)) {
                    control.alreadyApplied(row);
                }
            }
        }
    }
}
