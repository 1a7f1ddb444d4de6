package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import org.replsim.sql.Dml;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.Warning;

/** What a statement leaves when it has changed its rows: its result, and its events in the transaction. */
final class Ending {

    private static final int UNSAFE_STATEMENT = 1592;

    private Ending() {}

    /** An evaluator whose findings do not count: to see which rows a statement would touch. */
    static Evaluator trial(StatementContext context) {
        return new Evaluator(context.session(), context.database(), context.seconds());
    }

    static Outcome done(Execution execution, Dml statement, long affected, long firstGenerated, String info) {
        List<LogEvent> events = events(execution, statement, firstGenerated, 0);
        boolean transactional = execution.definition().transactional();
        if (!events.isEmpty()) {
            execution.transaction().log(events, !transactional, execution.mark(), execution.locks());
        }
        return new Outcome(
                affected,
                firstGenerated,
                info,
                execution.warnings(),
                null,
                null,
                execution.evaluator().sleepNanos(),
                !events.isEmpty(),
                !transactional);
    }

    /** Rows that an engine without transactions keeps are logged even so, in statement format with the error. */
    static Outcome failed(Execution execution, Dml statement, long firstGenerated, SqlError error) {
        boolean kept = !execution.changes().isEmpty();
        if (kept) {
            List<LogEvent> events = events(execution, statement, firstGenerated, error.errno());
            execution.transaction().log(events, true, execution.mark(), execution.locks());
        }
        return Outcome.failed(error, execution.evaluator().sleepNanos(), kept);
    }

    private static List<LogEvent> events(Execution execution, Dml statement, long firstGenerated, int errno) {
        StatementContext context = execution.context();
        String unsafe = Safety.reason(statement, execution.definition());
        if (context.format() == BinlogFormat.ROW || context.format() == BinlogFormat.MIXED && unsafe != null) {
            return rowEvents(execution);
        }
        if (unsafe != null) {
            String text = "Unsafe statement written to the binary log using statement format since BINLOG_FORMAT = "
                    + "STATEMENT. " + unsafe;
            execution.warnings().add(new Warning("Note", UNSAFE_STATEMENT, text));
        }
        return statementEvents(execution, statement, firstGenerated, errno);
    }

    private static List<LogEvent> rowEvents(Execution execution) {
        List<LogEvent> events = new ArrayList<>();
        if (!execution.changes().isEmpty()) {
            if (execution.context().annotate()) {
                events.add(new LogEvent.Annotate(execution.context().sql()));
            }
            events.addAll(RowEvents.of(new TableShape(execution.definition()), execution.changes()));
        }
        return events;
    }

    private static List<LogEvent> statementEvents(Execution execution, Dml statement, long insertId, int errno) {
        StatementContext context = execution.context();
        Evaluator used = execution.evaluator();
        List<LogEvent> events = new ArrayList<>();
        if (used.usedLastInsertId()) {
            events.add(new LogEvent.Intvar(true, context.session().lastInsertId()));
        }
        if (insertId != 0) {
            events.add(new LogEvent.Intvar(false, insertId));
        }
        Long seed = used.randomSeed();
        if (seed != null) {
            events.add(new LogEvent.Rand(seed));
        }
        used.usedVariables().forEach((name, value) -> events.add(new LogEvent.UserVariable(name, value)));
        int status = LogEvent.Query.statusBytes(context.increment(), context.offset(), used.usedTime());
        LogEvent.Replay replay = new LogEvent.Replay(
                statement, context.seconds(), context.increment(), context.offset(), context.strict(), errno);
        events.add(new LogEvent.Query(context.database(), context.sql(), status, true, replay));
        return events;
    }
}
