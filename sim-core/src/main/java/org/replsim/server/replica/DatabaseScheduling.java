package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;

/**
 * MySQL's DATABASE: what changes the same schema goes to the same worker while that one has work for it, else to the worker
 * with the shortest queue. Each source of transactions has a schema of its own.
 */
final class DatabaseScheduling implements Scheduling {

    private final Binlog log;
    private final Pool pool;
    private final @Nullable Worker[] workers = new @Nullable Worker[TransactionId.MAX_SOURCES];
    private final int[] unfinished = new int[TransactionId.MAX_SOURCES];
    private int schema;

    DatabaseScheduling(Binlog log, Pool pool) {
        this.log = log;
        this.pool = pool;
    }

    @Override
    public void read(long row, Shape shape) {
        schema = TransactionId.source(log.id(row));
    }

    @Override
    public long startAfter() {
        return 0;
    }

    @Override
    public long commitAfter() {
        return 0;
    }

    @Override
    public @Nullable Worker choose(int bytes) {
        if (pool.overfull(bytes)) {
            return null;
        }
        Worker worker = unfinished[schema] > 0 ? workers[schema] : pool.shortestQueue();
        workers[schema] = worker;
        unfinished[schema]++;
        return worker;
    }

    @Override
    public SqlThreadState waitsFor() {
        return SqlThreadState.WAITING_FOR_PENDING_EVENTS;
    }

    @Override
    public void finished(long row) {
        unfinished[TransactionId.source(log.id(row))]--;
    }
}
