package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.run.Specs;

/** Typed statements in the model: positions by spec 3.2, visibility, locks, and what arrives on the replica. */
class TypedTransactionsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Desk desk = Desk.of(new Specs());

    /** Spec 3.2: 328, CREATE DATABASE 129 bytes more, an INSERT with a generated key 215. */
    @Test
    void positionsFollowTheWorkedExample() {
        assertThat(desk.position("db1")).isEqualTo("mysql-bin.000001:328");
        desk.ok("db1", "create database sk");
        long database = 42 + 19 + 13 + 26 + 2 + 1 + "create database sk".length() + 4;
        assertThat(desk.position("db1")).isEqualTo("mysql-bin.000001:" + (328 + database));
    }

    @Test
    void rowsArriveOnTheReplica() {
        desk.ok("db1", "create database d", "use d", "create table t (id int auto_increment primary key, v char(10))");
        desk.ok("db1", "insert into t(v) values ('a'),('b')", "insert into t(v) values ('c')");
        desk.pass(SECOND);
        assertThat(desk.rows("db1", "select * from t")).isEqualTo(List.of("1|a", "2|b", "3|c"));
        assertThat(desk.rows("db2", "select * from d.t")).isEqualTo(List.of("1|a", "2|b", "3|c"));
    }

    @Test
    void whatIsNotCommittedIsSeenByNobodyElse() {
        desk.ok("db1", "create database d", "use d", "create table t (id int primary key)");
        desk.ok("db1", "begin", "insert into t values (1)", "insert into t values (2)");
        assertThat(desk.rows("db1", "select id from t")).containsExactly("1", "2");
        assertThat(desk.rows("db1.other", "select id from d.t")).isEmpty();
        desk.ok("db1", "rollback");
        assertThat(desk.rows("db1", "select id from t")).isEmpty();
        desk.ok("db1", "begin", "insert into t values (3)", "commit");
        assertThat(desk.rows("db1.other", "select id from d.t")).containsExactly("3");
    }

    @Test
    void aSecondWriterOfARowWaitsForTheFirst() {
        desk.ok("db1", "create database d", "use d", "create table t (id int primary key, v int)");
        desk.ok("db1", "insert into t values (1, 0)", "begin", "update t set v = v + 1 where id = 1");
        Call second = desk.send("db1.second", "update d.t set v = v + 10 where id = 1");
        desk.pass(SECOND);
        assertThat(second.answered()).isFalse();
        desk.ok("db1", "commit");
        desk.pass(SECOND);
        assertThat(second.answered()).isTrue();
        assertThat(desk.rows("db1", "select v from t")).containsExactly("11");
    }
}
