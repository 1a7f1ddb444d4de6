package org.replsim.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dialect;
import org.replsim.sql.Dml;
import org.replsim.sql.Parser;
import org.replsim.sql.Statement;
import org.replsim.table.Databases;
import org.replsim.table.OpenTransaction;
import org.replsim.table.StatementContext;

/** Two servers that were filled by hand. */
class CompareTest {

    private final Databases one = filled(
            "create database MyDB",
            "create table MyDB.a (id int primary key)",
            "create table MyDB.b (id int primary key, name char(20))",
            "insert into MyDB.a values (1), (2)",
            "insert into MyDB.b values (1, 'x'), (2, 'y'), (3, 'z'), (4, 'w'), (5, 'v')");

    @Test
    void theSameIsTheSame() throws Exception {
        assertThat(Compare.lines("db1", one, "db2", one.copy()))
                .containsExactly(
                        "+--------+-----+-----+----------+------------------------+",
                        "| Table  | db1 | db2 | Checksum | First keys that differ |",
                        "+--------+-----+-----+----------+------------------------+",
                        "| MyDB.a |   2 |   2 | equal    |                        |",
                        "| MyDB.b |   5 |   5 | equal    |                        |",
                        "+--------+-----+-----+----------+------------------------+",
                        "-- db1 and db2 store the same");
    }

    @Test
    void whatDiffersIsNamed() throws Exception {
        Databases other = one.copy();
        execute(other, "drop table MyDB.a");
        execute(other, "update MyDB.b set name = 'q' where id < 4");
        execute(other, "delete from MyDB.b where id = 5");

        assertThat(Compare.lines("db1", one, "db2", other))
                .contains(
                        "| MyDB.a |   2 | NULL | differs  |                        |",
                        "| MyDB.b |   5 |    4 | differs  | 1, 2, 3, ...           |",
                        "-- 2 tables differ");
    }

    @Test
    void thereMayBeNothing() {
        assertThat(Compare.lines("db1", filled(), "db2", filled())).containsExactly("-- no tables on either");
    }

    private static Databases filled(String... statements) {
        Databases databases = new Databases(org.replsim.table.Dialect.mariaDb());
        try {
            for (String statement : statements) {
                execute(databases, statement);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return databases;
    }

    private static void execute(Databases databases, String sql) throws Exception {
        StatementContext context = StatementContext.of("", sql);
        Statement statement = Parser.parse(sql, Dialect.MARIADB_10_11);
        if (statement instanceof Ddl ddl) {
            assertThat(databases.execute(ddl, context).error()).isNull();
            return;
        }
        OpenTransaction transaction = databases.begin();
        databases.plan((Dml) statement, context, transaction).execute();
        transaction.commit();
    }
}
