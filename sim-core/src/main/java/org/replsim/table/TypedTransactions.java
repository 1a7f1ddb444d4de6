package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.binlog.Transactions;
import org.replsim.engine.random.Draws;
import org.replsim.sql.TableName;

/**
 * All transactions of a run that someone typed. An id exists from a transaction's first statement on; its content grows
 * with its statements and is set anew each time. An id's client is the index of the server where it was made.
 */
public final class TypedTransactions implements TransactionSource {

    /** Its number among the sources of transactions: the last, so that workloads keep theirs. */
    public static final int SOURCE = TransactionId.MAX_SOURCES - 1;

    private static final int[] NO_EVENTS = {};

    private final List<List<@Nullable TypedTransaction>> byOrigin = new ArrayList<>();
    private final SortedMap<Long, UnderWay> underWay = new TreeMap<>();
    private final Draws draws;

    /** What is known of a transaction that has not come to its end. */
    private record UnderWay(long[] keys, int statements, boolean open) {}

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

    /**
     * A statement is about to run, or the transaction waits for the next one.
     *
     * @param keys all lock keys of the transaction so far, those of the statement last
     * @param statements how many there are with this one
     * @param open whether only a COMMIT ends the transaction
     */
    public void running(long id, long[] keys, int statements, boolean open) {
        underWay.put(id, new UnderWay(keys, statements, open));
    }

    /** Sets what a transaction has when it ends. Not after it was written to the log. */
    public void set(long id, TypedTransaction content) {
        underWay.remove(id);
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
        UnderWay running = underWay.get(id);
        if (running != null) {
            shape.events(NO_EVENTS, Math.max(1, running.keys().length));
            shape.statements = running.statements();
            shape.open = running.open();
            return;
        }
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
    public List<TableName> tables(long id) {
        TypedTransaction content = get(id);
        return content == null ? List.of() : content.tables();
    }

    @Override
    public long key(long id, int row) {
        UnderWay running = underWay.get(id);
        if (running != null) {
            return row < running.keys().length ? running.keys()[row] : -1;
        }
        TypedTransaction content = get(id);
        return content != null && row < content.keyCount() ? content.key(row) : -1;
    }
}
