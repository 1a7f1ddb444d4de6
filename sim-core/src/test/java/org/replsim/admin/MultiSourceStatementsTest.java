package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.admin.shell.ShellCall;
import org.replsim.admin.shell.Shells;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/**
 * Statements of a replica with two sources, db1 on host a and db3 on host c. MariaDB's words for its named connections and
 * MySQL's for its channels are those of their manuals; rows of both sources must come together in db2.
 */
class MultiSourceStatementsTest {

    private static final long MILLIS = 1_000_000L;
    private static final long SECOND = 1_000 * MILLIS;

    private static Desk desk(ServerProfile profile) {
        Specs specs = Specs.quiet();
        specs.replicated = false;
        specs.profile = profile;
        specs.source = logging(profile, 1);
        specs.replica = profile.variables().set(ServerVariable.SERVER_ID, 2);
        specs.moreHosts.add(new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), Specs.FREE, ClockSpec.EXACT));
        specs.moreServers.add(new ServerSpec("db3", "c", profile, logging(profile, 3)));
        specs.moreLinks.add(new LinkSpec("db3", "db2", 10 * MILLIS, null, MILLIS, 1e15, 1 << 20));
        return Desk.of(specs);
    }

    private static ServerVariables logging(ServerProfile profile, long id) {
        return profile.variables().set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.SERVER_ID, id);
    }

    private static String from(Desk desk, String server, String host) {
        String[] at = desk.position(server).split(":", -1);
        return "to master_host='" + host + "', master_log_file='" + at[0] + "', master_log_pos=" + at[1];
    }

    private static Desk twoConnections() {
        Desk desk = desk(ServerProfile.MARIADB_10_11);
        desk.ok("db2", "change master " + from(desk, "db1", "a"), "change master 'East' " + from(desk, "db3", "c"));
        return desk;
    }

    private static Desk twoChannels(ServerProfile profile) {
        Desk desk = desk(profile);
        desk.ok(
                "db2",
                "change master " + from(desk, "db1", "a") + " for channel ''",
                "change master " + from(desk, "db3", "c") + " for channel 'east'");
        return desk;
    }

    private static void write(Desk desk, String server, String database) {
        desk.ok(server, "create database " + database, "use " + database, "create table t (id int primary key)");
        desk.ok(server, "insert into t values (1), (2)");
    }

    private static List<String> cells(Desk desk, String sql, String... columns) {
        Answer answer = desk.sql("db2", sql);
        assertThat(answer).as(sql).isInstanceOf(Answer.ResultSet.class);
        Answer.ResultSet set = (Answer.ResultSet) answer;
        List<String> rows = new ArrayList<>();
        for (var row : set.rows()) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add(String.valueOf(row.get(set.columns().indexOf(column))));
            }
            rows.add(String.join("|", cells));
        }
        return rows;
    }

    private static int errno(Desk desk, String sql) {
        Answer answer = desk.sql("db2", sql);
        return answer instanceof Answer.Failure failure ? failure.errno() : 0;
    }

    private static List<String> notes(Desk desk, String sql) {
        return ((Answer.Ok) desk.sql("db2", sql)).warnings();
    }

    private static final String[] THREADS = {"Slave_IO_Running", "Slave_SQL_Running"};

    /** Each connection by its name, in upper or lower case; the default one without. */
    @Test
    void startAndStopNameAConnection() {
        Desk desk = twoConnections();
        desk.ok("db2", "start slave 'east'").pass(SECOND);
        assertThat(cells(desk, "show slave 'EAST' status", THREADS)).containsExactly("Yes|Yes");
        assertThat(cells(desk, "show slave status", THREADS)).containsExactly("No|No");
        desk.ok("db2", "start slave").pass(SECOND);
        write(desk, "db1", "d1");
        write(desk, "db3", "d3");
        desk.pass(SECOND);
        assertThat(desk.rows("db2", "select id from d1.t")).containsExactly("1", "2");
        assertThat(desk.rows("db2", "select id from d3.t")).containsExactly("1", "2");
        desk.ok("db2", "stop slave 'east' sql_thread");
        assertThat(cells(
                        desk,
                        "show all slaves status",
                        "Connection_name",
                        "Master_Host",
                        "Slave_IO_Running",
                        "Slave_SQL_Running"))
                .containsExactly("|a|Yes|Yes", "East|c|Yes|No");
    }

    /** A note for each that was started or stopped, none for those that were so already. */
    @Test
    void allSlavesAtOnce() {
        Desk desk = twoConnections();
        desk.ok("db2", "start slave").pass(SECOND);
        assertThat(notes(desk, "start all slaves")).containsExactly("Note 1937 SLAVE 'East' started");
        desk.pass(SECOND);
        assertThat(desk.rows("db2", "show status like 'Slaves_running'")).containsExactly("Slaves_running|2");
        assertThat(notes(desk, "stop all slaves"))
                .containsExactly("Note 1938 SLAVE '' stopped", "Note 1938 SLAVE 'East' stopped");
        assertThat(notes(desk, "stop all slaves")).isEmpty();
        assertThat(cells(desk, "show all slaves status", THREADS)).containsExactly("No|No", "No|No");
    }

    /** What names no connection is about that of the session's variable. */
    @Test
    void theSessionHasADefaultConnection() {
        Desk desk = twoConnections();
        desk.ok("db2", "set default_master_connection = 'east'", "start slave").pass(SECOND);
        assertThat(desk.rows("db2", "select @@default_master_connection")).containsExactly("east");
        assertThat(cells(desk, "show slave status", "Master_Host")).containsExactly("c");
        assertThat(cells(desk, "show slave '' status", "Master_Host", "Slave_IO_Running"))
                .containsExactly("a|No");
        assertThat(desk.rows("db2", "show status like 'Slave_running'")).containsExactly("Slave_running|ON");
        assertThat(desk.rows("db2.other", "show status like 'Slave_running'")).containsExactly("Slave_running|OFF");
        assertThat(desk.rows("db2.other", "select @@default_master_connection")).containsExactly("");
        assertThat(errno(desk, "set global default_master_connection = 'east'")).isEqualTo(1228);
        desk.ok("db2", "set default_master_connection = 'west'");
        assertThat(errno(desk, "show slave status")).isEqualTo(1617);
        assertThat(errno(desk, "start slave")).isEqualTo(1617);
    }

    @Test
    void unknownNamesAndEqualSourcesAreRefused() {
        Desk desk = twoConnections();
        for (String sql : List.of(
                "start slave 'west'",
                "stop slave 'west'",
                "reset slave 'west' all",
                "show slave 'west' status",
                "show relaylog 'west' events")) {
            assertThat(errno(desk, sql)).as(sql).isEqualTo(1617);
        }
        assertThat(errno(desk, "change master 'west' to master_host='c'")).isEqualTo(1934);
        desk.ok("db2", "start slave 'east'");
        assertThat(errno(desk, "change master 'east' to master_user='x'")).isEqualTo(1198);
        assertThat(errno(desk, "reset slave 'east' all")).isEqualTo(1198);
        desk.ok("db2", "change master to master_user='x'");
    }

    /** RESET SLAVE of one connection keeps the other's relay log; with ALL it is gone, and so are its files. */
    @Test
    void resetIsAboutOneConnection() {
        Desk desk = twoConnections();
        desk.ok("db2", "start all slaves").pass(SECOND);
        write(desk, "db1", "d1");
        write(desk, "db3", "d3");
        desk.pass(SECOND).ok("db2", "stop all slaves", "reset slave 'east'");
        assertThat(cells(desk, "show slave 'east' status", "Master_Host", "Master_Log_File", "Read_Master_Log_Pos"))
                .containsExactly("c||4");
        assertThat(cells(desk, "show slave status", "Read_Master_Log_Pos"))
                .containsExactly(desk.position("db1").split(":", -1)[1]);
        desk.ok("db2", "reset slave 'east' all");
        assertThat(cells(desk, "show all slaves status", "Connection_name")).containsExactly("");
        assertThat(errno(desk, "start slave 'east'")).isEqualTo(1617);
    }

    /** Of each connection a file with its name in lower case behind the usual one, and a list of the names. */
    @Test
    void filesHaveTheNameOfTheConnection() {
        Desk desk = twoConnections();
        Shells shells = new Shells(desk.admin);
        List<String> files = run(desk, shells, "ls /var/lib/mysql");
        assertThat(files)
                .contains(
                        "master.info",
                        "master-east.info",
                        "relay-log.info",
                        "relay-log-east.info",
                        "db2-relay-bin.index",
                        "db2-relay-bin-east.index",
                        "db2-relay-bin.000001",
                        "db2-relay-bin-east.000001");
        assertThat(run(desk, shells, "cat /var/lib/mysql/multi-master.info")).containsExactly("East");
        assertThat(run(desk, shells, "head -4 /var/lib/mysql/master-east.info"))
                .containsExactly("33", "mysql-bin.000001", desk.position("db3").split(":", -1)[1], "c");
    }

    private static List<String> run(Desk desk, Shells shells, String command) {
        ShellCall call = shells.on("db2").run(command);
        for (int second = 0; second < 10 && !call.done(); second++) {
            desk.pass(SECOND);
        }
        return call.result().lines();
    }

    /** The same row from both: the connection that comes second stops with 1062, the other goes on. */
    @Test
    void aDuplicateKeyStopsOneSqlThread() {
        Desk desk = twoConnections();
        desk.ok("db2", "start all slaves", "create database d", "use d", "create table t (id int primary key)");
        for (String source : List.of("db1", "db3")) {
            desk.ok(source, "set sql_log_bin = 0", "create database d", "use d", "create table t (id int primary key)");
            desk.ok(source, "set sql_log_bin = 1");
        }
        desk.ok("db1", "insert into t values (7)").pass(SECOND);
        desk.ok("db3", "insert into t values (7)").pass(SECOND);
        desk.ok("db1", "insert into t values (8)").pass(SECOND);
        assertThat(cells(desk, "show all slaves status", "Connection_name", "Slave_SQL_Running", "Last_SQL_Errno"))
                .containsExactly("|Yes|0", "East|No|1062");
        assertThat(desk.rows("db2", "select id from t")).containsExactly("7", "8");
        desk.ok("db2", "set default_master_connection = 'east'", "set global sql_slave_skip_counter = 1");
        desk.ok("db2", "start slave").ok("db3", "insert into t values (9)").pass(SECOND);
        assertThat(desk.rows("db2", "select id from t")).containsExactly("7", "8", "9");
    }

    /** A channel that is not named means all of them, where a statement can be about all. */
    @ParameterizedTest
    @CsvSource({"mysql-5.7", "mysql-8.0"})
    void withoutAChannelAllAreMeant(String version) {
        Desk desk = twoChannels(ServerProfile.named(version).orElseThrow());
        desk.ok("db2", "start slave").pass(SECOND);
        write(desk, "db1", "d1");
        write(desk, "db3", "d3");
        desk.pass(SECOND);
        assertThat(cells(desk, "show slave status", "Channel_Name", "Master_Host", "Slave_IO_Running"))
                .containsExactly("|a|Yes", "east|c|Yes");
        assertThat(cells(desk, "show slave status for channel 'east'", "Master_Host"))
                .containsExactly("c");
        assertThat(desk.rows("db2", "select id from d1.t")).containsExactly("1", "2");
        assertThat(desk.rows("db2", "select id from d3.t")).containsExactly("1", "2");
        desk.ok("db2", "stop slave for channel 'east'");
        assertThat(cells(desk, "show slave status", THREADS)).containsExactly("Yes|Yes", "No|No");
        desk.ok("db2", "stop slave");
        assertThat(cells(desk, "show slave status", THREADS)).containsExactly("No|No", "No|No");
        desk.ok("db2", "reset slave all");
        assertThat(cells(desk, "show slave status", "Channel_Name")).isEmpty();
    }

    @Test
    void someStatementsWantAChannel() {
        Desk desk = twoChannels(ServerProfile.MYSQL_8_0);
        assertThat(errno(desk, "change master to master_user='x'")).isEqualTo(3079);
        assertThat(errno(desk, "start slave until master_log_file='mysql-bin.000001', master_log_pos=1000"))
                .isEqualTo(3079);
        assertThat(errno(desk, "start slave for channel 'west'")).isEqualTo(3074);
        assertThat(errno(desk, "show slave status for channel 'west'")).isEqualTo(3074);
        assertThat(errno(desk, "change master to master_host='c' for channel 'west'"))
                .isEqualTo(3075);
    }
}
