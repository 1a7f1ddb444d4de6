package org.replsim.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.RowEffect;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.ZipfTable;

/**
 * Transactions of a mix. Kind, rows, keys and processor time of each are functions of (seed, workload, client, number), so
 * they are the same in every variant and need not be stored.
 */
final class SyntheticTransactions implements TransactionSource {

    private static final int ROW_BITS = 24;
    private static final long ID_MASK = (1L << 56) - 1;

    private final TransactionSpec[] kinds;
    private final double[] kindEnds;
    private final @Nullable ZipfTable[] hotRows;
    private final Draws kindDraws;
    private final Draws rowDraws;
    private final Draws keyDraws;
    private final Draws statementDraws;
    /** Keys of this workload's table begin here. */
    private final long keyBase;
    /** Null where nobody keeps them. */
    private @Nullable WorkloadRows kept;

    /** @param table its rows are those of this table */
    SyntheticTransactions(String workload, List<TransactionSpec> mix, long seed, int table) {
        kinds = mix.toArray(TransactionSpec[]::new);
        kindEnds = new double[kinds.length];
        hotRows = new @Nullable ZipfTable[kinds.length];
        double total = 0;
        for (int i = 0; i < kinds.length; i++) {
            total += kinds[i].weight();
            kindEnds[i] = total;
            HotRows hot = kinds[i].hotRows();
            hotRows[i] = hot == null ? null : ZipfTable.of(hot.count(), hot.zipf());
        }
        for (int i = 0; i < kinds.length; i++) {
            kindEnds[i] /= total;
        }
        kindDraws = new Draws(seed, workload + "/kind");
        rowDraws = new Draws(seed, workload + "/rows");
        keyDraws = new Draws(seed, workload + "/key");
        statementDraws = new Draws(seed, workload + "/statement");
        keyBase = (long) table << 40;
    }

    /** The rows are kept: what they meet is to be known. */
    void keep(WorkloadRows rows) {
        kept = rows;
    }

    @Override
    public void shape(long id, Shape shape) {
        TransactionSpec kind = kinds[kindOf(id)];
        IntRange range = kind.rows();
        int rows = range.low();
        if (range.high() > range.low()) {
            rows += (int) Draws.below(rowDraws.bits(id & ID_MASK), range.high() - range.low() + 1L);
        }
        shape.rows(kind.statements(), rows, kind.bytesPerRow(), kind.statementBytes());
        shape.ddl = kind.ddl();
        shape.ddlNanos = kind.ddlNanos();
    }

    @Override
    public long statementBits(long id, int statement) {
        return statementDraws.bits(id & ID_MASK, statement);
    }

    @Override
    public long key(long id, int row) {
        int kind = kindOf(id);
        ZipfTable table = hotRows[kind];
        HotRows hot = kinds[kind].hotRows();
        if (table == null || hot == null) {
            return kept != null && kinds[kind].change() == RowEffect.INSERT ? kept.generated(id, row) : -1;
        }
        long bits = keyDraws.bits(id & ID_MASK, row);
        if (hot.share() < 1 && Draws.unit(keyDraws.bits(id & ID_MASK, row + (1L << ROW_BITS))) >= hot.share()) {
            return -1;
        }
        return keyBase + table.rank(bits);
    }

    /** Whether a transaction changes rows that are kept. */
    boolean keepsRowsOf(long id) {
        return kept != null && kinds[kindOf(id)].hasKeys();
    }

    /** What a transaction is to do to a row; whether it finds the row is another matter. */
    RowEffect intended(long id, int row) {
        if (!keepsRowsOf(id) || key(id, row) < 0) {
            return RowEffect.NONE;
        }
        RowEffect change = kinds[kindOf(id)].change();
        return change == RowEffect.NONE ? RowEffect.UPDATE : change;
    }

    @Override
    public RowEffect effect(long id, int row) {
        WorkloadRows rows = kept;
        return rows == null || !rows.touched(id, row) ? RowEffect.NONE : intended(id, row);
    }

    @Override
    public long before(long id, int row) {
        return kept == null ? -1 : kept.before(id, row);
    }

    @Override
    public boolean loggedAsStatements(long id) {
        return kept != null && kept.loggedAsStatements();
    }

    private int kindOf(long id) {
        if (kinds.length == 1) {
            return 0;
        }
        double u = Draws.unit(kindDraws.bits(id & ID_MASK));
        int kind = 0;
        while (kind < kinds.length - 1 && u >= kindEnds[kind]) {
            kind++;
        }
        return kind;
    }
}
