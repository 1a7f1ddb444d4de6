package org.replsim.admin.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.admin.Tutorial;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** What differs between versions, by spec 2.1, 2.10, 3.4, 3.5 and 8. */
class VersionsTest {

    private static Tutorial started(ServerProfile profile) {
        return new Tutorial(profile).changeMaster().startSlave();
    }

    /** Case 31: 309 + 555 = 864 with relay names of 22 letters. */
    @Test
    void slaveStatusOf1011() {
        ServerVariables slave = new ServerVariables().set(ServerVariable.RELAY_LOG, "host1-relay-bin");
        Tutorial world = new Tutorial(ServerProfile.MARIADB_10_11, new ServerVariables(), slave)
                .changeMaster()
                .startSlave();
        List<String> columns = world.rows(world.slave(), "show slave status").columns();
        assertThat(columns.subList(40, columns.size()))
                .containsExactly(
                        "Master_SSL_Crl",
                        "Master_SSL_Crlpath",
                        "Using_Gtid",
                        "Gtid_IO_Pos",
                        "Replicate_Do_Domain_Ids",
                        "Replicate_Ignore_Domain_Ids",
                        "Parallel_Mode",
                        "SQL_Delay",
                        "SQL_Remaining_Delay",
                        "Slave_SQL_Running_State",
                        "Slave_DDL_Groups",
                        "Slave_Non_Transactional_Groups",
                        "Slave_Transactional_Groups",
                        "Replicate_Rewrite_DB");
        assertThat(columns.stream().mapToInt(String::length).max()).hasValue(30);
        valuesOf1011(world);
    }

    private static void valuesOf1011(Tutorial world) {
        assertThat(world.cell(world.slave(), "show slave status", "Relay_Log_Pos"))
                .isEqualTo("555");
        assertThat(world.cell(world.slave(), "show slave status", "Relay_Log_Space"))
                .isEqualTo("864");
        assertThat(world.cell(world.slave(), "show slave status", "Parallel_Mode"))
                .isEqualTo("optimistic");
        assertThat(world.cell(world.slave(), "show slave status", "SQL_Remaining_Delay"))
                .isNull();
        assertThat(world.cell(world.slave(), "show all slaves status", "Slave_heartbeat_period"))
                .isEqualTo("30.000");
        world.replica().stopIoThread();
        assertThat(world.cell(world.slave(), "show slave status", "Seconds_Behind_Master"))
                .isNull();
        assertThat(world.cell(world.slave(), "show slave status", "Slave_IO_State"))
                .isEmpty();
        assertThat(world.cell(world.slave(), "show slave status", "Slave_IO_Running"))
                .isEqualTo("No");
    }

    @Test
    void mySql80HasBothSetsOfNames() {
        Tutorial world = started(ServerProfile.MYSQL_8_0);
        assertThat(world.rows(world.slave(), "show slave status").columns())
                .contains("Slave_IO_State", "Master_UUID", "Seconds_Behind_Master", "Get_master_public_key");
        assertThat(world.rows(world.slave(), "show replica status").columns())
                .contains("Replica_IO_State", "Source_UUID", "Seconds_Behind_Source", "Get_Source_public_key")
                .noneMatch(name -> name.contains("Master") || name.contains("Slave"))
                .endsWith("Network_Namespace");
        assertThat(world.cell(world.slave(), "show replica status", "Replica_IO_State"))
                .isEqualTo("Waiting for source to send event");
        assertThat(world.lines(world.slave(), "show variables like '%net_timeout'"))
                .containsExactly("replica_net_timeout|60", "slave_net_timeout|60");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql-5.7, show master status, Executed_Gtid_Set",
        "mysql-8.4, show binary log status, Executed_Gtid_Set",
        "mariadb-10.11, show binlog status, Binlog_Ignore_DB",
        "mysql-8.0, show binary logs, Encrypted",
        "mysql-5.7, show binary logs, File_size",
        "mysql-8.4, show replicas, Replica_UUID",
        "mysql-5.7, show slave hosts, Slave_UUID",
        "mariadb-10.11, show slave hosts, Master_id",
        "mysql-5.7, show processlist, Info",
        "mariadb-11.4, show processlist, Progress"
    })
    void lastColumn(String profile, String statement, String column) {
        Tutorial world = new Tutorial(ServerProfile.named(profile).orElseThrow());
        List<String> columns = world.rows(world.master(), statement).columns();
        assertThat(columns.get(columns.size() - 1)).isEqualTo(column);
    }

    /** MariaDB 10 has semi-sync built in, with three more counters and a wait point. */
    @Test
    void semiSyncOf1011() {
        Tutorial world = new Tutorial(ServerProfile.MARIADB_10_11);
        assertThat(world.lines(world.master(), "show global status like 'rpl_semi_sync_%'"))
                .hasSize(18)
                .contains(
                        "Rpl_semi_sync_master_get_ack|0",
                        "Rpl_semi_sync_master_request_ack|0",
                        "Rpl_semi_sync_slave_send_ack|0",
                        "Rpl_semi_sync_slave_status|OFF");
        assertThat(world.lines(
                        world.master(),
                        "show variables where variable_name in ('rpl_semi_sync_master_wait_point',"
                                + " 'sync_binlog') and value <> '0'"))
                .containsExactly("rpl_semi_sync_master_wait_point|AFTER_COMMIT");
    }

    /** A configuration that sets a variable of semi-sync has its plugin; 8.0.26 and later under the new names. */
    @Test
    void semiSyncOfMySql80() {
        ServerVariables on = new ServerVariables().set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1);
        Tutorial world = new Tutorial(ServerProfile.MYSQL_8_0, on, new ServerVariables());
        assertThat(world.lines(world.master(), "show variables like '%semi_sync%enabled'"))
                .containsExactly("rpl_semi_sync_source_enabled|ON");
        assertThat(world.lines(world.master(), "show status like 'rpl_semi_sync%clients'"))
                .containsExactly("Rpl_semi_sync_source_clients|0");
        assertThat(world.lines(world.master(), "show plugins"))
                .contains("rpl_semi_sync_source|ACTIVE|REPLICATION|semisync_source.so|GPL");
        assertThat(world.lines(world.slave(), "show variables like '%semi_sync%'"))
                .isEmpty();
    }

    @Test
    void underscoreStandsForOneLetter() {
        assertThat(new LikePattern("log_bin").matches("LOG-BIN")).isTrue();
        assertThat(new LikePattern("log\\_bin").matches("log-bin")).isFalse();
        assertThat(new LikePattern("log%").matches("log")).isTrue();
        assertThat(new LikePattern("%a%b").matches("xaxbxb")).isTrue();
        assertThat(new LikePattern("_").matches("")).isFalse();
    }

    @Test
    void unknownColumnsInWhere() {
        Tutorial world = new Tutorial(ServerProfile.MARIADB_10_11);
        assertThat(world.ask(world.master(), "show status where name = 'Uptime'"))
                .hasToString("Failure[errno=1054, sqlState=42S22, message=Unknown column 'name' in 'where clause']");
        assertThat(world.lines(world.master(), "show status where variable_name = 'UPTIME'"))
                .containsExactly("Uptime|0");
    }

    /** Spec C6: under AFTER_SYNC the leader says what it waits for, who follows it does not. */
    @Test
    void leaderAndFollowers() {
        ServerVariables master = new ServerVariables()
                .set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1)
                .set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT, ServerProfile.AFTER_SYNC)
                .set(ServerVariable.BINLOG_COMMIT_WAIT_COUNT, 2);
        Tutorial world = new Tutorial(ServerProfile.MARIADB_10_11, master, new ServerVariables());
        world.begin(100, 31);
        world.begin(100, 31);
        world.pass(5 * Specs.SECONDS);
        assertThat(world.lines(world.master(), "show processlist"))
                .extracting(line -> line.split("\\|", -1)[6] + " " + line.split("\\|", -1)[5])
                .containsExactlyInAnyOrder("Waiting for semi-sync ACK from slave 5", "Commit 5");
    }
}
