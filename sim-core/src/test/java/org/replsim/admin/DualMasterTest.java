package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** Two servers that replicate each other: spec 1.5 (an event's own server does not take it again), 4.1 and 4.2. */
class DualMasterTest {

    private static final long SECOND = 1_000_000_000L;

    /** Spec 4.1: increment 2, offsets 1 and 2: 1,3 then 4,6 then 7 then 9,11, and each change goes round once. */
    @Test
    void generatedKeysInterleaveAndChangesGoRoundOnce() {
        Specs specs = Specs.quiet();
        specs.replicated = false;
        specs.source.set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        Desk desk = Desk.of(specs);
        desk.ok("db1", "set global auto_increment_increment = 2", "set global auto_increment_offset = 1");
        desk.ok("db2", "set global auto_increment_increment = 2", "set global auto_increment_offset = 2");
        desk.ok("db2", change("a"), "start slave")
                .ok("db1", change("b"), "start slave")
                .pass(SECOND);
        desk.ok("db1", "create database d", "use d", "create table t (id int auto_increment primary key, v char(9))");
        desk.ok("db1", "insert into t(v) values ('a')", "insert into t(v) values ('b')")
                .pass(SECOND);
        desk.ok("db2", "use d", "insert into t(v) values ('c')", "insert into t(v) values ('d')")
                .pass(SECOND);
        desk.ok("db1", "insert into t(v) values ('e')", "insert into t(v) values ('f'),('g')")
                .pass(10 * SECOND);
        assertThat(desk.rows("db1", "select id from t")).containsExactly("1", "3", "4", "6", "7", "9", "11");
        assertThat(desk.rows("db2", "select id from t")).containsExactly("1", "3", "4", "6", "7", "9", "11");
        assertThat(desk.cluster.source("db1").binlog().written()).isEqualTo(8);
        assertThat(desk.cluster.source("db2").binlog().written()).isEqualTo(8);
        assertThat(desk.position("db1")).isEqualTo(desk.position("db2"));
    }

    private static String change(String host) {
        return "change master to master_host='" + host + "', master_log_file='mysql-bin.000001', master_log_pos=328";
    }
}
