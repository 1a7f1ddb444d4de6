package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerUuid;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** MySQL's GTID sets (spec 5.1, 3.5): what is executed is not executed again, and what is purged is missed. */
class MySqlGtidTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long GTID_MODE_ON = 3;

    private final Desk desk = three(GTID_MODE_ON);
    private final String first = ServerUuid.of("db1");
    private final String second = ServerUuid.of("db2");

    /** Each server numbers its own from 1; sets grow together. */
    @Test
    void setsNameEachSource() {
        desk.ok("db2", follow("a"), "start slave");
        desk.ok("db1", "create database d", "use d", "create table t (a int)", "insert into t values (1)")
                .pass(SECOND);
        assertThat(executed("db1")).isEqualTo(first + ":1-3");
        assertThat(executed("db2")).isEqualTo(first + ":1-3");
        desk.ok("db2", "insert into d.t values (2)");
        assertThat(executed("db2").split(",")).containsExactlyInAnyOrder(first + ":1-3", second + ":1");
        assertThat(desk.rows("db2", "show master status").get(0)).endsWith(executed("db2"));
        assertThat(desk.rows("db1", "show binlog events").stream().filter(row -> row.contains("GTID_NEXT")))
                .last()
                .asString()
                .contains("SET @@SESSION.GTID_NEXT= '" + first + ":3'");
    }

    /** Spec 4.2: a change goes round a ring of three once, and what a bypassed server has written is not applied again. */
    @Test
    void aRingSkipsWhatIsExecuted() {
        desk.ok("db2", follow("a"), "start slave")
                .ok("db3", follow("b"), "start slave")
                .ok("db1", follow("c"), "start slave")
                .pass(SECOND);
        desk.ok("db1", "create database d", "use d", "create table t (a int)").pass(SECOND);
        desk.ok("db1", "insert into d.t values (1)").pass(SECOND);
        desk.ok("db2", "insert into d.t values (2)").pass(SECOND);
        desk.ok("db3", "insert into d.t values (3)").pass(SECOND);
        for (String server : new String[] {"db1", "db2", "db3"}) {
            assertThat(desk.rows(server, "select a from d.t")).containsExactly("1", "2", "3");
            assertThat(desk.cluster.source(server).binlog().written()).isEqualTo(5);
        }
        desk.ok("db1", "stop slave", follow("b"), "start slave"); // db3's events have no one who would drop them
        desk.ok("db2", "stop slave", "start slave").pass(SECOND);
        desk.ok("db1", "insert into d.t values (4)").pass(SECOND);
        assertThat(desk.rows("db2", "select a from d.t")).containsExactly("1", "2", "3", "4");
        assertThat(desk.rows("db1", "select a from d.t")).containsExactly("1", "2", "3", "4");
    }

    /** Auto-position finds what is missing, and says when it was purged. */
    @Test
    void purgedTransactionsAreMissed() {
        desk.ok("db2", follow("a"), "start slave");
        desk.ok("db1", "create database d", "use d", "create table t (a int)", "flush logs", "insert into t values (1)")
                .pass(SECOND);
        desk.ok("db1", "purge binary logs to 'mysql-bin.000002'");
        desk.ok("db3", follow("a"), "start slave").pass(SECOND);
        assertThat(desk.cluster.replica("db3").ioThread().lastErrno()).isEqualTo(1236);
        assertThat(desk.cluster.replica("db3").ioThread().lastError())
                .contains("the source purged required binary logs", "the missing transactions are '" + first + ":1-2'");
        desk.ok("db3", "stop slave", "set global gtid_purged = '" + first + ":1-2'", "create database d2");
        desk.ok("db3", "start slave").pass(SECOND);
        assertThat(desk.cluster.replica("db3").ioThread().lastErrno()).isZero();
        assertThat(desk.cluster.replica("db3").applier().lastSqlError()).contains("d.t");
    }

    /** Without gtid_mode there are no sets to go by. */
    @Test
    void autoPositionNeedsGtidMode() {
        Desk off = three(0);
        assertThat(off.sql("db2", follow("a"))).extracting("errno").isEqualTo(1777);
        off.ok("db1", "create database d");
        assertThat(off.rows("db1", "select @@global.gtid_executed")).containsExactly("");
        assertThat(desk.sql("db2", follow("a") + ", source_log_file='x.000001'"))
                .extracting("errno")
                .isEqualTo(1776);
    }

    private String executed(String server) {
        return desk.rows(server, "select @@global.gtid_executed").get(0);
    }

    private static String follow(String host) {
        return "change replication source to source_host='" + host + "', source_auto_position=1";
    }

    private static Desk three(long gtidMode) {
        Specs specs = Specs.quiet();
        specs.replicated = false;
        specs.profile = ServerProfile.MYSQL_8_0;
        ServerVariables third = ServerProfile.MYSQL_8_0.variables();
        for (ServerVariables each : new ServerVariables[] {specs.source, specs.replica, third}) {
            each.set(ServerVariable.LOG_BIN, "mysql-bin")
                    .set(ServerVariable.LOG_SLAVE_UPDATES, 1)
                    .set(ServerVariable.GTID_MODE, gtidMode);
        }
        specs.moreHosts.add(new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), specs.hardware, ClockSpec.EXACT));
        specs.moreServers.add(new ServerSpec("db3", "c", ServerProfile.MYSQL_8_0, third));
        specs.moreLinks.add(new LinkSpec("db1", "db3", specs.rtt, null, Specs.MILLIS, 1e15, 1 << 20));
        specs.moreLinks.add(new LinkSpec("db2", "db3", specs.rtt, null, Specs.MILLIS, 1e15, 1 << 20));
        return Desk.of(specs);
    }
}
