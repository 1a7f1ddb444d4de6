package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.run.Specs;

/** What a session sets for itself: sql_log_bin, wait_timeout (spec 6.1), autocommit, read_only. */
class SessionSettingsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Desk desk = Desk.of(Specs.quiet());

    @Test
    void whatIsNotLoggedIsNotReplicated() {
        desk.ok("db1", "create database d", "use d", "create table t (id int primary key)");
        String position = desk.position("db1");
        desk.ok("db1", "set sql_log_bin = 0", "insert into t values (1)");
        assertThat(desk.position("db1")).isEqualTo(position);
        desk.ok("db1", "set sql_log_bin = 1", "insert into t values (2)").pass(SECOND);
        assertThat(desk.rows("db1", "select id from t")).containsExactly("1", "2");
        assertThat(desk.rows("db2", "select id from d.t")).containsExactly("2");
    }

    /** Spec 6.1: after wait_timeout seconds of idleness the server closes the connection, and the lock is gone. */
    @Test
    void theReadLockDiesWithAnIdleSession() {
        desk.ok("db1", "create database d", "use d", "create table t (id int primary key)");
        desk.ok("db1", "set wait_timeout = 60", "flush tables with read lock");
        Call writer = desk.send("db1.writer", "insert into d.t values (1)");
        desk.pass(59 * SECOND);
        assertThat(writer.answered()).isFalse();
        assertThat(writer.state()).isEqualTo("Waiting for backup lock");
        desk.pass(2 * SECOND);
        assertThat(writer.answered()).isTrue();
        assertThat(desk.session("db1").connected()).isFalse();
    }

    @Test
    void withoutAutocommitACommitIsNeeded() {
        desk.ok("db1", "create database d", "use d", "create table t (id int primary key)");
        desk.ok("db1", "set autocommit = 0", "insert into t values (1)");
        assertThat(desk.rows("db1.other", "select id from d.t")).isEmpty();
        desk.ok("db1", "commit");
        assertThat(desk.rows("db1.other", "select id from d.t")).containsExactly("1");
    }

    /** 1290 for who has no SUPER privilege; replication goes on. */
    @Test
    void readOnlyKeepsOutWhoIsNotPrivileged() {
        desk.ok("db1", "create database d", "use d", "create table t (id int primary key)")
                .pass(SECOND);
        desk.ok(
                "db2",
                "set global read_only = ON",
                "create user app@localhost",
                "grant insert on *.* to app@localhost");
        AdminSession app = desk.admin.connect("db2", "app", "localhost");
        Call refused = app.execute("insert into d.t values (1)");
        assertThat(refused.answer()).extracting("errno").isEqualTo(1290);
        desk.ok("db1", "insert into t values (2)").pass(SECOND);
        assertThat(desk.rows("db2", "select id from d.t")).containsExactly("2");
    }
}
