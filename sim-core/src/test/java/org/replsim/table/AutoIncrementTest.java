package org.replsim.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.table.Typed.auto;
import static org.replsim.table.Typed.column;
import static org.replsim.table.Typed.insert;
import static org.replsim.table.Typed.insertInto;
import static org.replsim.table.Typed.table;
import static org.replsim.table.Typed.values;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;

/** The examples of spec 4.1. */
class AutoIncrementTest {

    private static Typed server(int increment, int offset) {
        Typed server = new Typed();
        server.ddl(new Ddl.CreateDatabase("D", false), "create database D");
        server.ddl(table("t", List.of("id"), auto("id"), column("name", "char", 20)), "create table t ...");
        server.increment = increment;
        server.offset = offset;
        return server;
    }

    private static Dml.Insert one() {
        return insertInto("t", List.of("name"), values("x"));
    }

    private static Dml.Insert two() {
        return insertInto("t", List.of("name"), values("x"), values("y"));
    }

    private static List<String> ids(Typed server) {
        return server.rows("t").stream()
                .map(row -> row.substring(0, row.indexOf('|')))
                .toList();
    }

    /** Node 1 inserts 2 rows: 1, 3; node 2: 4, 6; node 1: 7, then two rows 9, 11; on both nodes. */
    @ParameterizedTest
    @EnumSource(BinlogFormat.class)
    void theTwoMastersOfTheTutorial(BinlogFormat format) {
        Typed first = server(2, 1);
        Typed second = server(2, 2);
        first.format = format;
        second.format = format;
        second.apply(first.run(one()));
        second.apply(first.run(one()));
        first.apply(second.run(one()));
        first.apply(second.run(one()));
        assertThat(ids(first)).containsExactly("1", "3", "4", "6");
        second.apply(first.run(one()));
        second.apply(first.run(two()));
        assertThat(ids(first)).containsExactly("1", "3", "4", "6", "7", "9", "11");
        assertThat(ids(second)).isEqualTo(ids(first));
    }

    /** The other variant of the tutorial's text: 1, 3, 5 / 6, 8, 10 / 11. */
    @Test
    void threeAndThreeAndOne() {
        Typed first = server(2, 1);
        Typed second = server(2, 2);
        for (int i = 0; i < 3; i++) {
            second.apply(first.run(one()));
        }
        for (int i = 0; i < 3; i++) {
            first.apply(second.run(one()));
        }
        second.apply(first.run(one()));
        assertThat(ids(second)).containsExactly("1", "3", "5", "6", "8", "10", "11");
    }

    /** i = 10, o = 2, the table starting at 3: 12, 22, 32. */
    @Test
    void anOffsetAndAStart() {
        Typed server = server(10, 2);
        server.run(insert("t", values(2, "x")));
        server.run(insertInto("t", List.of("name"), values("a"), values("b"), values("c")));
        assertThat(ids(server)).containsExactly("2", "12", "22", "32");
    }

    /** SET insert_id: the first value is taken as it stands, the following ones obey increment and offset. */
    @Test
    void aWantedFirstValue() {
        Typed server = server(10, 2);
        StatementContext context = server.context("sql").withAutoIncrement(10, 2, 600);
        OpenTransaction open = server.databases.begin();
        server.execute(insertInto("t", List.of("name"), values("a"), values("b")), context, open);
        open.commit();
        assertThat(ids(server)).containsExactly("600", "602");
    }

    /** Offset beyond the increment is ignored; an explicit larger value raises the counter. */
    @Test
    void theRuleByItself() {
        assertThat(AutoIncrement.next(0, 2, 1)).isEqualTo(1);
        assertThat(AutoIncrement.next(1, 2, 1)).isEqualTo(3);
        assertThat(AutoIncrement.next(3, 2, 2)).isEqualTo(4);
        assertThat(AutoIncrement.next(0, 10, 7)).isEqualTo(7);
        assertThat(AutoIncrement.next(2, 10, 2)).isEqualTo(12);
        assertThat(AutoIncrement.next(0, 2, 5)).isEqualTo(2);
        Typed server = server(1, 1);
        server.run(one());
        server.run(insert("t", values(100, "x")));
        server.run(one());
        assertThat(ids(server)).containsExactly("1", "100", "101");
    }

    @Test
    void aRolledBackValueIsNotGivenAgain() {
        Typed server = server(1, 1);
        OpenTransaction open = server.databases.begin();
        assertThat(server.execute(one(), server.context("sql"), open).lastInsertId())
                .isEqualTo(1);
        open.rollback();
        server.run(one());
        assertThat(ids(server)).containsExactly("2");
        // Older versions keep the counter in memory only.
        server.run(Typed.delete("t", null));
        server.databases.forgetAutoIncrement();
        server.run(one());
        assertThat(ids(server)).containsExactly("1");
    }
}
