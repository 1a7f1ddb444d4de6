package org.replsim.workload;

import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.engine.random.Draws;

/** Updates of the one row of a heartbeat table. */
final class HeartbeatTransactions implements TransactionSource {

    /** A time stamp and an id, before and after image. */
    private static final int ROW_BYTES = 2 * 14;

    private static final int STATEMENT_BYTES = 60;

    private final long key;
    private final Draws draws;

    /** @param on the server written to; draws are keyed by it, so that they do not depend on who else writes */
    HeartbeatTransactions(String on, int table, long seed) {
        key = (long) table << 40;
        draws = new Draws(seed, "heartbeat/statement/" + on);
    }

    @Override
    public void shape(long id, Shape shape) {
        shape.rows(1, 1, ROW_BYTES, STATEMENT_BYTES);
    }

    @Override
    public long statementBits(long id, int statement) {
        return draws.bits(TransactionId.number(id));
    }

    @Override
    public long key(long id, int row) {
        return key;
    }
}
