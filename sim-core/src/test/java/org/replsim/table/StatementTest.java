package org.replsim.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.table.Typed.call;
import static org.replsim.table.Typed.column;
import static org.replsim.table.Typed.delete;
import static org.replsim.table.Typed.errno;
import static org.replsim.table.Typed.insert;
import static org.replsim.table.Typed.insertInto;
import static org.replsim.table.Typed.is;
import static org.replsim.table.Typed.literal;
import static org.replsim.table.Typed.message;
import static org.replsim.table.Typed.notNull;
import static org.replsim.table.Typed.select;
import static org.replsim.table.Typed.shown;
import static org.replsim.table.Typed.table;
import static org.replsim.table.Typed.update;
import static org.replsim.table.Typed.values;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.sql.TableName;

/** Results and errors of statements, numbers and texts as the servers' manuals list them. */
class StatementTest {

    private final Typed server = Typed.withTable();

    private void fails(Dml statement, int errno, String message) {
        Outcome outcome = server.once(statement);
        assertThat(outcome.error()).as(message).isNotNull();
        assertThat(errno(outcome.error())).isEqualTo(errno);
        assertThat(message(outcome.error())).isEqualTo(message);
    }

    @Test
    void errors() {
        server.run(insert("t", values(1, "x")));
        fails(insert("t", values(1, "y")), 1062, "Duplicate entry '1' for key 'PRIMARY'");
        fails(insert("nix", values(1)), 1146, "Table 'D.nix' doesn't exist");
        fails(insert("t", values(1)), 1136, "Column count doesn't match value count at row 1");
        fails(insert("t", values(2, "y"), values(3)), 1136, "Column count doesn't match value count at row 2");
        fails(insertInto("t", List.of("c"), values(1)), 1054, "Unknown column 'c' in 'field list'");
        fails(insertInto("t", List.of("a", "A"), values(1, 2)), 1110, "Column 'A' specified twice");
        fails(update("t", "b", "z", is("=", "c", 1)), 1054, "Unknown column 'c' in 'where clause'");
        fails(insert("t", values(null, "y")), 1048, "Column 'a' cannot be null");
        fails(insertInto("t", List.of("b"), values("y")), 1364, "Field 'a' doesn't have a default value");
        fails(insert("t", values(1L << 31, "y")), 1264, "Out of range value for column 'a' at row 1");
        fails(insert("t", values(2, "x".repeat(21))), 1406, "Data too long for column 'b' at row 1");
        fails(insert("t", values("2x", "y")), 1265, "Data truncated for column 'a' at row 1");
        fails(insert("t", values("x", "y")), 1366, "Incorrect integer value: 'x' for column `D`.`t`.`a` at row 1");
        fails(insert("t", values(call("nix"), "y")), 1305, "FUNCTION D.nix does not exist");
        server.database = "";
        fails(insert("t", values(2, "y")), 1046, "No database selected");
        server.database = "D";
        assertThat(server.rows("t")).containsExactly("1|x");
    }

    /** A price of two decimals: rounded to its scale, 5 bytes for (10,2) as the manual packs it. */
    @Test
    void decimals() {
        Ddl.ColumnDefinition price = new Ddl.ColumnDefinition("p", "decimal", 10, 2, false, true, false, null);
        server.ddl(table("d", List.of(), price), "create table d");
        server.format = BinlogFormat.ROW;
        TypedTransaction typed = server.run(insert("d", values(new BigDecimal("9.995")), values("12.5")));
        assertThat(server.rows("d")).containsExactly("10.00", "12.50");
        assertThat(typed.fileSizes()[2]).isEqualTo(33 + 2 * (1 + 5));
        fails(insert("d", values(100_000_000)), 1264, "Out of range value for column 'p' at row 1");
        assertThat(new Schema(server.databases)
                        .describe(Typed.name("d"), "D")
                        .rows()
                        .get(0))
                .contains("decimal(10,2)");
    }

    @Test
    void withoutStrictModeValuesAreMadeToFit() {
        OpenTransaction open = server.databases.begin();
        StatementContext loose = server.context("sql").withStrict(false);
        Outcome outcome = server.execute(insert("t", values(1L << 40, "x".repeat(30))), loose, open);
        assertThat(outcome.warnings().stream().map(warning -> warning.code())).containsExactly(1264, 1265);
        server.execute(insertInto("t", List.of("b"), values("y")), loose, open);
        // A single row with NULL fails in any mode, one of several does not.
        assertThat(errno(server.execute(insert("t", values(null, "z")), loose, open)
                        .error()))
                .isEqualTo(1048);
        assertThat(server.rows(open, "t")).containsExactly("0|y", "2147483647|" + "x".repeat(20));
    }

    @Test
    void countsForTheClient() {
        Outcome three = server.once(insert("t", values(1, "x"), values(2, "y"), values(3, "z")));
        assertThat(three.affectedRows()).isEqualTo(3);
        assertThat(three.info()).isEqualTo("Records: 3  Duplicates: 0  Warnings: 0");
        Outcome update = server.once(update("t", "b", "y", null));
        assertThat(update.affectedRows()).isEqualTo(2);
        assertThat(update.info()).isEqualTo("Rows matched: 3  Changed: 2  Warnings: 0");
        assertThat(server.once(delete("t", is(">", "a", 1))).affectedRows()).isEqualTo(2);
        // REPLACE counts the row that goes; ON DUPLICATE KEY UPDATE counts 2 for a change.
        Dml.Insert replace =
                new Dml.Insert(Typed.name("t"), List.of(), List.of(values(1, "r")), false, true, List.of());
        assertThat(server.once(replace).affectedRows()).isEqualTo(2);
        Dml.Insert onDuplicate = new Dml.Insert(
                Typed.name("t"),
                List.of(),
                List.of(values(1, "d")),
                false,
                false,
                List.of(new Dml.Assignment("b", call("concat", column("b"), call("values", column("b"))))));
        assertThat(server.once(onDuplicate).affectedRows()).isEqualTo(2);
        assertThat(server.rows("t")).containsExactly("1|rd");
        Dml.Insert ignore = new Dml.Insert(
                Typed.name("t"), List.of(), List.of(values(1, "i"), values(2, "i")), true, false, List.of());
        assertThat(server.once(ignore).info()).isEqualTo("Records: 2  Duplicates: 1  Warnings: 1");
        assertThat(server.rows("t")).containsExactly("1|rd", "2|i");
    }

    /** Each row is checked when its turn comes: moving all keys up by one fails at the first. */
    @Test
    void rowsAreUpdatedOneAfterAnother() {
        server.run(insert("t", values(1, "x"), values(2, "y")));
        Dml.Update up = update("t", "a", new org.replsim.sql.Expression.Binary("+", column("a"), literal(1)), null);
        assertThat(message(server.once(up).error())).isEqualTo("Duplicate entry '2' for key 'PRIMARY'");
        Dml.Update fromTheTop =
                new Dml.Update(up.table(), up.assignments(), null, List.of(new Dml.Order(column("a"), true)), null);
        assertThat(server.once(fromTheTop).affectedRows()).isEqualTo(2);
        assertThat(server.rows("t")).containsExactly("2|x", "3|y");
    }

    @Test
    void selects() {
        server.run(insert("t", values(1, "b"), values(2, null), values(3, "a"), values(4, "A")));
        assertThat(cells(select(
                        call("count"), call("count", column("b")), call("sum", column("a")), call("max", column("b")))))
                .containsExactly("4|3|10|b");
        Dml.Select ordered = new Dml.Select(
                List.of(new Dml.Item(column("b"), "B"), new Dml.Item(column("a"), "a")),
                Typed.name("t"),
                is(">", "a", 1),
                List.of(new Dml.Order(column("b"), true), new Dml.Order(column("a"), false)),
                2L,
                false);
        assertThat(cells(ordered)).containsExactly("a|3", "A|4");
        ResultRows rows = shown(server.once(ordered));
        assertThat(rows.titles()).containsExactly("B", "a");
        assertThat(rows.numeric()).containsExactly(false, true);
        Dml.Select nothing = select(call("database"), call("now"), literal(null));
        assertThat(shown(server.once(nothing)).rows().get(0)).containsExactly("D", "2023-11-14 22:13:20", null);
    }

    private List<String> cells(Dml.Select select) {
        Dml.Select from = new Dml.Select(
                select.items(), Typed.name("t"), select.where(), select.orderBy(), select.limit(), false);
        return shown(server.once(from)).rows().stream()
                .map(row -> String.join("|", row.stream().map(String::valueOf).toList()))
                .toList();
    }

    /** Spec 2.4: others see a row from the engine commit on, the transaction itself at once. */
    @Test
    void changesAreSeenByOthersAfterTheCommit() {
        OpenTransaction open = server.databases.begin();
        server.execute(insert("t", values(1, "x")), server.context("s"), open);
        server.execute(insert("t", values(2, "y")), server.context("s"), open);
        assertThat(server.rows(open, "t")).containsExactly("1|x", "2|y");
        assertThat(server.rows("t")).isEmpty();
        open.rollbackStatement();
        assertThat(server.rows(open, "t")).containsExactly("1|x");
        open.commit();
        assertThat(server.rows("t")).containsExactly("1|x");
    }

    @Test
    void aFailedStatementLeavesTheOthers() {
        OpenTransaction open = server.databases.begin();
        server.execute(insert("t", values(1, "x")), server.context("s"), open);
        server.execute(insert("t", values(2, "y"), values(1, "z")), server.context("s"), open);
        assertThat(server.rows(open, "t")).containsExactly("1|x");
        assertThat(open.statements()).isEqualTo(1);
    }

    /** The same row has the same key on every server; whoever inserts, updates or deletes it meets there. */
    @Test
    void lockKeys() {
        Typed other = Typed.withTable();
        other.ddl(table("u", List.of(), column("a", "int", 0)), "create table u(a int)");
        long[] inserted = plan(server, insert("t", values(7, "x"))).keys();
        assertThat(inserted).hasSize(1);
        assertThat(inserted[0] >>> 62).isEqualTo(1);
        assertThat(plan(other, insert("t", values("7", "y"))).keys()).isEqualTo(inserted);
        server.run(insert("t", values(7, "x"), values(8, "x")));
        assertThat(plan(server, update("t", "b", "z", is("=", "a", 7))).keys()).isEqualTo(inserted);
        assertThat(plan(server, delete("t", null)).keys()).hasSize(2).contains(inserted[0]);
        Dml.Select locking = new Dml.Select(List.of(), Typed.name("t"), null, List.of(), 1L, true);
        assertThat(plan(server, locking).keys()).isEqualTo(inserted);
        // Rows without a key have numbers of their own.
        assertThat(plan(other, insert("u", values(1), values(1))).keys()).hasSize(2);
    }

    /** A row that was committed while the statement waited for its locks has to be locked as well. */
    @Test
    void rowsThatCameMeanwhile() {
        server.run(insert("t", values(1, "x")));
        Plan plan = plan(server, update("t", "b", "y", null));
        assertThat(plan.missingKeys()).isEmpty();
        server.run(insert("t", values(2, "x")));
        assertThat(plan.missingKeys()).hasSize(1);
        assertThat(plan.missingKeys()).isEmpty();
        assertThat(plan.execute().affectedRows()).isEqualTo(2);
    }

    private static Plan plan(Typed on, Dml statement) {
        return on.databases.plan(statement, on.context("s"), on.databases.begin());
    }

    @Test
    void definitions() {
        Databases databases = server.databases;
        assertThat(ddl(new Ddl.CreateDatabase("D", false))).isEqualTo(1007);
        assertThat(ddl(new Ddl.DropDatabase("X", false))).isEqualTo(1008);
        assertThat(ddl(table("t", List.of(), column("a", "int", 0)))).isEqualTo(1050);
        assertThat(ddl(new Ddl.DropTable(List.of(Typed.name("x")), false))).isEqualTo(1051);
        assertThat(ddl(new Ddl.TruncateTable(Typed.name("x")))).isEqualTo(1146);
        assertThat(ddl(new Ddl.CreateTable(
                        new TableName("X", "t"), false, List.of(column("a", "int", 0)), List.of(), List.of(), "")))
                .isEqualTo(1049);
        assertThat(ddl(table("y", List.of("b"), column("a", "int", 0)))).isEqualTo(1072);
        assertThat(ddl(table("y", List.of(), column("a", "int", 0), column("A", "int", 0))))
                .isEqualTo(1060);
        assertThat(ddl(table("y", List.of(), Typed.auto("a")))).isEqualTo(1075);
        assertThat(ddl(table("y", List.of(), column("a", "thing", 0)))).isEqualTo(4161);
        assertThat(databases.tables("D")).containsExactly("t");
        server.run(insert("t", values(1, "x")));
        assertThat(ddl(new Ddl.TruncateTable(Typed.name("t")))).isZero();
        assertThat(server.rows("t")).isEmpty();
    }

    private int ddl(Ddl statement) {
        DdlOutcome outcome = server.databases.execute(statement, server.context("ddl"));
        return outcome.error() == null ? 0 : outcome.error().errno();
    }

    /** The tutorial's table as MariaDB 10.11, 5.5 and MySQL 8.0 print it. */
    @Test
    void showCreateTable() {
        String body = "CREATE TABLE `MyTB` (\n  `id` int(4) NOT NULL AUTO_INCREMENT,\n  `name` char(20) NOT NULL,\n"
                + "  PRIMARY KEY (`id`)\n) ENGINE=InnoDB ";
        assertThat(created(Dialect.mariaDb()))
                .isEqualTo(body + "AUTO_INCREMENT=3 DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci");
        assertThat(created(Dialect.mariaDb55())).isEqualTo(body + "AUTO_INCREMENT=3 DEFAULT CHARSET=latin1");
        assertThat(created(Dialect.mySql80()))
                .isEqualTo(body.replace("int(4)", "int")
                        + "AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci");
    }

    private static String created(Dialect dialect) {
        return new Schema(tutorial(dialect).databases)
                .showCreateTable(Typed.name("MyTB"), "D")
                .rows()
                .get(0)
                .get(1);
    }

    private static Typed tutorial(Dialect dialect) {
        Typed server = new Typed(dialect);
        server.ddl(new Ddl.CreateDatabase("D", false), "create database D");
        Ddl.ColumnDefinition id = new Ddl.ColumnDefinition("id", "int", 4, false, false, true, null);
        server.ddl(table("MyTB", List.of("id"), id, notNull("name", "char", 20)), "create table MyTB");
        server.run(insertInto("MyTB", List.of("name"), values("rowvalue1"), values("it's")));
        return server;
    }

    @Test
    void showsAndDump() {
        Databases databases = tutorial(Dialect.mariaDb()).databases;
        Schema schema = new Schema(databases);
        assertThat(schema.showDatabases().rows()).hasSize(4).contains(List.of("mysql"), List.of("D"));
        assertThat(schema.showTables("D").titles()).containsExactly("Tables_in_D");
        assertThat(schema.describe(Typed.name("MyTB"), "D").rows().get(0))
                .containsExactly("id", "int(4)", "NO", "PRI", null, "auto_increment");
        assertThat(Dump.of(databases, List.of("D")))
                .contains("\nUSE `D`;\n", "DROP TABLE IF EXISTS `MyTB`;\nCREATE TABLE `MyTB` (")
                .contains("INSERT INTO `MyTB` VALUES (1,'rowvalue1'),(2,'it\\'s');\n");
    }

    @Test
    void copiesAndChecksums() {
        server.run(insert("t", values(1, "x"), values(2, "y")));
        Databases copy = server.databases.copy();
        assertThat(Comparison.checksum(copy)).isEqualTo(Comparison.checksum(server.databases));
        // The order in which the rows came does not matter.
        Typed other = Typed.withTable();
        other.run(insert("t", values(2, "y")));
        other.run(insert("t", values(1, "x")));
        assertThat(Comparison.checksum(other.databases, "D", "t"))
                .isEqualTo(Comparison.checksum(server.databases, "D", "t"));
        server.run(delete("t", is("=", "a", 2)));
        assertThat(copy.rows("D", "t")).isEqualTo(2);
        assertThat(Comparison.differences(server.databases, copy))
                .containsExactly(new Comparison.Difference("D", "t", "2", null, "(2,'y')"));
        assertThat(Comparison.checksum(copy)).isNotEqualTo(Comparison.checksum(server.databases));
    }
}
