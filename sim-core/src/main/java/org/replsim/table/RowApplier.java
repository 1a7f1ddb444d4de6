package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.Session;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.TypeKind;

/** Applies a row event to a replica's table: rows are found by key, or by all their values in a table without one. */
final class RowApplier {

    private static final int DUPLICATE = 1062;
    private static final int NOT_FOUND = 1032;
    private static final int NO_CONVERSION = 1677;

    private final Execution execution;
    private final Defaults defaults;
    private final boolean idempotent;

    RowApplier(OpenTransaction transaction, TableData table, boolean idempotent) {
        StatementContext context =
                StatementContext.of(table.definition().database(), "").withStrict(false);
        Evaluator evaluator = new Evaluator(Session.NONE, "", 0);
        execution = new Execution(transaction, table, context, evaluator);
        defaults = new Defaults(execution);
        this.idempotent = idempotent;
    }

    /** Applies the rows up to the first that cannot be; gives its error. */
    @Nullable
    SqlError apply(LogEvent.Rows event) {
        execution.begin();
        try {
            checkColumns(event.table().definition());
            event.rows().forEach(row -> apply(row.change()));
            return null;
        } catch (SqlException e) {
            return e.error();
        }
    }

    /** What the engine calls an error; empty if it has no part in it. */
    String handlerError(SqlError error) {
        if (error.errno() == DUPLICATE) {
            return "HA_ERR_FOUND_DUPP_KEY";
        }
        if (error.errno() != NOT_FOUND) {
            return "";
        }
        return execution.definition().rowKey().isEmpty() ? "HA_ERR_END_OF_FILE" : "HA_ERR_KEY_NOT_FOUND";
    }

    private void checkColumns(TableDefinition source) {
        TableDefinition own = execution.definition();
        int common = Math.min(source.columns().size(), own.columns().size());
        for (int i = 0; i < common; i++) {
            Column from = source.columns().get(i);
            Column to = own.columns().get(i);
            if (family(from.type().kind()) != family(to.type().kind())) {
                throw new SqlException(new SqlError(
                        NO_CONVERSION,
                        "HY000",
                        "Column " + i + " of table '" + own.database() + "." + own.name()
                                + "' cannot be converted from type '"
                                + from.type().text(true) + "' to type '"
                                + to.type().text(true) + "'"));
            }
        }
    }

    /** Types between whose members a replica converts. */
    private static int family(TypeKind kind) {
        if (kind.numeric()) {
            return 0;
        }
        return switch (kind) {
            case DATE, TIME, DATETIME, TIMESTAMP -> 1;
            default -> 2;
        };
    }

    private void apply(RowChange change) {
        Row before = change.before();
        Row after = change.after();
        if (before == null) {
            if (after != null) {
                write(own(after));
            }
            return;
        }
        Map.Entry<RowKey, Row> found = find(own(before));
        if (found == null) {
            if (!idempotent) {
                throw new SqlException(SqlError.noRecord(execution.definition().name()));
            }
        } else if (after == null) {
            execution.delete(found.getKey(), found.getValue());
        } else {
            update(found.getKey(), found.getValue(), own(after));
        }
    }

    private void write(Row row) {
        Execution.Conflict conflict = execution.conflict(row, null);
        while (conflict != null) {
            if (!idempotent) {
                throw new SqlException(conflict.error());
            }
            Row old = execution.overlay().get(conflict.holder());
            if (old != null) {
                execution.delete(conflict.holder(), old);
            }
            conflict = execution.conflict(row, null);
        }
        execution.insert(execution.table().newKey(row), row);
    }

    private void update(RowKey key, Row before, Row after) {
        if (!idempotent || execution.conflict(after, key) == null) {
            execution.update(key, before, after);
        }
    }

    private Map.@Nullable Entry<RowKey, Row> find(Row image) {
        List<Integer> key = execution.definition().rowKey();
        RowKey wanted = key.isEmpty() ? null : RowKey.of(image, key);
        if (wanted != null) {
            Row row = execution.overlay().get(wanted);
            return row == null ? null : Map.entry(wanted, row);
        }
        return execution.overlay().rows().entrySet().stream()
                .filter(entry -> entry.getValue().equals(image))
                .findFirst()
                .orElse(null);
    }

    /** A row of the source as the replica's table has it: further columns get their defaults. */
    private Row own(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < execution.definition().columns().size(); i++) {
            values.add(
                    i < row.values().size() ? execution.converted(row.get(i), i, 1, false) : defaults.value(i, false));
        }
        return new Row(values);
    }
}
