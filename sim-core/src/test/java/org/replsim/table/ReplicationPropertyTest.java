package org.replsim.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.table.Typed.auto;
import static org.replsim.table.Typed.column;
import static org.replsim.table.Typed.delete;
import static org.replsim.table.Typed.insertInto;
import static org.replsim.table.Typed.is;
import static org.replsim.table.Typed.literal;
import static org.replsim.table.Typed.notNull;
import static org.replsim.table.Typed.update;
import static org.replsim.table.Typed.values;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.sql.Expression;

/** Whatever is done on a source, its events make a replica equal to it. */
class ReplicationPropertyTest {

    private SplittableRandom random = new SplittableRandom();

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"ROW,1", "ROW,2", "ROW,3", "STATEMENT,1", "STATEMENT,2", "STATEMENT,3", "MIXED,1", "MIXED,2", "MIXED,3"
    })
    void aReplicaFollows(BinlogFormat format, long seed) {
        random = new SplittableRandom(seed);
        Typed source = new Typed();
        Typed replica = new Typed(random.nextBoolean() ? Dialect.mariaDb() : Dialect.mySql80());
        source.format = format;
        source.increment = 1 + random.nextInt(3);
        replica.apply(source.ddl(new Ddl.CreateDatabase("D", false), "create database D"));
        for (Ddl.CreateTable table : List.of(keyed("t", ""), unkeyed("u"), keyed("m", "Aria"))) {
            replica.apply(source.ddl(table, "create table"));
        }
        for (int i = 0; i < 300; i++) {
            step(source, replica, "seed " + seed + ", step " + i);
        }
        assertThat(source.rows("t").size()
                        + source.rows("u").size()
                        + source.rows("m").size())
                .as("seed %s", seed)
                .isGreaterThan(20);
    }

    private void step(Typed source, Typed replica, String where) {
        OpenTransaction open = source.databases.begin();
        int statements = 1 + random.nextInt(3);
        String table = List.of("t", "t", "u", "m").get(random.nextInt(4));
        for (int i = 0; i < statements; i++) {
            source.execute(statement(table), source.context("sql"), open);
            if (random.nextInt(10) == 0) {
                open.rollbackStatement();
            }
        }
        if (random.nextInt(6) == 0) {
            open.rollback();
        }
        if (!open.empty()) {
            TypedTransaction typed = source.commit(open, "sql");
            ApplyResult result = replica.apply(typed);
            assertThat(result.error()).as(where + typed.events()).isNull();
        }
        assertThat(Comparison.differences(source.databases, replica.databases))
                .as(where)
                .isEmpty();
        assertThat(Comparison.checksum(source.databases)).as(where).isEqualTo(Comparison.checksum(replica.databases));
    }

    private Dml statement(String table) {
        Expression some = is("=", "k", random.nextInt(20));
        Expression few = is("<", "id", random.nextInt(60));
        return switch (random.nextInt(8)) {
            case 0 -> update(table, "k", random.nextInt(30), few);
            case 1 -> update(table, "v", "w" + random.nextInt(5), some);
            case 2 -> update(table, "id", new Expression.Binary("+", column("id"), literal(1000)), some);
            case 3 -> delete(table, some);
            case 4 ->
                new Dml.Insert(
                        Typed.name(table),
                        List.of("k", "v"),
                        List.of(row()),
                        false,
                        random.nextBoolean(),
                        random.nextBoolean() ? List.of() : List.of(new Dml.Assignment("v", literal("d"))));
            case 5 -> insertInto(table, List.of("id", "k", "v"), values(random.nextInt(80), random.nextInt(40), "e"));
            default -> insertInto(table, List.of("k", "v"), row(), row());
        };
    }

    private List<Expression> row() {
        return values(random.nextInt(40), random.nextInt(5) == 0 ? null : "v" + random.nextInt(9));
    }

    private static Ddl.CreateTable keyed(String name, String engine) {
        return new Ddl.CreateTable(
                Typed.name(name),
                false,
                List.of(auto("id"), notNull("k", "int", 0), column("v", "varchar", 9)),
                List.of("id"),
                List.of(List.of("k", "k")),
                engine);
    }

    private static Ddl.CreateTable unkeyed(String name) {
        return Typed.table(
                name, List.of(), column("id", "int", 0), column("k", "bigint", 0), column("v", "varchar", 9));
    }
}
