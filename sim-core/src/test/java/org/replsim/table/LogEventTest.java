package org.replsim.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.table.Typed.auto;
import static org.replsim.table.Typed.call;
import static org.replsim.table.Typed.column;
import static org.replsim.table.Typed.insert;
import static org.replsim.table.Typed.insertInto;
import static org.replsim.table.Typed.is;
import static org.replsim.table.Typed.literal;
import static org.replsim.table.Typed.notNull;
import static org.replsim.table.Typed.table;
import static org.replsim.table.Typed.update;
import static org.replsim.table.Typed.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.binlog.EventFormat;
import org.replsim.sql.Ddl;
import org.replsim.sql.Expression;

/** Sizes, names and texts of events against the measured positions of spec 3.1, 3.2 and 3.3. */
class LogEventTest {

    private static final int GTID = 42;
    private static final String CREATE =
            "create table MyTB(id int(4) not null AUTO_INCREMENT,\n" + "name char(20) not null,\nprimary key(id)\n)";

    private static Typed server(Dialect dialect, EventFormat format, String database) {
        Typed server = new Typed(dialect);
        server.events = format;
        server.database = database;
        server.ddl(new Ddl.CreateDatabase(database, false), "create database " + database);
        return server;
    }

    private static Ddl.CreateTable myTable() {
        return table("MyTB", List.of("id"), auto("id"), notNull("name", "char", 20));
    }

    private static int[] sizes(TypedTransaction typed) {
        return typed.fileSizes();
    }

    private static List<String> infos(TypedTransaction typed) {
        return typed.events().stream().map(LogEvent::info).toList();
    }

    private static List<String> types(TypedTransaction typed) {
        return typed.events().stream()
                .map(event -> event.typeName(typed.format()))
                .toList();
    }

    /** 328 -> 478 -> 648 -> 777 -> 989 -> 1204 -> 1419. */
    @Test
    void theWorkedPositions() {
        Typed server = new Typed();
        server.database = "";
        List<Integer> positions = new ArrayList<>(List.of(328));
        StatementContext user = StatementContext.of("", "CREATE USER 'rep'@'127.0.%' IDENTIFIED BY 'x'");
        add(positions, TypedTransaction.of(0, Typed.MARIADB, LogEvent.Query.plain(user, 0)));
        StatementContext grant = StatementContext.of("", "GRANT REPLICATION SLAVE ON *.* TO 'rep'@'127.0.%'");
        int invoker = server.databases.dialect().invokerBytes();
        add(positions, TypedTransaction.of(0, Typed.MARIADB, LogEvent.Query.plain(grant, invoker)));
        add(positions, server.ddl(new Ddl.CreateDatabase("MyDB", false), "create database MyDB"));
        server.database = "MyDB";
        add(positions, server.ddl(myTable(), CREATE));
        for (int i = 1; i <= 2; i++) {
            String sql = "insert into MyTB(name) values ('rowvalue" + i + "')";
            add(positions, server.run(sql, insertInto("MyTB", List.of("name"), values("rowvalue" + i))));
        }
        assertThat(positions).containsExactly(328, 478, 648, 777, 989, 1204, 1419);
    }

    private static void add(List<Integer> positions, TypedTransaction typed) {
        int last = positions.get(positions.size() - 1);
        positions.add(last + GTID + Arrays.stream(sizes(typed)).sum());
    }

    /** Case 57: {@code use D; insert into t values(101)} is 89 bytes; the group without commit id 162. */
    @Test
    void aQueryOfCase57() {
        Typed server = Typed.withTable();
        server.ddl(table("u", List.of("a"), column("a", "int", 0)), "create table u(a int primary key)");
        TypedTransaction typed = server.run("insert into t values(101)", insert("u", values(101)));
        assertThat(sizes(typed)).containsExactly(89, 31);
        assertThat(infos(typed)).containsExactly("use `D`; insert into t values(101)", "COMMIT /* xid=14 */");
        assertThat(types(typed)).containsExactly("Query", "Xid");
    }

    /** Case 27: 68 + 28 + 105 + 27 = 228 in the tutorial's version. */
    @Test
    void theTutorialsCapture() {
        Typed server = server(Dialect.mariaDb55(), EventFormat.mariaDb55(), "MyDB");
        server.ddl(myTable(), CREATE);
        String sql = "insert into MyTB(name) values('sample102')";
        TypedTransaction typed = server.run(sql, insertInto("MyTB", List.of("name"), values("sample102")));
        assertThat(sizes(typed)).containsExactly(68, 28, 105, 27);
        assertThat(infos(typed)).containsExactly("BEGIN", "INSERT_ID=1", "use `MyDB`; " + sql, "COMMIT /* xid=14 */");
    }

    /** Row format, one int column: Annotate 46 or 47, Table_map 42, Write_rows 38, Xid 31; 199 or 200 with the GTID. */
    @Test
    void aRowOfOneInt() {
        Typed server = server(Dialect.mariaDb(), Typed.MARIADB, "sk");
        server.ddl(table("t", List.of(), column("a", "int", 0)), "create table t(a int)");
        server.format = BinlogFormat.ROW;
        TypedTransaction typed = server.run("insert into t values(1)", insert("t", values(1)));
        assertThat(sizes(typed)).containsExactly(46, 42, 38, 31);
        assertThat(typed.sentSizes()).containsExactly(42, 38, 31);
        assertThat(types(typed)).containsExactly("Annotate_rows", "Table_map", "Write_rows_v1", "Xid");
        assertThat(infos(typed).subList(1, 3)).containsExactly("table_id: 18 (sk.t)", "table_id: 18 flags: STMT_END_F");
        TypedTransaction longer = server.run("insert into t values(22)", insert("t", values(22)));
        assertThat(GTID + Arrays.stream(sizes(longer)).sum()).isEqualTo(200);
    }

    /** Version 2 of row events is two bytes longer; MySQL begins with a Query event BEGIN and has no Annotate_rows. */
    @Test
    void mySqlsRows() {
        Typed server = server(Dialect.mySql57(), EventFormat.mySql(119, 65), "sk");
        server.ddl(table("t", List.of(), column("a", "int", 0)), "create table t(a int)");
        server.format = BinlogFormat.ROW;
        server.annotate = false;
        TypedTransaction typed = server.run(insert("t", values(1)));
        assertThat(types(typed)).containsExactly("Query", "Table_map", "Write_rows", "Xid");
        assertThat(sizes(typed)).containsExactly(19 + 13 + 26 + 2 + 1 + 5 + 4, 42, 40, 31);
    }

    /** V is 31 when auto_increment_increment and offset are not 1 and 1. */
    @Test
    void autoIncrementSettingsTakeFiveBytes() {
        Typed server = Typed.withTable();
        TypedTransaction usual = server.run("x", insert("t", values(1, "x")));
        server.increment = 2;
        TypedTransaction other = server.run("x", insert("t", values(2, "x")));
        assertThat(sizes(other)[0] - sizes(usual)[0]).isEqualTo(5);
    }

    /** Images: a bitmap for NULL, 4 bytes of int, a varchar with its length; an update has two and a bitmap more. */
    @Test
    void rowImages() {
        Typed server = Typed.withTable();
        server.format = BinlogFormat.ROW;
        int empty = 19 + 8 + 1 + 1 + 4;
        assertThat(sizes(server.run(insert("t", values(1, "abc"))))[2]).isEqualTo(empty + 1 + 4 + 1 + 3);
        assertThat(sizes(server.run(insert("t", values(2, null))))[2]).isEqualTo(empty + 1 + 4);
        assertThat(sizes(server.run(update("t", "b", "de", is("=", "a", 1))))[2])
                .isEqualTo(empty + 1 + (1 + 4 + 1 + 3) + (1 + 4 + 1 + 2));
        // "D", "t", two columns, two bytes for the varchar.
        assertThat(sizes(server.run(insert("t", values(3, "abc"))))[1])
                .isEqualTo(19 + 8 + 3 + 3 + 1 + 2 + 1 + 2 + 1 + 4);
    }

    /** binlog_row_event_max_size: 8192 bytes hold 910 rows of 9; only the last event ends the statement. */
    @Test
    @SuppressWarnings("unchecked")
    void manyRowsAreSplit() {
        Typed server = Typed.withTable();
        server.format = BinlogFormat.ROW;
        List<List<Expression>> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(values(i, "abc"));
        }
        TypedTransaction typed = server.run(insert("t", rows.toArray(List[]::new)));
        assertThat(sizes(typed)[2]).isEqualTo(33 + 910 * 9);
        assertThat(sizes(typed)[3]).isEqualTo(33 + 90 * 9);
        assertThat(infos(typed).subList(2, 4)).containsExactly("table_id: 18", "table_id: 18 flags: STMT_END_F");
    }

    /** Spec 1.1 of binlog_format: MIXED logs as rows what a replica might compute otherwise. */
    @Test
    void unsafeStatementsAreLoggedAsRowsInMixedFormat() {
        Typed server = Typed.withTable();
        assertThat(types(server.run(insert("t", values(1, call("now")))))).containsExactly("Query", "Xid");
        for (String function : List.of("uuid", "rand", "version", "user")) {
            server.run(Typed.delete("t", null));
            assertThat(types(server.run(insert("t", values(1, call("left", call(function), literal(10)))))))
                    .as(function)
                    .contains("Write_rows_v1");
        }
        server.format = BinlogFormat.STATEMENT;
        Outcome outcome = server.once(update("t", "b", call("left", call("uuid"), literal(10)), null));
        assertThat(outcome.warnings()).anyMatch(warning -> warning.code() == 1592);
    }

    @Test
    void theServerWritesDropTableItself() {
        Typed server = Typed.withTable();
        TypedTransaction typed = server.ddl(new Ddl.DropTable(List.of(Typed.name("t")), false), "drop table t");
        assertThat(infos(typed)).containsExactly("use `D`; DROP TABLE `t` /* generated by server */");
        assertThat(infos(server.ddl(new Ddl.DropDatabase("D", false), "drop database D")))
                .containsExactly("drop database D");
    }

    /** Rows in an engine without transactions: a group that ends with a Query event COMMIT. */
    @Test
    void aGroupWithoutXid() {
        Typed server = Typed.withTable();
        server.ddl(
                new Ddl.CreateTable(
                        Typed.name("m"), false, List.of(column("a", "int", 0)), List.of(), List.of(), "myisam"),
                "create table m");
        TypedTransaction typed = server.run("insert into m values(1)", insert("m", values(1)));
        assertThat(infos(typed)).containsExactly("use `D`; insert into m values(1)", "COMMIT");
        assertThat(typed.nonTransactional()).isTrue();
    }
}
