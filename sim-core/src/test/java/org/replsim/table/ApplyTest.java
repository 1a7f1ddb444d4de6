package org.replsim.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.table.Typed.call;
import static org.replsim.table.Typed.column;
import static org.replsim.table.Typed.delete;
import static org.replsim.table.Typed.errno;
import static org.replsim.table.Typed.insert;
import static org.replsim.table.Typed.is;
import static org.replsim.table.Typed.literal;
import static org.replsim.table.Typed.message;
import static org.replsim.table.Typed.table;
import static org.replsim.table.Typed.update;
import static org.replsim.table.Typed.values;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.replsim.sql.Ddl;
import org.replsim.table.value.SqlError;

/** What a replica makes of transactions: spec 1.7 rules 1, 2 and 4, 3.5, 4.3 and cases 33 and 53. */
class ApplyTest {

    private final Typed source = Typed.withTable();
    private final Typed replica = Typed.withTable();

    private void row() {
        source.format = BinlogFormat.ROW;
    }

    /** Texts of Last_SQL_Error, spec 3.5. */
    @Test
    void duplicateInStatementFormat() {
        replica.run(insert("t", values(100, "own")));
        @Nullable
        SqlError error = replica.apply(source.run("insert into t values(100,'x')", insert("t", values(100, "x"))))
                .error();
        assertThat(errno(error)).isEqualTo(1062);
        assertThat(message(error))
                .isEqualTo("Error 'Duplicate entry '100' for key 'PRIMARY'' on query. Default database: 'D'. "
                        + "Query: 'insert into t values(100,'x')'");
        assertThat(replica.rows("t")).containsExactly("100|own");
    }

    @Test
    void duplicateInRowFormat() {
        row();
        replica.run(insert("t", values(1, "own")));
        TypedTransaction typed = source.run("s", insert("t", values(1, "x")));
        int end = 1000 + typed.fileSizes()[0] + typed.fileSizes()[1] + typed.fileSizes()[2];
        @Nullable SqlError error = replica.apply(typed).error();
        assertThat(errno(error)).isEqualTo(1062);
        assertThat(message(error))
                .isEqualTo("Could not execute Write_rows_v1 event on table D.t; Duplicate entry '1' for key 'PRIMARY', "
                        + "Error_code: 1062; handler error HA_ERR_FOUND_DUPP_KEY; the event's master log F, "
                        + "end_log_pos " + end);
    }

    @Test
    void missingRowInRowFormat() {
        source.run(insert("t", values(1, "x")));
        row();
        TypedTransaction typed = source.run(delete("t", is("=", "a", 1)));
        assertThat(message(replica.apply(typed).error()))
                .startsWith(
                        "Could not execute Delete_rows_v1 event on table D.t; Can't find record in 't', "
                                + "Error_code: 1032; handler error HA_ERR_KEY_NOT_FOUND; the event's master log F, end_log_pos ");
    }

    /** In statement format it is no error that nothing is touched: drift stays hidden. */
    @Test
    void missingRowInStatementFormat() {
        source.run(insert("t", values(1, "x")));
        assertThat(replica.apply(source.run(update("t", "b", "y", is("=", "a", 1))))
                        .error())
                .isNull();
        assertThat(replica.apply(source.run(delete("t", is("=", "a", 1)))).error())
                .isNull();
    }

    @Test
    void missingTable() {
        replica.ddl(new Ddl.DropTable(List.of(Typed.name("t")), false), "drop table t");
        TypedTransaction text = source.run(insert("t", values(1, "x")));
        assertThat(message(replica.apply(text).error())).startsWith("Error 'Table 'D.t' doesn't exist' on query.");
        row();
        @Nullable
        SqlError error = replica.apply(source.run(insert("t", values(2, "x")))).error();
        assertThat(errno(error)).isEqualTo(1146);
        assertThat(message(error)).isEqualTo("Error executing row event: 'Table 'D.t' doesn't exist'");
    }

    @Test
    void definitions() {
        TypedTransaction create = source.ddl(new Ddl.CreateDatabase("E", false), "create database E");
        assertThat(replica.apply(create).error()).isNull();
        assertThat(replica.databases.hasDatabase("E")).isTrue();
        @Nullable SqlError again = replica.apply(create).error();
        assertThat(errno(again)).isEqualTo(1007);
        assertThat(message(again))
                .isEqualTo("Error 'Can't create database 'E'; database exists' on query. Default database: 'E'. "
                        + "Query: 'create database E'");
        TypedTransaction drop = source.ddl(new Ddl.DropDatabase("E", false), "drop database E");
        ApplyResult result = replica.databases.apply(drop, ApplyOptions.strict("F", 4));
        assertThat(replica.databases.hasDatabase("E")).isTrue();
        result.transaction().commit();
        assertThat(replica.databases.hasDatabase("E")).isFalse();
        assertThat(errno(replica.apply(drop).error())).isEqualTo(1008);
        TypedTransaction same = source.ddl(table("u", List.of(), column("a", "int", 0)), "create table u(a int)");
        assertThat(replica.apply(same).error()).isNull();
        assertThat(errno(replica.apply(same).error())).isEqualTo(1050);
    }

    /** Of 9000, 9001 (duplicate), 9002 none arrives, whether in one statement or three. */
    @ParameterizedTest
    @EnumSource(BinlogFormat.class)
    void anErrorUndoesTheTransaction(BinlogFormat format) {
        source.format = format;
        replica.run(insert("t", values(9001, "own")));
        TypedTransaction typed = source.run(
                insert("t", values(9000, "x")), insert("t", values(9001, "x")), insert("t", values(9002, "x")));
        assertThat(errno(replica.apply(typed).error())).isEqualTo(1062);
        assertThat(replica.rows("t")).containsExactly("9001|own");
    }

    /** Case 53 (a): 1 is passed over, 2 and 3 arrive. */
    @ParameterizedTest
    @EnumSource(BinlogFormat.class)
    void skipErrorsKeepsTheRest(BinlogFormat format) {
        source.format = format;
        replica.run(insert("t", values(1, "own")));
        TypedTransaction typed = source.run(insert("t", values(1, "x")), insert("t", values(2, "x"), values(3, "x")));
        ApplyResult result = replica.apply(typed, false, 1062);
        assertThat(result.error()).isNull();
        assertThat(result.skipped()).isEqualTo(1);
        assertThat(replica.rows("t")).containsExactly("1|own", "2|x", "3|x");
    }

    /** Case 53 (b): 7 and 8 are there; 7, 8, 9 in one statement: no 9. (c): 1, 2 are there, then 1, 2, 3: no 3. */
    @ParameterizedTest
    @EnumSource(BinlogFormat.class)
    void skipErrorsLosesTheWholeStatement(BinlogFormat format) {
        source.format = format;
        replica.run(insert("t", values(7, "own"), values(8, "own")));
        ApplyResult result =
                replica.apply(source.run(insert("t", values(7, "x"), values(8, "x"), values(9, "x"))), false, 1062);
        assertThat(result.skipped()).isEqualTo(1);
        assertThat(replica.rows("t")).containsExactly("7|own", "8|own");
    }

    /** Rule 4: an insert overwrites, what is missing is passed over. */
    @Test
    void idempotent() {
        row();
        replica.run(insert("t", values(1, "own")));
        assertThat(replica.apply(source.run(insert("t", values(1, "x"))), true).error())
                .isNull();
        assertThat(replica.rows("t")).containsExactly("1|x");
        replica.run(delete("t", null));
        assertThat(replica.apply(source.run(update("t", "b", "y", null)), true).error())
                .isNull();
        assertThat(replica.apply(source.run(delete("t", null)), true).error()).isNull();
        assertThat(replica.rows("t")).isEmpty();
        // In statement format a duplicate is always an error.
        source.format = BinlogFormat.STATEMENT;
        replica.run(insert("t", values(1, "own")));
        assertThat(errno(replica.apply(source.run(insert("t", values(1, "x"))), true)
                        .error()))
                .isEqualTo(1062);
    }

    /** Updates of the same row on both sides of a ring: the nodes end swapped, without an error (spec 4.3). */
    @ParameterizedTest
    @EnumSource(BinlogFormat.class)
    void crossingUpdatesSwap(BinlogFormat format) {
        source.format = format;
        replica.format = format;
        replica.apply(source.run(insert("t", values(1, "old"))));
        TypedTransaction first = source.run(update("t", "b", "first", is("=", "a", 1)));
        TypedTransaction second = replica.run(update("t", "b", "second", is("=", "a", 1)));
        assertThat(replica.apply(first).error()).isNull();
        assertThat(source.apply(second).error()).isNull();
        assertThat(source.rows("t")).containsExactly("1|second");
        assertThat(replica.rows("t")).containsExactly("1|first");
        assertThat(Comparison.differences(source.databases, replica.databases))
                .containsExactly(new Comparison.Difference("D", "t", "1", "(1,'second')", "(1,'first')"));
    }

    /** A statement's RAND(), user variables, time and LAST_INSERT_ID() are the writer's; its UUID() is not. */
    @Test
    void whatAStatementTakesAlong() {
        source.format = BinlogFormat.STATEMENT;
        StatementContext usual = source.context("sql");
        StatementContext context = usual.withSession(new WritersSession(), usual.seconds());
        OpenTransaction open = source.databases.begin();
        source.execute(
                insert(
                        "t",
                        values(call("last_insert_id"), call("left", call("rand"), literal(8))),
                        values(2, new org.replsim.sql.Expression.UserVariable("v")),
                        values(3, call("now"))),
                context,
                open);
        TypedTransaction typed = source.commit(open, "sql");
        assertThat(typed.events().stream().map(event -> event.typeName(typed.format())))
                .containsExactly("Intvar", "RAND", "User var", "Query", "Xid");
        replica.apply(typed);
        assertThat(replica.rows("t")).isEqualTo(source.rows("t"));
        assertThat(replica.rows("t"))
                .contains("2|mine", "3|2023-11-14 22:13:20")
                .anyMatch(row -> row.startsWith("77|"));
    }

    private static final class WritersSession implements org.replsim.table.value.Session {
        @Override
        public Object userVariable(String name) {
            return "mine";
        }

        @Override
        public long lastInsertId() {
            return 77;
        }

        @Override
        public long random() {
            return 0x123456789ABCDEFL;
        }
    }

    /** SLEEP() in a statement takes its time on the replica too; in MIXED it is logged as rows, which do not. */
    @Test
    void sleepIsReported() {
        source.format = BinlogFormat.STATEMENT;
        TypedTransaction typed = source.run(insert("t", values(call("sleep", literal(3)), "x")));
        ApplyResult result = replica.databases.apply(typed, ApplyOptions.strict("F", 4));
        assertThat(result.sleepNanos()).isEqualTo(3_000_000_000L);
        source.format = BinlogFormat.MIXED;
        source.run(delete("t", null));
        TypedTransaction rows = source.run(insert("t", values(call("sleep", literal(3)), "x")));
        assertThat(replica.databases.apply(rows, ApplyOptions.strict("F", 4)).sleepNanos())
                .isZero();
    }

    @Test
    void accountsTouchNoTable() {
        long before = Comparison.checksum(replica.databases);
        LogEvent.Query query = LogEvent.Query.plain(source.context("create user 'u'@'%'"), 0);
        assertThat(replica.apply(TypedTransaction.of(0, Typed.MARIADB, query)).error())
                .isNull();
        assertThat(Comparison.checksum(replica.databases)).isEqualTo(before);
    }

    /** What a table without transactions was given stays, whatever happens to the rest. */
    @Test
    void tablesWithoutTransactionsKeepWhatTheyGot() {
        Ddl.CreateTable create = new Ddl.CreateTable(
                Typed.name("m"), false, List.of(column("a", "int", 0)), List.of("a"), List.of(), "MyISAM");
        replica.apply(source.ddl(create, "create table m"));
        replica.run(insert("t", values(1, "own")));
        OpenTransaction open = source.databases.begin();
        source.execute(insert("m", values(5)), source.context("a"), open);
        source.execute(insert("t", values(1, "x")), source.context("b"), open);
        TypedTransaction typed = source.commit(open, "a");
        assertThat(errno(replica.apply(typed).error())).isEqualTo(1062);
        assertThat(replica.rows("m")).containsExactly("5");
        // The second row fails on the source; the first stays, and the replica expects the same error.
        OpenTransaction failing = source.databases.begin();
        Outcome outcome = source.execute(insert("m", values(6), values(5)), source.context("c"), failing);
        assertThat(errno(outcome.error())).isEqualTo(1062);
        assertThat(outcome.logged()).isTrue();
        assertThat(replica.apply(source.commit(failing, "c")).error()).isNull();
        assertThat(replica.rows("m")).containsExactly("5", "6").isEqualTo(source.rows("m"));
    }
}
