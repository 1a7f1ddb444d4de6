package org.replsim.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.admin.shell.Operator.MASTER;
import static org.replsim.admin.shell.Operator.SLAVE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.admin.Admin;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.Simulation;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariables;

/** Option files, starts and stops, crashes, removed files and the packet filter. */
class ServiceTest {

    private final Operator operator = Operator.of(ServerProfile.MARIADB_10_11).tutorialData();

    private void replicate() {
        operator.account();
        operator.ok(
                SLAVE,
                "change master to master_host='172.30.105.121', master_user='rep', master_password='replpasswd',"
                        + " master_connect_retry=1, master_log_file='mysql-bin.000001', master_log_pos=4",
                "start slave");
        operator.pass(2);
        assertThat(status("Slave_IO_Running")).isEqualTo("Yes");
    }

    private String status(String field) {
        String line = operator.lines(SLAVE, "mysql -e 'show slave status\\G' | grep -w " + field + ":")
                .get(0);
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private String variable(String server, String name) {
        return operator.rows(server, "select @@global." + name).get(0);
    }

    @Test
    void anotherServerIdHoldsFromTheNextStart() {
        operator.lines(SLAVE, "sed -i 's/server-id=2/server-id = 22/' /etc/my.cnf");
        assertThat(variable(SLAVE, "server_id")).isEqualTo("2");
        assertThat(operator.lines(SLAVE, "service mysqld restart"))
                .containsExactly("Shutting down MySQL.. SUCCESS! ", "Starting MySQL. SUCCESS! ");
        assertThat(variable(SLAVE, "server_id")).isEqualTo("22");
    }

    @Test
    void aBinaryLogCanBeTurnedOn() {
        operator.lines(SLAVE, "echo 'log-bin=/ourdata/binlog/mysql-bin' >> /etc/my.cnf");
        operator.lines(SLAVE, "echo -e 'log-slave-updates\\nexpire_logs_days = 7 ' >> /etc/my.cnf");
        assertThat(operator.cluster.node(SLAVE).source()).isNull();
        operator.lines(SLAVE, "/etc/init.d/mysqld restart");
        assertThat(operator.position(SLAVE)).isEqualTo("mysql-bin.000001:328");
        assertThat(operator.lines(SLAVE, "ls /ourdata/binlog")).containsExactly("mysql-bin.000001", "mysql-bin.index");
        operator.ok(SLAVE, "create database own");
        assertThat(operator.position(SLAVE)).isNotEqualTo("mysql-bin.000001:328");
        assertThat(variable(SLAVE, "log_slave_updates")).isEqualTo("1");
    }

    @Test
    void anUnknownVariableKeepsTheServerDown() {
        operator.lines(SLAVE, "echo 'no_such_thing=7' >> /etc/my.cnf");
        ShellResult result = operator.run(SLAVE, "systemctl restart mysqld");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.lines()).contains("mysqld: unknown variable 'no_such_thing=7'");
        assertThat(operator.run(SLAVE, "service mysqld status").lines()).containsExactly("ERROR! MySQL is not running");
        assertThat(operator.run(SLAVE, "mysql -e 'select 1'").lines())
                .containsExactly(
                        "ERROR 2002 (HY000): Can't connect to local server through socket '/mydata/data/mysql.sock' (2)");
        assertThat(operator.lines(SLAVE, "grep -c unknown /mydata/data/MySQL2-Slave.err"))
                .containsExactly("1");
        operator.lines(SLAVE, "sed -i '/no_such_thing/d' /etc/my.cnf; service mysqld start");
        assertThat(operator.lines(SLAVE, "mysqladmin ping")).containsExactly("mysqld is alive");
    }

    @Test
    void anOptionThatIsNotModelledIsNamed() {
        operator.lines(SLAVE, "echo 'innodb_buffer_pool_size=1G' >> /etc/my.cnf");
        assertThat(operator.lines(SLAVE, "service mysqld restart"))
                .contains("# not modelled, without effect: innodb_buffer_pool_size");
    }

    /** Spec 3.1, 1.3: an orderly end writes a Stop event of 23 bytes, a crash none; both are followed by a new file. */
    @Test
    void stopsAndCrashesLeaveTheirTraces() {
        long before = size("mysql-bin.000001");
        operator.lines(MASTER, "service mysqld restart");
        assertThat(size("mysql-bin.000001")).isEqualTo(before + 23);
        long second = size("mysql-bin.000002");
        operator.lines(MASTER, "kill -9 `pidof mysqld`");
        assertThat(operator.run(MASTER, "service mysqld status").lines())
                .containsExactly("ERROR! MySQL is not running, but PID file exists");
        operator.lines(MASTER, "service mysqld start");
        assertThat(size("mysql-bin.000002")).isEqualTo(second);
        assertThat(operator.position(MASTER)).startsWith("mysql-bin.000003:");
        operator.lines(MASTER, "pkill -9 mysqld; service mysqld start; mysqladmin -uroot shutdown");
        assertThat(operator.run(MASTER, "pidof mysqld").exitCode()).isEqualTo(1);
    }

    private long size(String file) {
        return Long.parseLong(operator.lines(MASTER, "cat /ourdata/binlog/" + file + " | wc -c")
                .get(0));
    }

    /** Spec 5.1 step 3: the server is a replica until it starts again. */
    @Test
    void aRemovedMasterInfoIsNoticedAtTheNextStart() {
        replicate();
        operator.lines(SLAVE, "cd /mydata/data; rm -rf master.info relay-log.info");
        assertThat(operator.run(SLAVE, "cat master.info").lines())
                .containsExactly("cat: master.info: No such file or directory");
        operator.ok(MASTER, "insert into MyDB.MyTB(name) values('still')").pass(1);
        assertThat(operator.rows(SLAVE, "select count(*) from MyDB.MyTB")).containsExactly("3");
        operator.lines(SLAVE, "service mysqld restart");
        assertThat(operator.lines(SLAVE, "mysql -e 'show slave status'")).isEmpty();
    }

    @Test
    void filesWithoutWhichThereIsNoServerStay() {
        ShellResult result = operator.run(MASTER, "rm -rf /mydata/data/ibdata1");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(operator.lines(MASTER, "ls /mydata/data/ibdata1")).hasSize(1);
    }

    /** REJECT: connections are refused with 2003 at once; the port opens again when the rule goes. */
    @Test
    void aRejectingFilterRefusesConnections() {
        replicate();
        operator.lines(MASTER, "iptables -A INPUT -p tcp --dport 3306 -j REJECT");
        operator.pass(5);
        assertThat(status("Slave_IO_Running")).isEqualTo("Connecting");
        assertThat(status("Last_IO_Errno")).isEqualTo("2003");
        assertThat(operator.run(SLAVE, "mysql -h 172.30.105.121 -e 'select 1'").lines())
                .containsExactly(
                        "ERROR 2003 (HY000): Can't connect to server on '172.30.105.121' (111 \"Connection refused\")");
        operator.lines(MASTER, "mysql -e 'select 1'");
        operator.lines(MASTER, "iptables -D INPUT -p tcp --dport 3306 -j REJECT");
        operator.pass(5);
        assertThat(status("Slave_IO_Running")).isEqualTo("Yes");
    }

    /** DROP: nobody notices anything until slave_net_timeout, 60 s (spec 1.5 rule 6). */
    @Test
    void aDroppingFilterIsSilence() {
        replicate();
        operator.lines(MASTER, "iptables -I INPUT -p tcp --dport 3306 -j DROP");
        operator.pass(20);
        assertThat(status("Slave_IO_Running")).isEqualTo("Yes");
        operator.pass(120);
        assertThat(status("Slave_IO_Running")).isEqualTo("Connecting");
        long before = operator.simulation.now();
        assertThat(operator.run(SLAVE, "mysql -h 172.30.105.121 -e 'select 1'").exitCode())
                .isEqualTo(1);
        assertThat(operator.simulation.now() - before).isEqualTo(Target.SYN_NANOS);
        operator.lines(MASTER, "iptables -F");
        operator.pass(120);
        assertThat(status("Slave_IO_Running")).isEqualTo("Yes");
    }

    @Test
    void aClientIsOpenedByWhoRunsTheShell() {
        assertThat(operator.run(SLAVE, "mysql -usystem -preplpasswd").client()).isEqualTo(SLAVE);
        assertThat(operator.run(SLAVE, "mysql -h172.30.105.121 -usystem -p").client())
                .isEqualTo(MASTER);
        assertThat(operator.run(SLAVE, "ls").client()).isEmpty();
    }

    @Test
    void hostsAnswerPingUnlessTheLinkIsCut() {
        assertThat(operator.lines(SLAVE, "ping -c 1 172.30.105.121")).anyMatch(line -> line.contains("1 received"));
        operator.cluster.link(MASTER, SLAVE).cut(org.replsim.net.LinkState.SILENT);
        assertThat(operator.run(SLAVE, "ping -c 1 172.30.105.121").exitCode()).isEqualTo(1);
        assertThat(List.of(operator.run(SLAVE, "ping nowhere").exitCode())).containsExactly(2);
    }

    /** Two servers on one host: a group of options and a data directory for each, and a unit with its name. */
    @Test
    void serversThatShareAHostAreToldApartByName() {
        Specs specs = Specs.quiet();
        specs.moreServers.add(new ServerSpec("db3", "a", specs.profile, new ServerVariables()));
        Simulation simulation = new Simulation();
        Cluster cluster = new Cluster(simulation, specs.cluster(), 1, 1_000_000, Probe.NONE);
        Shell shell = new Shells(new Admin(cluster)).on("db3");
        assertThat(shell.host()).isEqualTo("a");
        assertThat(shell.run("grep '^.mysqld' /etc/my.cnf").result().lines())
                .containsExactly("[mysqld.db1]", "[mysqld.db3]");
        assertThat(shell.run("ls /var/lib/mysql").result().lines()).containsExactly("db1", "db3");
        ShellCall stop = shell.run("service mysqld@db3 stop");
        simulation.run(Operator.SECOND);
        assertThat(stop.result().exitCode()).isZero();
        assertThat(cluster.node("db3").server().alive()).isFalse();
        assertThat(cluster.node("db1").server().alive()).isTrue();
    }
}
