package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.replsim.sql.Ddl;
import org.replsim.sql.TableName;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;
import org.replsim.table.value.Warning;

/** Statements that change definitions, in two steps: first what stands against it, then the deed, which cannot fail. */
final class Definitions {

    /** What is left to do. */
    record Step(long affectedRows, List<Warning> warnings, Runnable deed) {}

    private static final Runnable NOTHING = () -> {};

    private final Databases databases;
    private final StatementContext context;

    private Definitions(Databases databases, StatementContext context) {
        this.databases = databases;
        this.context = context;
    }

    static DdlOutcome execute(Databases databases, Ddl statement, StatementContext context) {
        try {
            Step step = check(databases, statement, context);
            step.deed().run();
            return new DdlOutcome(step.affectedRows(), step.warnings(), null, event(databases, statement, context));
        } catch (SqlException e) {
            return new DdlOutcome(-1, List.of(), e.error(), null);
        }
    }

    /** Finds out whether it can be done; throws what stands against it. */
    static Step check(Databases databases, Ddl statement, StatementContext context) {
        Definitions definitions = new Definitions(databases, context);
        if (statement instanceof Ddl.CreateDatabase create) {
            return definitions.createDatabase(create);
        }
        if (statement instanceof Ddl.DropDatabase drop) {
            return definitions.dropDatabase(drop);
        }
        if (statement instanceof Ddl.CreateTable create) {
            return definitions.createTable(create);
        }
        return statement instanceof Ddl.DropTable drop
                ? definitions.dropTables(drop)
                : definitions.truncate((Ddl.TruncateTable) statement);
    }

    private Step createDatabase(Ddl.CreateDatabase create) {
        if (databases.hasDatabase(create.database())) {
            return allowed(create.ifNotExists(), SqlError.databaseExists(create.database()), 1);
        }
        return new Step(1, List.of(), () -> databases.content().putIfAbsent(create.database(), new TreeMap<>()));
    }

    private Step dropDatabase(Ddl.DropDatabase drop) {
        NavigableMap<String, TableData> tables = databases.content().get(drop.database());
        if (tables == null) {
            return allowed(drop.ifExists(), SqlError.noDatabaseToDrop(drop.database()), 0);
        }
        return new Step(tables.size(), List.of(), () -> databases.content().remove(drop.database()));
    }

    private Step createTable(Ddl.CreateTable create) {
        String database = Databases.databaseOf(create.table(), context.database());
        NavigableMap<String, TableData> tables = databases.content().get(database);
        if (tables == null) {
            throw new SqlException(SqlError.unknownDatabase(database));
        }
        if (tables.containsKey(create.table().table())) {
            return allowed(
                    create.ifNotExists(), SqlError.tableExists(create.table().table()), 0);
        }
        TableDefinition definition = NewTable.of(databases, database, create);
        return new Step(0, List.of(), () -> tables.put(definition.name(), new TableData(definition)));
    }

    /** One that is missing keeps the others from being dropped. */
    private Step dropTables(Ddl.DropTable drop) {
        List<TableName> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (TableName name : drop.tables()) {
            String database = Databases.databaseOf(name, context.database());
            if (databases.hasTable(database, name.table())) {
                found.add(new TableName(database, name.table()));
            } else {
                missing.add(database + "." + name.table());
            }
        }
        Runnable deed = () -> found.forEach(this::drop);
        if (missing.isEmpty()) {
            return new Step(0, List.of(), deed);
        }
        Step step = allowed(drop.ifExists(), SqlError.unknownTable(String.join(",", missing)), 0);
        return new Step(0, step.warnings(), deed);
    }

    private void drop(TableName name) {
        NavigableMap<String, TableData> tables = databases.content().get(name.database());
        if (tables != null) {
            tables.remove(name.table());
        }
    }

    private Step truncate(Ddl.TruncateTable truncate) {
        TableData table = databases.table(truncate.table(), context.database());
        return new Step(0, List.of(), table::clear);
    }

    private static Step allowed(boolean allowed, SqlError error, long affectedRows) {
        if (!allowed) {
            throw new SqlException(error);
        }
        return new Step(affectedRows, List.of(Warning.note(error)), NOTHING);
    }

    /** Its event; the server writes the text of DROP TABLE itself. */
    private static LogEvent.Query event(Databases databases, Ddl statement, StatementContext context) {
        int status = LogEvent.Query.statusBytes(context.increment(), context.offset(), false);
        LogEvent.Replay replay = new LogEvent.Replay(
                statement, context.seconds(), context.increment(), context.offset(), context.strict(), 0);
        int xid = databases.dialect().ddlXidBytes();
        if (statement instanceof Ddl.CreateDatabase create) {
            return new LogEvent.Query(create.database(), context.sql(), status, false, replay);
        }
        if (statement instanceof Ddl.DropDatabase drop) {
            return new LogEvent.Query(drop.database(), context.sql(), status + xid, false, replay);
        }
        if (statement instanceof Ddl.DropTable drop) {
            return new LogEvent.Query(context.database(), dropText(drop, context), status + xid, true, replay);
        }
        int bytes = statement instanceof Ddl.CreateTable ? status + xid : status;
        return new LogEvent.Query(context.database(), context.sql(), bytes, true, replay);
    }

    private static String dropText(Ddl.DropTable drop, StatementContext context) {
        List<String> names = new ArrayList<>();
        for (TableName name : drop.tables()) {
            boolean local = name.database().isEmpty() || name.database().equals(context.database());
            names.add((local ? "" : "`" + name.database() + "`.") + "`" + name.table() + "`");
        }
        return "DROP TABLE " + (drop.ifExists() ? "IF EXISTS " : "") + String.join(",", names)
                + " /* generated by server */";
    }
}
