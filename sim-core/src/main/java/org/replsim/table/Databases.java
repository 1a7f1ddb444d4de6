package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.sql.TableName;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.SqlException;

/**
 * All that one server stores: databases, their tables and the committed rows. Every session reads committed rows; what
 * a transaction has changed and not yet committed is in its {@link OpenTransaction}, and only it sees that.
 */
public final class Databases {

    private static final long FIRST_TABLE_ID = 18;

    private final Dialect dialect;
    private final NavigableMap<String, NavigableMap<String, TableData>> databases = new TreeMap<>();
    private final UndoJournal undo = new UndoJournal();
    private long nextTableId = FIRST_TABLE_ID;

    /** An empty server. */
    public Databases(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A copy of the data directory: changes of one do not reach the other. Open transactions are not in it. */
    public Databases copy() {
        Databases copy = new Databases(dialect);
        databases.forEach((name, tables) -> {
            NavigableMap<String, TableData> copies = new TreeMap<>();
            tables.forEach((table, data) -> copies.put(table, data.copy()));
            copy.databases.put(name, copies);
        });
        copy.nextTableId = nextTableId;
        return copy;
    }

    /** What the loss of power could take back. */
    public UndoJournal undo() {
        return undo;
    }

    /** The version's ways. */
    public Dialect dialect() {
        return dialect;
    }

    /** Begins a transaction. */
    public OpenTransaction begin() {
        return new OpenTransaction();
    }

    /** Prepares a statement up to the point where it needs its row locks. */
    public Plan plan(Dml statement, StatementContext context, OpenTransaction transaction) {
        Evaluator evaluator = new Evaluator(context.session(), context.database(), context.seconds());
        return plan(statement, context, transaction, evaluator);
    }

    Plan plan(Dml statement, StatementContext context, OpenTransaction transaction, Evaluator evaluator) {
        try {
            if (statement instanceof Dml.Select select) {
                TableName from = select.from();
                Execution execution = from == null ? null : execution(from, context, transaction, evaluator);
                return new Plan(new SelectWork(execution, evaluator, select));
            }
            if (statement instanceof Dml.Insert insert) {
                return new Plan(new InsertWork(execution(insert.table(), context, transaction, evaluator), insert));
            }
            if (statement instanceof Dml.Update update) {
                return new Plan(new UpdateWork(execution(update.table(), context, transaction, evaluator), update));
            }
            Dml.Delete delete = (Dml.Delete) statement;
            return new Plan(new DeleteWork(execution(delete.table(), context, transaction, evaluator), delete));
        } catch (SqlException e) {
            return new Plan(e.error());
        }
    }

    private Execution execution(
            TableName name, StatementContext context, OpenTransaction transaction, Evaluator evaluator) {
        return new Execution(transaction, table(name, context.database()), context, evaluator);
    }

    /**
     * Creates, drops or empties databases and tables, at once: these statements commit by themselves.
     *
     * @return what to tell the client and what to log
     */
    public DdlOutcome execute(Ddl statement, StatementContext context) {
        return Definitions.execute(this, statement, context);
    }

    /** Applies a replicated transaction: its changes are there when the result's transaction commits (spec 1.7). */
    public ApplyResult apply(TypedTransaction transaction, ApplyOptions options) {
        return new Applier(this, transaction, options).run();
    }

    /** Whether there is such a database, system ones included. */
    public boolean hasDatabase(String name) {
        return databases.containsKey(name) || dialect.systemDatabases().contains(name);
    }

    /** Whether there is such a table. */
    public boolean hasTable(String database, String table) {
        return find(database, table) != null;
    }

    /** The databases that users made, in order. */
    public List<String> databases() {
        return List.copyOf(databases.keySet());
    }

    /** The names of a database's tables, in order; none if there is no such database. */
    public List<String> tables(String database) {
        NavigableMap<String, TableData> tables = databases.get(database);
        return tables == null ? List.of() : List.copyOf(tables.keySet());
    }

    /** How many rows a table has; 0 if there is none. */
    public long rows(String database, String table) {
        TableData data = find(database, table);
        return data == null ? 0 : data.rows().size();
    }

    /** Whether a table's engine knows transactions; true if there is no such table. */
    public boolean transactional(String database, String table) {
        TableData data = find(database, table);
        return data == null || data.definition().transactional();
    }

    /** What a restart does to versions that keep auto-increment counters in memory only (spec 4.1). */
    public void forgetAutoIncrement() {
        allTables().forEach(TableData::forgetAutoIncrement);
    }

    /** Deletes everything, as when the data directory is replaced. */
    public void clear() {
        databases.clear();
    }

    List<TableData> allTables() {
        List<TableData> all = new ArrayList<>();
        databases.values().forEach(tables -> all.addAll(tables.values()));
        return all;
    }

    NavigableMap<String, NavigableMap<String, TableData>> content() {
        return databases;
    }

    long newTableId() {
        return nextTableId++;
    }

    @Nullable
    TableData find(String database, String table) {
        NavigableMap<String, TableData> tables = databases.get(database);
        return tables == null ? null : tables.get(table);
    }

    /** The table that a statement names. */
    TableData table(TableName name, String defaultDatabase) {
        String database = databaseOf(name, defaultDatabase);
        TableData table = find(database, name.table());
        if (table == null) {
            throw new SqlException(SqlError.noSuchTable(database, name.table()));
        }
        return table;
    }

    /** The database that a table's name means; 1046 without. */
    static String databaseOf(TableName name, String defaultDatabase) {
        String database = name.database().isEmpty() ? defaultDatabase : name.database();
        if (database.isEmpty()) {
            throw new SqlException(SqlError.noDatabase());
        }
        return database;
    }
}
