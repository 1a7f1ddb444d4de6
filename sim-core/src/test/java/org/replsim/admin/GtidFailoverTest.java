package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.binlog.Gtid;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.replica.Replica;

/** Failover by hand with MariaDB's GTIDs (spec 5.1, 4.2): three servers that can take each other's place. */
class GtidFailoverTest {

    private static final long SECOND = 1_000_000_000L;

    private final Desk desk = three(true);

    /** Transactions 1 to 7 of spec 5.1: db3 is cut off after 3 inserts, db2 after 5, then db1 dies. */
    private void unequalReplicas() {
        desk.ok("db2", follow("a"), "start slave").ok("db3", follow("a"), "start slave");
        desk.ok("db1", "create database d", "use d", "create table t (a int)").pass(SECOND);
        insert("db1", 1, 3).pass(SECOND).ok("db3", "stop slave io_thread");
        insert("db1", 4, 5).pass(SECOND).ok("db2", "stop slave io_thread");
        insert("db1", 6, 7).pass(SECOND);
        assertThat(position("db1", "gtid_binlog_pos")).isEqualTo("0-1-9");
        assertThat(position("db2", "gtid_slave_pos")).isEqualTo("0-1-7");
        assertThat(position("db3", "gtid_slave_pos")).isEqualTo("0-1-5");
        desk.cluster.crashProcess("db1");
        desk.ok("db2", "stop slave", "reset slave all");
    }

    /** Spec 5.1, GTID variants: the other replica goes on from its own GTID, and no hole is left. */
    @Test
    void theOtherReplicaGetsWhatItLacks() {
        unequalReplicas();
        insert("db2", 8, 8);
        desk.ok("db3", "stop slave", follow("b"), "start slave").pass(SECOND);
        assertThat(desk.rows("db3", "select a from d.t")).containsExactly("1", "2", "3", "4", "5", "8");
        assertThat(position("db3", "gtid_slave_pos")).isEqualTo("0-2-8");
        assertThat(position("db2", "gtid_binlog_state")).isEqualTo("0-1-7,0-2-8");
        assertThat(position("db2", "gtid_slave_pos")).isEqualTo("0-1-7");
        assertThat(desk.cluster.node("db3").gtidSlavePos()).containsExactly(new Gtid(0, 2, 8));
        assertThat(desk.cluster.node("db2").gtidCurrentPos()).containsExactly(new Gtid(0, 2, 8));
    }

    /** Spec 5.1: after RESET MASTER the new master's log does not have db3's position, and the hole is refused. */
    @Test
    void afterResetMasterAnOlderPositionIsRefused() {
        unequalReplicas();
        desk.ok("db2", "reset master");
        insert("db2", 8, 8);
        desk.ok("db3", "stop slave", follow("b"), "start slave").pass(SECOND);
        Replica replica = desk.cluster.replica("db3");
        assertThat(replica.ioThread().lastErrno()).isEqualTo(1236);
        assertThat(replica.ioThread().lastError())
                .contains(
                        "requested to start from GTID 0-1-5, which is not in the master's binlog. Since the master's");
        assertThat(replica.ioThread().running()).isFalse();
        assertThat(desk.rows("db3", "select a from d.t")).containsExactly("1", "2", "3");
    }

    /** Spec 5.1: the old master has 6 and 7, which nobody else has. */
    @Test
    void anOldMasterWithTransactionsOfItsOwnMayNotRejoin() {
        unequalReplicas();
        insert("db2", 8, 10);
        desk.cluster.startServer("db1");
        desk.ok("db1", follow("b").replace("slave_pos", "current_pos"), "start slave")
                .pass(SECOND);
        assertThat(desk.cluster.replica("db1").ioThread().lastError())
                .contains("1236", "GTID 0-1-9, which is not in the master's binlog", "diverged");
        desk.ok("db1", "stop slave", "set global gtid_slave_pos = @@global.gtid_binlog_pos");
        desk.ok("db1", follow("b"), "start slave").pass(SECOND);
        assertThat(desk.cluster.replica("db1").ioThread().lastErrno()).isEqualTo(1236);
    }

    /** The same without extra transactions: it goes on behind its own last one, either way of asking. */
    @Test
    void anOldMasterWithoutExtraTransactionsRejoins() {
        for (String how : List.of("current_pos", "slave_pos")) {
            Desk two = three(true);
            two.ok("db2", follow("a"), "start slave");
            two.ok("db1", "create database d", "use d", "create table t (a int)", "insert into t values (1)")
                    .pass(SECOND);
            two.cluster.crashProcess("db1");
            two.ok("db2", "stop slave", "reset slave all", "use d", "insert into t values (2)");
            two.cluster.startServer("db1");
            if (how.equals("slave_pos")) {
                two.ok("db1", "set global gtid_slave_pos = '0-1-3'");
            }
            two.ok("db1", follow("b").replace("slave_pos", how), "start slave").pass(SECOND);
            assertThat(two.rows("db1", "select a from d.t")).containsExactly("1", "2");
            two.ok("db2", "insert into d.t values (3)").pass(SECOND);
            assertThat(two.rows("db1", "select a from d.t")).containsExactly("1", "2", "3");
            assertThat(two.rows("db1", "select @@global.gtid_slave_pos")).containsExactly("0-2-5");
            assertThat(two.rows("db1", "select @@global.gtid_binlog_state")).containsExactly("0-1-3,0-2-5");
        }
    }

    /** Spec 5.1, rpl_gtid_master_promote: the one that lags catches up from the other, then stops, both threads. */
    @Test
    void untilAGtidBringsACandidateAhead() {
        unequalReplicas();
        desk.ok("db3", "stop slave", follow("b"), "start slave until master_gtid_pos='0-1-6'")
                .pass(SECOND);
        assertThat(desk.rows("db3", "select a from d.t")).containsExactly("1", "2", "3", "4");
        Replica replica = desk.cluster.replica("db3");
        assertThat(replica.ioThread().running()).isFalse();
        assertThat(replica.applier().running()).isFalse();
        desk.ok("db3", "start slave until master_gtid_pos='0-1-6'").pass(SECOND);
        assertThat(replica.applier().running()).isFalse();
        assertThat(desk.rows("db3", "select a from d.t")).hasSize(4);
        desk.ok("db3", "start slave").pass(SECOND);
        assertThat(desk.rows("db3", "select a from d.t")).containsExactly("1", "2", "3", "4", "5");
        desk.ok("db3", "stop slave", "change master to master_use_gtid=no");
        assertThat(desk.sql("db3", "start slave until master_gtid_pos='0-1-9'"))
                .extracting("errno")
                .isEqualTo(1949);
    }

    /** Spec 4.2: strict mode stops what comes round again, or was written on both sides, with 1950. */
    @Test
    void strictModeRefusesNumbersOutOfOrder() {
        unequalReplicas();
        desk.ok("db3", "set global gtid_strict_mode = 1", "set sql_log_bin = 1");
        insert("db3", 90, 91); // 0-3-6 and 0-3-7, which db2 does not have
        insert("db2", 8, 8);
        desk.ok("db3", "stop slave", follow("b"), "start slave").pass(SECOND);
        Replica replica = desk.cluster.replica("db3");
        assertThat(replica.applier().lastSqlErrno()).isEqualTo(1950);
        assertThat(replica.applier().lastSqlError())
                .isEqualTo(
                        "An attempt was made to binlog GTID 0-1-6 which would create an out-of-order sequence number with"
                                + " existing GTID 0-3-7, and gtid strict mode is enabled");
        assertThat(replica.ioThread().running()).isTrue();
    }

    private Desk insert(String server, int from, int to) {
        for (int a = from; a <= to; a++) {
            desk.ok(server, "insert into d.t values (" + a + ")");
        }
        return desk;
    }

    private String position(String server, String variable) {
        return desk.rows(server, "select @@global." + variable).get(0);
    }

    private static String follow(String host) {
        return "change master to master_host='" + host + "', master_use_gtid=slave_pos";
    }

    static Desk three(boolean logUpdates) {
        Specs specs = Specs.quiet();
        specs.replicated = false;
        long flag = logUpdates ? 1 : 0;
        specs.source.set(ServerVariable.LOG_SLAVE_UPDATES, flag);
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, flag);
        specs.moreHosts.add(new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), specs.hardware, ClockSpec.EXACT));
        ServerVariables third = new ServerVariables()
                .set(ServerVariable.LOG_BIN, "mysql-bin")
                .set(ServerVariable.LOG_SLAVE_UPDATES, flag);
        specs.moreServers.add(new ServerSpec("db3", "c", ServerProfile.MARIADB_10_11, third));
        specs.moreLinks.add(new LinkSpec("db1", "db3", specs.rtt, null, Specs.MILLIS, 1e15, 1 << 20));
        specs.moreLinks.add(new LinkSpec("db2", "db3", specs.rtt, null, Specs.MILLIS, 1e15, 1 << 20));
        return Desk.of(specs);
    }
}
