package org.replsim.workload;

import java.util.ArrayList;
import java.util.List;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.binlog.Transactions;
import org.replsim.engine.random.Draws;

/** Transactions that are given one by one, event by event: what a session is told to commit now. */
public final class ExplicitTransactions implements TransactionSource {

    private final List<int[]> events = new ArrayList<>();
    private final List<long[]> keys = new ArrayList<>();
    private final Draws draws;
    private final int number;

    /**
     * Adds itself to the sources of a run.
     *
     * @param seed of the statements' processor times
     */
    public ExplicitTransactions(Transactions transactions, long seed) {
        draws = new Draws(seed, "explicit/statement");
        number = transactions.add(this);
    }

    /**
     * Notes a transaction and gives its id.
     *
     * @param eventBytes sizes of its events in the log, behind the GTID event if the version has one
     */
    public long add(int... eventBytes) {
        return addWithKeys(new long[0], eventBytes);
    }

    /**
     * Notes a transaction that changes the given rows, whose locks it takes in this order.
     *
     * @param rowKeys at least 0 each
     * @param eventBytes sizes of its events in the log, behind the GTID event if the version has one
     */
    public long addWithKeys(long[] rowKeys, int... eventBytes) {
        events.add(eventBytes.clone());
        keys.add(rowKeys.clone());
        return TransactionId.of(number, 0, events.size() - 1L);
    }

    @Override
    public void shape(long id, Shape shape) {
        int place = (int) TransactionId.number(id);
        shape.events(events.get(place), Math.max(1, keys.get(place).length));
    }

    @Override
    public long statementBits(long id, int statement) {
        return draws.bits(id, statement);
    }

    @Override
    public long key(long id, int row) {
        long[] own = keys.get((int) TransactionId.number(id));
        return row < own.length ? own[row] : -1;
    }
}
