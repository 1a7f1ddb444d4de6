package org.replsim.table;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Account;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.table.value.Session;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;

/** Applies one transaction of a replica's relay log: event by event, like the SQL thread. */
final class Applier {

    private final Databases databases;
    private final TypedTransaction typed;
    private final ApplyOptions options;
    private final OpenTransaction transaction;

    private final Map<String, Optional<Object>> userVariables = new TreeMap<>();
    private long lastInsertId;
    private long insertId;
    private @Nullable Long randomSeed;
    private long position;
    private int skipped;
    private long sleepNanos;

    Applier(Databases databases, TypedTransaction typed, ApplyOptions options) {
        this.databases = databases;
        this.typed = typed;
        this.options = options;
        transaction = databases.begin();
        position = options.position();
    }

    ApplyResult run() {
        SqlError error = null;
        for (LogEvent event : typed.events()) {
            position += event.bytes(typed.format());
            error = error == null ? apply(event) : error;
        }
        if (error != null) {
            transaction.rollback();
            transaction.clear();
        }
        return new ApplyResult(transaction, error, skipped, sleepNanos);
    }

    private @Nullable SqlError apply(LogEvent event) {
        if (event instanceof LogEvent.Intvar intvar) {
            lastInsertId = intvar.last() ? intvar.value() : lastInsertId;
            insertId = intvar.last() ? insertId : intvar.value();
        } else if (event instanceof LogEvent.Rand rand) {
            randomSeed = rand.seed();
        } else if (event instanceof LogEvent.UserVariable variable) {
            userVariables.put(variable.name(), variable.value());
        } else if (event instanceof LogEvent.Query query && query.replay() != null) {
            return replay(query, query.replay());
        } else if (event instanceof LogEvent.Rows rows) {
            return rows(rows);
        }
        return null;
    }

    private @Nullable SqlError replay(LogEvent.Query query, LogEvent.Replay replay) {
        SqlError error = execute(query, replay);
        lastInsertId = 0;
        insertId = 0;
        randomSeed = null;
        userVariables.clear();
        if (error == null || error.errno() == replay.errno()) {
            return null;
        }
        if (options.skipErrors().test(error.errno())) {
            skipped++;
            return null;
        }
        String text = "Error '" + error.message() + "' on query. Default database: '" + query.database() + "'. Query: '"
                + query.sql() + "'";
        return new SqlError(error.errno(), error.sqlState(), text);
    }

    private @Nullable SqlError execute(LogEvent.Query query, LogEvent.Replay replay) {
        StatementContext context = new StatementContext(
                query.database(),
                query.sql(),
                BinlogFormat.STATEMENT,
                false,
                replay.increment(),
                replay.offset(),
                insertId,
                replay.seconds(),
                replay.strict(),
                new ReplaySession());
        if (replay.statement() instanceof Account) {
            return null;
        }
        if (replay.statement() instanceof Ddl ddl) {
            try {
                transaction.define(Definitions.check(databases, ddl, context).deed());
                return null;
            } catch (SqlException e) {
                return e.error();
            }
        }
        Plan plan = databases.plan((Dml) replay.statement(), context, transaction);
        if (plan.error() != null) {
            return plan.error();
        }
        Outcome outcome = plan.execute();
        sleepNanos += outcome.sleepNanos();
        return outcome.error();
    }

    private @Nullable SqlError rows(LogEvent.Rows rows) {
        TableShape shape = rows.table();
        String name = shape.database() + "." + shape.name();
        TableData table = databases.find(shape.database(), shape.name());
        SqlError error;
        String text;
        if (table == null) {
            error = SqlError.noSuchTable(shape.database(), shape.name());
            text = "Error executing row event: '" + error.message() + "'";
        } else {
            RowApplier applier = new RowApplier(transaction, table, options.idempotent());
            error = applier.apply(rows);
            if (error == null) {
                return null;
            }
            String handler = applier.handlerError(error);
            text = handler.isEmpty()
                    ? error.message()
                    : "Could not execute " + rows.typeName(typed.format()) + " event on table " + name + "; "
                            + error.message() + ", Error_code: " + error.errno() + "; handler error " + handler
                            + "; the event's master log " + options.logName() + ", end_log_pos " + position;
        }
        if (options.skipErrors().test(error.errno())) {
            skipped++;
            return null;
        }
        return new SqlError(error.errno(), error.sqlState(), text);
    }

    /** The applier's session with what the log says of the writer's. */
    private final class ReplaySession implements Session {

        private @Nullable Long seed = randomSeed;
        private final long last = lastInsertId;
        private final Map<String, Optional<Object>> variables = new TreeMap<>(userVariables);

        @Override
        public @Nullable Object systemVariable(String name, boolean global) {
            return options.session().systemVariable(name, global);
        }

        @Override
        public @Nullable Object userVariable(String name) {
            return variables.getOrDefault(name, Optional.empty()).orElse(null);
        }

        @Override
        public long lastInsertId() {
            return last;
        }

        @Override
        public String version() {
            return options.session().version();
        }

        @Override
        public String user() {
            return options.session().user();
        }

        @Override
        public long connectionId() {
            return options.session().connectionId();
        }

        @Override
        public long random() {
            Long logged = seed;
            seed = null;
            return logged == null ? options.session().random() : logged;
        }
    }
}
