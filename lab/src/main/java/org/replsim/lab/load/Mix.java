package org.replsim.lab.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.ZipfTable;
import org.replsim.workload.HotRows;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** The transactions of a workload as statements. What each does follows from the seed and its id. */
final class Mix {

    private static final long ROW = 1L << 40;

    private final List<TransactionSpec> kinds;
    private final List<@Nullable ZipfTable> popularity = new ArrayList<>();
    private final List<byte[]> inserted = new ArrayList<>();
    private final List<byte[]> updated = new ArrayList<>();
    private final LoadTable table;
    private final Draws draws;

    Mix(WorkloadSpec workload, LoadTable table, long seed) {
        this.table = table;
        kinds = workload.transactions();
        draws = new Draws(seed, "lab mix " + workload.name());
        for (TransactionSpec kind : kinds) {
            HotRows hot = kind.hotRows();
            popularity.add(hot == null ? null : ZipfTable.of(hot.count(), hot.zipf()));
            inserted.add(new byte[LoadTable.filler(kind, false)]);
            updated.add(new byte[LoadTable.filler(kind, true)]);
        }
    }

    /** Executes a transaction; it is committed when this returns. */
    void execute(Connection connection, long id) throws SQLException {
        int kind = kind(id);
        TransactionSpec spec = kinds.get(kind);
        int low = spec.rows().low();
        int rows = low + (int) Draws.below(draws.bits(id, 1), spec.rows().high() - low + 1L);
        int hot = 0;
        for (int row = 0; row < rows; row++) {
            hot += hot(spec, id, row) ? 1 : 0;
        }
        int statements = Math.max(1, spec.statements());
        boolean alone = statements == 1 && hot == 0;
        connection.setAutoCommit(alone);
        List<Long> ranks = ranks(kind, id, rows);
        for (long rank : ranks) {
            table.update(connection, id, (int) rank, updated.get(kind));
        }
        insert(connection, id, rows - hot, Math.max(1, statements - hot), inserted.get(kind));
        if (!alone) {
            connection.commit();
        }
    }

    private void insert(Connection connection, long id, int rows, int statements, byte[] filler) throws SQLException {
        for (int i = 0; i < statements; i++) {
            int some = rows * (i + 1) / statements - rows * i / statements;
            if (some > 0) {
                table.insert(connection, id, some, filler);
            }
        }
    }

    private List<Long> ranks(int kind, long id, int rows) {
        ZipfTable ranks = popularity.get(kind);
        List<Long> chosen = new ArrayList<>();
        for (int row = 0; ranks != null && row < rows; row++) {
            if (hot(kinds.get(kind), id, row)) {
                chosen.add((long) ranks.rank(draws.bits(id, 2 * ROW + row)));
            }
        }
        return chosen;
    }

    private boolean hot(TransactionSpec kind, long id, int row) {
        HotRows hot = kind.hotRows();
        return hot != null && Draws.unit(draws.bits(id, ROW + row)) < hot.share();
    }

    private int kind(long id) {
        double total = kinds.stream().mapToDouble(TransactionSpec::weight).sum();
        double left = Draws.unit(draws.bits(id, 0)) * total;
        for (int i = 0; i < kinds.size() - 1; i++) {
            left -= kinds.get(i).weight();
            if (left < 0) {
                return i;
            }
        }
        return kinds.size() - 1;
    }
}
