package org.replsim.admin.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.replsim.admin.Answer;
import org.replsim.admin.Tutorial;
import org.replsim.run.Specs;
import org.replsim.server.Plugins;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** What the tutorial's MariaDB 5.5 servers printed; each expectation is copied from its listings. */
class TutorialListingsTest {

    private final Tutorial world = new Tutorial(ServerProfile.MARIADB_5_5);

    @Test
    void masterStatusHasFourColumns() {
        assertThat(world.rows(world.master(), "show master status").columns())
                .containsExactly("File", "Position", "Binlog_Do_DB", "Binlog_Ignore_DB");
        assertThat(world.lines(world.master(), "show master status")).containsExactly("mysql-bin.000001|245||");
    }

    @Test
    void logBinIsOn() {
        assertThat(world.lines(world.master(), "show variables like 'log_bin'")).containsExactly("log_bin|ON");
    }

    @Test
    void timeouts() {
        assertThat(world.lines(world.master(), "show variables like '%timeout%'"))
                .contains("interactive_timeout|28800", "wait_timeout|28800");
    }

    @Test
    void slaveStatusAfterTheStart() {
        world.pass(Specs.SECONDS).changeMaster().startSlave();
        Answer.ResultSet rows = world.rows(world.slave(), "show slave status");
        assertThat(rows.rows()).hasSize(1);
        assertThat(rows.columns().subList(0, 12))
                .containsExactly(
                        "Slave_IO_State",
                        "Master_Host",
                        "Master_User",
                        "Master_Port",
                        "Connect_Retry",
                        "Master_Log_File",
                        "Read_Master_Log_Pos",
                        "Relay_Log_File",
                        "Relay_Log_Pos",
                        "Relay_Master_Log_File",
                        "Slave_IO_Running",
                        "Slave_SQL_Running");
        assertThat(rows.rows().get(0).subList(0, 12))
                .containsExactly(
                        "Waiting for master to send event",
                        "172.30.105.121",
                        "rep",
                        "3306",
                        "60",
                        "mysql-bin.000001",
                        "245",
                        "MySQL2-Slave-relay-bin.000002",
                        "529",
                        "mysql-bin.000001",
                        "Yes",
                        "Yes");
        assertThat(world.cell(world.slave(), "show slave status", "Seconds_Behind_Master"))
                .isEqualTo("0");
        assertThat(rows.columns().get(rows.columns().size() - 1)).isEqualTo("Master_Server_Id");
        assertThat(rows.columns().stream().mapToInt(String::length).max()).hasValue(29);
    }

    @Test
    void noSlaveStatusWithoutChangeMaster() {
        assertThat(world.lines(world.slave(), "show slave status")).isEmpty();
    }

    @Test
    void processlistOfTheMaster() {
        world.changeMaster().startSlave().pass(872 * Specs.SECONDS);
        world.sessions(node -> node == world.master()
                ? List.of(new ProcessRow(1, "system", "localhost", "MyDB", "Query", 0, null, "show processlist"))
                : List.of());
        assertThat(world.rows(world.master(), "show processlist").columns())
                .containsExactly("Id", "User", "Host", "db", "Command", "Time", "State", "Info", "Progress");
        assertThat(world.lines(world.master(), "show processlist"))
                .containsExactly(
                        "1|system|localhost|MyDB|Query|0|NULL|show processlist|0.000",
                        "2|rep|172.30.105.122:41056|NULL|Binlog Dump|872"
                                + "|Master has sent all binlog to slave; waiting for binlog to be updated|NULL|0.000");
    }

    @Test
    void processlistOfTheSlave() {
        world.changeMaster().startSlave().pass(923 * Specs.SECONDS);
        assertThat(world.lines(world.slave(), "show processlist"))
                .containsExactly(
                        "2|system user||NULL|Connect|924|Waiting for master to send event|NULL|0.000",
                        "3|system user||NULL|Connect|924|Slave has read all relay log; waiting for the slave I/O"
                                + " thread to update it|NULL|0.000");
    }

    @Test
    void semiSyncOfTheMaster() {
        assertThat(world.lines(world.master(), "SHOW GLOBAL VARIABLES LIKE '%semi%'"))
                .isEmpty();
        assertThat(world.lines(world.master(), "SHOW GLOBAL STATUS LIKE '%semi%'"))
                .isEmpty();
        assertThat(install(world.master().server().plugins(), "rpl_semi_sync_master", "semisync_master.so"))
                .isZero();
        assertThat(world.lines(world.master(), "SHOW GLOBAL VARIABLES LIKE '%semi%'"))
                .containsExactly(
                        "rpl_semi_sync_master_enabled|OFF",
                        "rpl_semi_sync_master_timeout|10000",
                        "rpl_semi_sync_master_trace_level|32",
                        "rpl_semi_sync_master_wait_no_slave|ON");
        assertThat(world.lines(world.master(), "SHOW GLOBAL STATUS LIKE '%semi%'"))
                .containsExactlyElementsOf(semiSyncStatus("0", "OFF"));
    }

    @Test
    void semiSyncOfTheSlave() {
        install(world.slave().server().plugins(), "rpl_semi_sync_slave", "semisync_slave.so");
        assertThat(world.lines(world.slave(), "SHOW GLOBAL VARIABLES LIKE '%semi%'"))
                .containsExactly("rpl_semi_sync_slave_enabled|OFF", "rpl_semi_sync_slave_trace_level|32");
    }

    @Test
    void semiSyncIsOnWithOneClient() {
        Tutorial both = semiSync();
        both.changeMaster().startSlave();
        assertThat(both.lines(both.master(), "SHOW GLOBAL STATUS LIKE 'Rpl_semi%'"))
                .containsExactlyElementsOf(semiSyncStatus("1", "ON"));
        assertThat(both.lines(both.slave(), "show status like 'rpl_semi_sync_slave%'"))
                .containsExactly("Rpl_semi_sync_slave_status|ON");
    }

    private static Tutorial semiSync() {
        return new Tutorial(
                ServerProfile.MARIADB_5_5,
                new ServerVariables().set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1),
                new ServerVariables().set(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED, 1));
    }

    private static List<String> semiSyncStatus(String clients, String status) {
        return Stream.of(
                        "clients|" + clients,
                        "net_avg_wait_time|0",
                        "net_wait_time|0",
                        "net_waits|0",
                        "no_times|0",
                        "no_tx|0",
                        "status|" + status,
                        "timefunc_failures|0",
                        "tx_avg_wait_time|0",
                        "tx_wait_time|0",
                        "tx_waits|0",
                        "wait_pos_backtraverse|0",
                        "wait_sessions|0",
                        "yes_tx|0")
                .map(line -> "Rpl_semi_sync_master_" + line)
                .toList();
    }

    private static int install(Plugins plugins, String name, String library) {
        return plugins.install(name, library).map(Plugins.Refusal::errno).orElse(0);
    }
}
