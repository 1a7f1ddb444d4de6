package org.replsim.server.replica;

import org.replsim.binlog.Binlog;
import org.replsim.server.Server;

/**
 * MySQL's L with workers (spec 3.7): the time stamp of the oldest unfinished transaction, as it was at the last checkpoint.
 * Nothing is scheduled for it: the first progress after a checkpoint finds what stood there.
 */
final class Checkpoints {

    static final long UNSET = Long.MIN_VALUE;

    /** slave_checkpoint_period. */
    private static final long PERIOD_NANOS = 300_000_000;

    private final Server server;
    private long number = -1;
    private long second = UNSET;

    Checkpoints(Server server) {
        this.server = server;
    }

    /** The low-water mark moves on from a row. */
    void advance(Binlog log, long row) {
        long now = server.now() / PERIOD_NANOS;
        if (now != number) {
            number = now;
            second = log.commitSecond(row);
        }
    }

    /** The time stamp that holds now; UNSET if there was nothing to do. */
    long second(Binlog log, long applied, long received) {
        if (applied == received) {
            return UNSET;
        }
        return server.now() / PERIOD_NANOS == number ? second : log.commitSecond(applied);
    }
}
