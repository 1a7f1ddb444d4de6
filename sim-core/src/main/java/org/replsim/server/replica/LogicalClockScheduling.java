package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;

/**
 * MySQL's LOGICAL_CLOCK: the coordinator waits until all that the next transaction depends on, by the source's
 * {@code last_committed}, are committed, and then for a worker without work. A DDL runs alone.
 */
final class LogicalClockScheduling implements Scheduling {

    /** Its number among the words of slave_parallel_type. */
    static final long TYPE = 1;

    private final Binlog log;
    private final Pool pool;
    private final InFlight flight;
    private long barrier;
    private long commitAfter;

    LogicalClockScheduling(Binlog log, Pool pool, InFlight flight) {
        this.log = log;
        this.pool = pool;
        this.flight = flight;
    }

    @Override
    public void read(long row, Shape shape) {
        commitAfter = shape.ddl ? row : Math.max(barrier, log.parent(row));
        barrier = shape.ddl ? row + 1 : barrier;
    }

    @Override
    public long startAfter() {
        return 0;
    }

    @Override
    public long commitAfter() {
        return commitAfter;
    }

    @Override
    public @Nullable Worker choose(int bytes) {
        return depends() || pool.overfull(bytes) ? null : pool.idle();
    }

    @Override
    public SqlThreadState waitsFor() {
        return depends() ? SqlThreadState.WAITING_FOR_DEPENDENCY : SqlThreadState.WAITING_FOR_WORKERS;
    }

    @Override
    public void finished(long row) {}

    private boolean depends() {
        return flight.committed() < commitAfter;
    }
}
