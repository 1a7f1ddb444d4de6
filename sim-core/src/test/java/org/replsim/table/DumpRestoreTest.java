package org.replsim.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.table.Typed.auto;
import static org.replsim.table.Typed.call;
import static org.replsim.table.Typed.column;
import static org.replsim.table.Typed.insertInto;
import static org.replsim.table.Typed.notNull;
import static org.replsim.table.Typed.values;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.sql.Parser;
import org.replsim.sql.Statement;
import org.replsim.sql.SyntaxError;

/** What is dumped and restored through the language is what was there. */
class DumpRestoreTest {

    private static final String USE = "USE `";

    @Test
    void restored() throws SyntaxError {
        Typed server = new Typed();
        server.ddl(new Ddl.CreateDatabase("D", false), "create database D");
        Ddl.ColumnDefinition price = new Ddl.ColumnDefinition("p", "decimal", 8, 2, true, true, false, null);
        Ddl.ColumnDefinition when = new Ddl.ColumnDefinition("w", "timestamp", 0, false, false, false, call("now"));
        Ddl.CreateTable create = new Ddl.CreateTable(
                Typed.name("t"),
                false,
                List.of(auto("id"), notNull("n", "char", 40), column("x", "text", 0), price, when),
                List.of("id"),
                List.of(List.of("names", "n", "p")),
                "");
        server.ddl(create, "create table t");
        server.ddl(Typed.table("empty", List.of(), column("d", "double", 0)), "create table empty");
        server.run(insertInto(
                "t",
                List.of("n", "x", "p"),
                values("it's; a \\ \"test\"\n-- x", null, new BigDecimal("1.5")),
                values("\u00e9", "/* no comment */", null)));
        Databases restored = restore(Dump.of(server.databases, server.databases.databases()));
        assertThat(Comparison.differences(server.databases, restored)).isEmpty();
        assertThat(Comparison.checksum(restored)).isEqualTo(Comparison.checksum(server.databases));
        assertThat(Dump.of(restored, List.of("D"))).isEqualTo(Dump.of(server.databases, List.of("D")));
    }

    private static Databases restore(String dump) throws SyntaxError {
        Databases databases = new Databases(Dialect.mariaDb());
        String database = "";
        StringBuilder withoutComments = new StringBuilder();
        dump.lines()
                .filter(line -> !line.startsWith("--"))
                .forEach(line -> withoutComments.append(line).append('\n'));
        for (String text : withoutComments.toString().split(";\n", -1)) {
            if (text.trim().startsWith(USE)) {
                database = text.trim().substring(USE.length(), text.trim().length() - 1);
            } else if (!text.isBlank()) {
                execute(databases, StatementContext.of(database, text));
            }
        }
        return databases;
    }

    private static void execute(Databases databases, StatementContext context) throws SyntaxError {
        Statement statement = Parser.parse(context.sql(), org.replsim.sql.Dialect.MARIADB_10_11);
        if (statement instanceof Ddl ddl) {
            assertThat(databases.execute(ddl, context).error())
                    .as(context.sql())
                    .isNull();
        } else if (statement instanceof Dml dml) {
            OpenTransaction open = databases.begin();
            Plan plan = databases.plan(dml, context, open);
            assertThat(plan.error()).as(context.sql()).isNull();
            assertThat(plan.execute().error()).as(context.sql()).isNull();
            open.commit();
        }
    }
}
