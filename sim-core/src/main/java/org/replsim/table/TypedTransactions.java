package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.binlog.Transactions;
import org.replsim.engine.random.Draws;

/**
 * All transactions of a run that someone typed. An id exists from a transaction's first statement on; its content grows
 * with its statements and is set anew each time. An id's client is the index of the server where it was made.
 */
public final class TypedTransactions implements TransactionSource {

    /** Its number among the sources of transactions: the last, so that workloads keep theirs. */
    public static final int SOURCE = TransactionId.MAX_SOURCES - 1;

    private static final int[] NO_EVENTS = {};

    private final List<List<@Nullable TypedTransaction>> byOrigin = new ArrayList<>();
    private final Draws draws;

    /**
     * Adds itself to the sources of a run.
     *
     * @param seed of the statements' processor times
     */
    public TypedTransactions(Transactions transactions, long seed) {
        draws = new Draws(seed, "typed/statement");
        transactions.reserve(SOURCE, this);
    }

    /**
     * Gives an id to a transaction that begins.
     *
     * @param origin index of the server where it runs
     */
    public long add(int origin) {
        while (byOrigin.size() <= origin) {
            byOrigin.add(new ArrayList<>());
        }
        byOrigin.get(origin).add(null);
        return TransactionId.of(SOURCE, origin, byOrigin.get(origin).size() - 1L);
    }

    /** Sets what a transaction has so far. Not after it was written to the log. */
    public void set(long id, TypedTransaction content) {
        byOrigin.get(TransactionId.client(id)).set((int) TransactionId.number(id), content);
    }

    /** Whether an id is that of a typed transaction. */
    public static boolean typed(long id) {
        return TransactionId.source(id) == SOURCE;
    }

    /** What a transaction has; null before its first change. */
    public @Nullable TypedTransaction get(long id) {
        return byOrigin.get(TransactionId.client(id)).get((int) TransactionId.number(id));
    }

    @Override
    public void shape(long id, Shape shape) {
        TypedTransaction content = get(id);
        if (content == null) {
            shape.events(NO_EVENTS, 1);
            return;
        }
        int rows = Math.max(1, content.keyCount());
        shape.events(content.sentSizesInPlace(), content.fileSizesInPlace(), rows);
        shape.statements = content.statements();
        shape.ddl = content.ddl();
    }

    @Override
    public long statementBits(long id, int statement) {
        return draws.bits(id, statement);
    }

    @Override
    public long key(long id, int row) {
        TypedTransaction content = get(id);
        return content != null && row < content.keyCount() ? content.key(row) : -1;
    }
}
