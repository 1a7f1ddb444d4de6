package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.admin.Answer.Failure;
import org.replsim.run.Specs;

/** SHOW BINLOG EVENTS and its neighbours as typed on MariaDB 10.11; positions by spec 3.1 and 3.2. */
class ShownEventsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Specs specs = new Specs();

    /** Spec 3.1: 328 + Gtid 42 + Query 19+13+26+2+1+18+4; an INSERT with a generated key is Gtid 42, Intvar 32, Query, Xid 31. */
    @Test
    void typedStatements() {
        specs.workload = false;
        Desk desk = Desk.of(specs);
        desk.ok("db1", "create database sk", "use sk", "create table t(a int auto_increment primary key, b char(9))");
        desk.ok("db1", "insert into t(b) values('x')");
        List<String> rows = desk.rows("db1", "show binlog events");
        assertThat(rows.subList(0, 5))
                .containsExactly(
                        "mysql-bin.000001|4|Format_desc|1|256|Server ver: 10.11.6-MariaDB-log, Binlog ver: 4",
                        "mysql-bin.000001|256|Gtid_list|1|285|[]",
                        "mysql-bin.000001|285|Binlog_checkpoint|1|328|mysql-bin.000001",
                        "mysql-bin.000001|328|Gtid|1|370|GTID 0-1-1",
                        "mysql-bin.000001|370|Query|1|453|create database sk");
        assertThat(rows.get(5)).endsWith("|Gtid|1|495|GTID 0-1-2");
        assertThat(rows.subList(rows.size() - 4, rows.size()))
                .extracting(row -> row.split("\\|", -1)[2] + " " + row.split("\\|", -1)[5])
                .containsExactly(
                        "Gtid BEGIN GTID 0-1-3",
                        "Intvar INSERT_ID=1",
                        "Query use `sk`; insert into t(b) values('x')",
                        "Xid COMMIT /* xid=1 */");
        assertThat("mysql-bin.000001:" + rows.get(rows.size() - 1).split("\\|", -1)[4])
                .isEqualTo(desk.position("db1"));
    }

    @Test
    void fromAndLimit() {
        specs.workload = false;
        Desk desk = Desk.of(specs);
        assertThat(desk.rows("db1", "show binlog events in 'mysql-bin.000001' from 256 limit 1,1"))
                .containsExactly("mysql-bin.000001|285|Binlog_checkpoint|1|328|mysql-bin.000001");
        assertThat(desk.sql("db1", "show binlog events in 'mysql-bin.000009'"))
                .isEqualTo(new Failure(
                        1220, "HY000", "Error when executing command SHOW BINLOG EVENTS: Could not find target log"));
        assertThat(desk.sql("db2", "show binary logs"))
                .isEqualTo(new Failure(1381, "HY000", "You are not using binary logging"));
        assertThat(desk.rows("db2", "show master status")).isEmpty();
        assertThat(desk.rows("db2", "show binlog events")).isEmpty();
    }

    /** Spec 1.3: a rotation writes Rotate; spec 3.2: 47 bytes; the second file names the last GTID. */
    @Test
    void aRotatedFileEndsWithRotate() {
        specs.workload = false;
        Desk desk = Desk.of(specs);
        desk.ok("db1", "create database sk", "flush logs");
        List<String> first = desk.rows("db1", "show binlog events");
        assertThat(first.get(first.size() - 1)).isEqualTo("mysql-bin.000001|453|Rotate|1|500|mysql-bin.000002;pos=4");
        assertThat(desk.rows("db1", "show binlog events in 'mysql-bin.000002'"))
                .containsExactly(
                        "mysql-bin.000002|4|Format_desc|1|256|Server ver: 10.11.6-MariaDB-log, Binlog ver: 4",
                        "mysql-bin.000002|256|Gtid_list|1|299|[0-1-1]",
                        "mysql-bin.000002|299|Binlog_checkpoint|1|342|mysql-bin.000001",
                        "mysql-bin.000002|342|Binlog_checkpoint|1|385|mysql-bin.000002");
        assertThat(desk.rows("db1", "show binary logs"))
                .containsExactly("mysql-bin.000001|500", "mysql-bin.000002|385");
    }

    /** Case 31: 4+252+53 and 4+252+47+252; what the source has sent has the source's positions. */
    @Test
    void relayLogAfterTheFirstConnect() {
        specs.workload = false;
        specs.replica.set(org.replsim.server.ServerVariable.RELAY_LOG, "host1-relay-bin");
        Desk desk = Desk.of(specs).pass(SECOND);
        desk.ok("db1", "create database sk").pass(SECOND);
        assertThat(desk.rows("db2", "show relaylog events"))
                .containsExactly(
                        "host1-relay-bin.000001|4|Format_desc|2|256|Server ver: 10.11.6-MariaDB-log, Binlog ver: 4",
                        "host1-relay-bin.000001|256|Rotate|2|309|host1-relay-bin.000002;pos=4");
        assertThat(desk.rows("db2", "show relaylog events in 'host1-relay-bin.000002'"))
                .containsExactly(
                        "host1-relay-bin.000002|4|Format_desc|2|256|Server ver: 10.11.6-MariaDB-log, Binlog ver: 4",
                        "host1-relay-bin.000002|256|Rotate|1|0|mysql-bin.000001;pos=328",
                        "host1-relay-bin.000002|303|Format_desc|1|0|Server ver: 10.11.6-MariaDB-log, Binlog ver: 4",
                        "host1-relay-bin.000002|555|Gtid|1|370|GTID 0-1-1",
                        "host1-relay-bin.000002|597|Query|1|453|create database sk");
    }

    @Test
    void tablesWarningsAndProcesses() {
        specs.workload = false;
        Desk desk = Desk.of(specs).pass(SECOND);
        desk.ok("db1", "create database sk", "use sk", "create table t(a int primary key)");
        assertThat(desk.rows("db1", "show tables")).containsExactly("t");
        assertThat(desk.rows("db1", "show databases like 's_'")).containsExactly("sk");
        assertThat(desk.rows("db1", "desc t")).hasSize(1);
        assertThat(desk.rows("db1", "show index from t")).containsExactly("t|0|PRIMARY|1|a|A|0|NULL|NULL||BTREE||");
        assertThat(desk.sql("db1", "show columns from nothing"))
                .isEqualTo(new Failure(1146, "42S02", "Table 'sk.nothing' doesn't exist"));
        assertThat(desk.rows("db1", "show warnings")).containsExactly("Error|1146|Table 'sk.nothing' doesn't exist");
        assertThat(desk.rows("db1", "show processlist"))
                .hasSize(2)
                .anySatisfy(
                        row -> assertThat(row).endsWith("|root|localhost|sk|Query|0|starting|show processlist|0.000"))
                .anySatisfy(row -> assertThat(row)
                        .contains("|Binlog Dump|", "|Master has sent all binlog to slave; waiting for more updates|"));
        assertThat(desk.rows("db2", "show processlist"))
                .anySatisfy(row -> assertThat(row).contains("|Slave_IO|", "|Waiting for master to send event|"))
                .anySatisfy(row -> assertThat(row)
                        .contains("|Slave_SQL|", "|Slave has read all relay log; waiting for more updates|"));
        assertThat(desk.rows("db1", "show slave hosts")).containsExactly("2||3306|1");
    }

    @Test
    void grants() {
        Desk desk = Desk.of(specs);
        desk.ok("db1", "grant replication slave on *.* to rep@'172.30.105.%' identified by 'replpasswd'");
        // SHA1(SHA1('replpasswd')), worked out with another program.
        assertThat(desk.rows("db1", "show grants for rep@'172.30.105.%'"))
                .containsExactly(
                        "GRANT REPLICATION SLAVE ON *.* TO `rep`@`172.30.105.%` IDENTIFIED BY PASSWORD '*024CC312E4594346AEC5FD46938AD43CCBB1A854'");
    }
}
