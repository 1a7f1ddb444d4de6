package org.replsim.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.EventFormat;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.sql.Expression;
import org.replsim.sql.TableName;
import org.replsim.table.value.SqlError;

/** A server in a test: statements as records, each a transaction of its own unless one is given. */
final class Typed {

    static final EventFormat MARIADB = EventFormat.mariaDb(252);

    final Databases databases;
    BinlogFormat format = BinlogFormat.MIXED;
    int increment = 1;
    int offset = 1;
    String database = "D";
    EventFormat events = MARIADB;
    boolean annotate = true;
    private long xid = 13;

    Typed() {
        this(Dialect.mariaDb());
    }

    Typed(Dialect dialect) {
        databases = new Databases(dialect);
    }

    /** Database D with table t(a int primary key, b varchar(20)). */
    static Typed withTable() {
        Typed server = new Typed();
        server.ddl(new Ddl.CreateDatabase("D", false), "create database D");
        server.ddl(table("t", List.of("a"), column("a", "int", 0), column("b", "varchar", 20)), "create table t ...");
        return server;
    }

    StatementContext context(String sql) {
        StatementContext usual = StatementContext.of(database, sql);
        return new StatementContext(
                database, sql, format, annotate, increment, offset, 0, 1_700_000_000, true, usual.session());
    }

    TypedTransaction ddl(Ddl statement, String sql) {
        DdlOutcome outcome = databases.execute(statement, context(sql));
        if (outcome.error() != null) {
            throw new AssertionError(outcome.error());
        }
        return TypedTransaction.of(0, events, Objects.requireNonNull(outcome.event()));
    }

    /** Runs statements as one transaction and commits it. */
    TypedTransaction run(Dml... statements) {
        return run("sql", statements);
    }

    TypedTransaction run(String sql, Dml... statements) {
        OpenTransaction open = databases.begin();
        for (Dml statement : statements) {
            Outcome outcome = execute(statement, context(sql), open);
            if (outcome.error() != null) {
                throw new AssertionError(outcome.error());
            }
        }
        return commit(open, sql);
    }

    TypedTransaction commit(OpenTransaction open, String sql) {
        TypedTransaction typed = TypedTransaction.of(0, events, context(sql), open, ++xid);
        open.commit();
        return typed;
    }

    /** Runs one statement, whatever comes of it. */
    Outcome execute(Dml statement, StatementContext context, OpenTransaction open) {
        Plan plan = databases.plan(statement, context, open);
        return plan.error() == null ? plan.execute() : Outcome.failed(plan.error(), 0, false);
    }

    /** Runs one statement by itself; it stays if it succeeds. */
    Outcome once(Dml statement) {
        OpenTransaction open = databases.begin();
        Outcome outcome = execute(statement, context("sql"), open);
        open.commit();
        return outcome;
    }

    /** What {@code select * from table} shows, a text for each row. */
    List<String> rows(String table) {
        return rows(databases.begin(), table);
    }

    List<String> rows(OpenTransaction open, String table) {
        Dml.Select select = new Dml.Select(List.of(), name(table), null, List.of(), null, false);
        ResultRows rows = shown(execute(select, context(""), open));
        return rows.rows().stream()
                .map(row -> String.join("|", row.stream().map(String::valueOf).toList()))
                .toList();
    }

    ApplyResult apply(TypedTransaction typed) {
        return commit(databases.apply(typed, ApplyOptions.strict("F", 1000)));
    }

    ApplyResult apply(TypedTransaction typed, boolean idempotent, Integer... skip) {
        List<Integer> errors = Arrays.asList(skip);
        ApplyOptions usual = ApplyOptions.strict("F", 1000);
        return commit(databases.apply(
                typed,
                new ApplyOptions(idempotent, errors::contains, usual.logName(), usual.position(), usual.session())));
    }

    private static ApplyResult commit(ApplyResult result) {
        result.transaction().commit();
        return result;
    }

    /** The rows of a SELECT that succeeded. */
    static ResultRows shown(Outcome outcome) {
        return Objects.requireNonNull(outcome.rows(), String.valueOf(outcome.error()));
    }

    /** The number of an error that must be there. */
    static int errno(@Nullable SqlError error) {
        return Objects.requireNonNull(error).errno();
    }

    /** The text of an error that must be there. */
    static String message(@Nullable SqlError error) {
        return Objects.requireNonNull(error).message();
    }

    static TableName name(String table) {
        return new TableName("", table);
    }

    static Ddl.ColumnDefinition column(String name, String type, int length) {
        return new Ddl.ColumnDefinition(name, type, length, false, true, false, null);
    }

    static Ddl.ColumnDefinition notNull(String name, String type, int length) {
        return new Ddl.ColumnDefinition(name, type, length, false, false, false, null);
    }

    static Ddl.ColumnDefinition auto(String name) {
        return new Ddl.ColumnDefinition(name, "int", 0, false, false, true, null);
    }

    static Ddl.CreateTable table(String name, List<String> key, Ddl.ColumnDefinition... columns) {
        return new Ddl.CreateTable(name(name), false, List.of(columns), key, List.of(), "");
    }

    static Expression literal(@Nullable Object value) {
        return new Expression.Literal(value instanceof Integer small ? Long.valueOf(small) : value);
    }

    static Expression column(String name) {
        return new Expression.Column(name);
    }

    static Expression call(String function, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments));
    }

    static Expression is(String operator, String column, Object value) {
        return new Expression.Binary(operator, column(column), literal(value));
    }

    static List<Expression> values(@Nullable Object... values) {
        List<Expression> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value instanceof Expression expression ? expression : literal(value));
        }
        return row;
    }

    @SafeVarargs
    static Dml.Insert insert(String table, List<Expression>... rows) {
        return new Dml.Insert(name(table), List.of(), List.of(rows), false, false, List.of());
    }

    @SafeVarargs
    static Dml.Insert insertInto(String table, List<String> columns, List<Expression>... rows) {
        return new Dml.Insert(name(table), columns, List.of(rows), false, false, List.of());
    }

    static Dml.Update update(String table, String column, Object value, @Nullable Expression where) {
        Expression to = value instanceof Expression expression ? expression : literal(value);
        return new Dml.Update(name(table), List.of(new Dml.Assignment(column, to)), where, List.of(), null);
    }

    static Dml.Delete delete(String table, @Nullable Expression where) {
        return new Dml.Delete(name(table), where, List.of(), null);
    }

    static Dml.Select select(Expression... items) {
        List<Dml.Item> shown = new ArrayList<>();
        for (Expression item : items) {
            shown.add(new Dml.Item(item, "x"));
        }
        return new Dml.Select(shown, null, null, List.of(), null, false);
    }
}
