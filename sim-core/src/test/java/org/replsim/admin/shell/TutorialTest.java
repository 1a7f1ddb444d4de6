package org.replsim.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.admin.shell.Operator.MASTER;
import static org.replsim.admin.shell.Operator.SLAVE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.server.ServerProfile;

/** The command lines of the tutorial, in its order, on its version; expected texts are those that it prints. */
class TutorialTest {

    private final Operator operator = Operator.of(ServerProfile.MARIADB_5_5).tutorialData();

    /** A host and a line of the tutorial, letter by letter. */
    private record Typed(String host, String line) {}

    private static final List<Typed> SECTIONS_1_TO_9 = List.of(
            new Typed(MASTER, "grep -E \"server-id|log-bin\" /etc/my.cnf "),
            new Typed(MASTER, "mysql -usystem -preplpasswd -e \"show variables like 'log_bin';\""),
            new Typed(SLAVE, "grep -E \"server-id|log-bin\" /etc/my.cnf"),
            new Typed(SLAVE, "// 从服务器的log-bin可开可不开"),
            new Typed(MASTER, "vim /etc/sysconfig/iptables"),
            new Typed(
                    MASTER,
                    "mysqldump -usystem -preplpasswd -A -B --master-data=1 -x --events > /opt/mysql_fullback.sql"),
            new Typed(MASTER, "// -x是锁表 ，类似于登陆数据库执行 flush table with read lock"),
            new Typed(MASTER, "mysqldump -usystem -preplpasswd -A -B --events|gzip > /opt/MyDB.sql.gz"),
            new Typed(MASTER, "mysqldump -usystem -preplpasswd -A -B --events --master-data=2 > /opt/MyDB.sql"),
            new Typed(MASTER, "vim /opt/MyDB.sql"),
            new Typed(MASTER, "mysqldump -usystem -preplpasswd -A -B --events --master-data=1 > /opt/MyDB_master1.sql"),
            new Typed(MASTER, "vim /opt/MyDB_master1.sql"),
            new Typed(MASTER, "scp /opt/MyDB.sql 172.30.105.122:/opt"),
            new Typed(SLAVE, "mysql -usystem -preplpasswd < /opt/MyDB.sql"),
            new Typed(SLAVE, "ll /mydata/data/ | grep relay"),
            new Typed(SLAVE, "mysqlbinlog /mydata/data/MySQL2-Slave-relay-bin.000001"),
            new Typed(SLAVE, "cat /mydata/data/master.info "),
            new Typed(MASTER, "vim mysql_master_fullback.sh"),
            new Typed(MASTER, "mkdir -p /mysql_back; ls /mysql_back/"),
            new Typed(SLAVE, "mkdir /mysql_back "),
            new Typed(SLAVE, "mysql -usystem -preplpasswd"),
            new Typed(SLAVE, "cd /mydata/data/"),
            new Typed(SLAVE, "rm -rf master.info relay-log.info"),
            new Typed(SLAVE, "service mysqld restart"),
            new Typed(
                    SLAVE,
                    "echo \"stop slave; set global sql_slave_skip_counter=1; slave start;\" | mysql -usystem"
                            + " -preplpasswd "),
            // The tutorial has lost the second quote of the pattern.
            new Typed(MASTER, "find /ourdata/binlog/ -type f -name \"mysql-bin.000*\" -mtime +7 | xargs rm -f"),
            new Typed(MASTER, "tcpdump -n -i eth0 host 172.30.105.121 and 172.30.105.122"));

    @Test
    void everyCommandIsKnown() {
        for (Typed typed : SECTIONS_1_TO_9) {
            ShellResult result = operator.run(typed.host(), typed.line());
            assertThat(result.lines()).as(typed.line()).noneMatch(line -> line.contains("command not found"));
            assertThat(result.exitCode()).as(typed.line()).isNotEqualTo(127);
        }
    }

    @Test
    void theConfigurationReadsAsInSection31() {
        assertThat(operator.lines(MASTER, "grep -E \"server-id|log-bin\" /etc/my.cnf | sort"))
                .containsExactly("log-bin=/ourdata/binlog/mysql-bin", "server-id=1");
        assertThat(operator.lines(MASTER, "mysql -usystem -preplpasswd -e \"show variables like 'log_bin';\""))
                .containsExactly(
                        "+---------------+-------+",
                        "| Variable_name | Value |",
                        "+---------------+-------+",
                        "| log_bin       | ON    |",
                        "+---------------+-------+");
    }

    /** Section 4.6 with spec 3.3: 301, 529 and 64 bytes; master.info with all its 18 lines. */
    @Test
    void theFilesOfTheReplicaAreThoseOfSection46() {
        operator.account();
        String[] position = operator.position(MASTER).split(":", -1);
        operator.lines(MASTER, "mysqldump -A > /opt/d.sql; scp /opt/d.sql 172.30.105.122:/opt");
        operator.lines(SLAVE, "mysql < /opt/d.sql");
        operator.ok(
                SLAVE,
                "CHANGE MASTER TO MASTER_HOST='172.30.105.121', MASTER_PORT=3306, MASTER_USER='rep',"
                        + " MASTER_PASSWORD='replpasswd', MASTER_LOG_FILE='mysql-bin.000001', MASTER_LOG_POS="
                        + position[1]);
        assertThat(operator.lines(SLAVE, "cat /mydata/data/relay-log.info"))
                .containsExactly("./MySQL2-Slave-relay-bin.000001", "4", "mysql-bin.000001", position[1]);
        operator.ok(SLAVE, "start slave");
        operator.pass(2);
        assertThat(operator.lines(SLAVE, "ll /mydata/data/ | grep relay-bin"))
                .containsExactly(
                        "-rw-rw----. 1 mysql mysql      301 Jan 31 22:00 MySQL2-Slave-relay-bin.000001",
                        "-rw-rw----. 1 mysql mysql      529 Jan 31 22:00 MySQL2-Slave-relay-bin.000002",
                        "-rw-rw----. 1 mysql mysql       64 Jan 31 22:00 MySQL2-Slave-relay-bin.index");
        String info = String.join("\n", operator.lines(SLAVE, "cat /mydata/data/master.info"));
        assertThat(info)
                .isEqualTo("18\nmysql-bin.000001\n" + position[1]
                        + "\n172.30.105.121\nrep\nreplpasswd\n3306\n60\n0\n\n\n\n\n\n0\n1800.000\n\n0");
    }

    /** Section 6: the backup script, and the check behind it. */
    @Test
    void theBackupScriptLeavesACompressedFileWithAPosition() {
        operator.lines(MASTER, """
                cat > mysql_master_fullback.sh << 'EOF'
                #!/bin/sh

                MYUSER="system"
                MYPASSWORD="replpasswd"
                MYSOCK=/tmp/mysql.sock


                DATA_PATH=/mysql_back && mkdir -p $DATA_PATH
                LOG_FILE=${DATA_PATH}/mysqllogs_`date +%F`.log
                DATA_FILE=${DATA_PATH}/mysql_backup_`date +%F`.sql.gz
                MYSQL_PATH=/usr/local/mysql/bin
                MYSQL_CMD="$MYSQL_PATH/mysql -u$MYUSER -p$MYPASSWORD -S$MYSOCK"

                MYSQL_DUMP="$MYSQL_PATH/mysqldump -u$MYUSER -p$MYPASSWORD -S$MYSOCK -A -B --master-data=1 --single-transaction -e"

                ${MYSQL_DUMP} | gzip > $DATA_FILE
                EOF
                sh mysql_master_fullback.sh""");
        assertThat(operator.lines(MASTER, "ls /mysql_back/")).containsExactly("mysql_backup_2018-01-31.sql.gz");
        operator.lines(MASTER, "cd /mysql_back; gzip -d mysql_backup_2018-01-31.sql.gz");
        String[] position = operator.position(MASTER).split(":", -1);
        assertThat(operator.lines(MASTER, "grep CHANGE mysql_backup_2018-01-31.sql"))
                .containsExactly(
                        "CHANGE MASTER TO MASTER_LOG_FILE='mysql-bin.000001', MASTER_LOG_POS=" + position[1] + ";");
    }

    /** Section 6, on the replica: the script runs to its end, and its CHANGE MASTER is never executed (spec 6.2). */
    @Test
    void theScriptOfTheReplicaNeverChangesTheMaster() {
        operator.account();
        operator.lines(MASTER, "mysqldump -A -B --master-data=1 | gzip > /tmp/mysql_backup_`date +%F`.sql.gz");
        operator.lines(SLAVE, "mkdir /mysql_back");
        operator.lines(MASTER, "scp /tmp/mysql_backup_`date +%F`.sql.gz 172.30.105.122:/mysql_back/");
        ShellResult result = operator.run(SLAVE, """
                echo -e "\\033[41;36m installing software \\033[0m"
                yum install -y mail
                DATA_PATH=/mysql_back #主库的备份文件需要拷贝至这个目录下
                LOG_FILE=${DATA_PATH}/mysqllogs_`date +%F`.log
                MYSQL_CMD="/usr/local/mysql/bin/mysql -usystem -preplpasswd -S /tmp/mysql.sock"
                cd ${DATA_PATH}
                gzip -d mysql_backup_`date +%F`.sql.gz
                $MYSQL_CMD < mysql_backup_`date +%F`.sql
                $MYSQL_CMD -e << EOF
                CHANGE MASTER TO
                MASTER_HOST='172.30.105.121',
                MASTER_PORT=3306,
                MASTER_USER='rep',
                MASTER_PASSWORD='replpasswd';
                EOF
                $MYSQL_CMD -e "start slave;"
                sleep 20
                $MYSQL_CMD -e "show slave status\\G"|egrep "IO_Running|SQL_Running">$LOG_FILE
                #mail -s "mysql slave result" dba@example.org < $LOG_FILE
                """);
        assertThat(result.lines()).contains("mysql: option '-e' requires an argument");
        assertThat(result.lines()).anyMatch(line -> line.startsWith("ERROR 1200 (HY000) at line 1:"));
        assertThat(operator.lines(SLAVE, "cat /mysql_back/*.log")).isEmpty();
        assertThat(operator.rows(SLAVE, "select count(*) from MyDB.MyTB")).containsExactly("2");
    }

    /** Cascade: old binary logs are deleted behind the server's back, which it goes on naming (spec 1.3). */
    @Test
    void filesDeletedByFindStayInTheIndex() {
        operator.ok(MASTER, "flush logs");
        operator.pass(8 * 86_400);
        operator.ok(MASTER, "insert into MyDB.MyTB(name) values('new')", "flush logs");
        operator.lines(MASTER, "find /ourdata/binlog/ -type f -name \"mysql-bin.000*\" -mtime +7 | xargs rm -f");
        assertThat(operator.lines(MASTER, "ls /ourdata/binlog"))
                .containsExactly("mysql-bin.000002", "mysql-bin.000003", "mysql-bin.index");
        assertThat(operator.lines(MASTER, "cat /ourdata/binlog/mysql-bin.index"))
                .hasSize(3);
        operator.account();
        operator.ok(
                SLAVE,
                "change master to master_host='172.30.105.121', master_user='rep', master_password='replpasswd'",
                "start slave");
        operator.pass(2);
        assertThat(operator.lines(SLAVE, "mysql -e 'show slave status\\G' | grep -w Last_IO_Errno")
                        .get(0))
                .endsWith(" 1236");
    }

    /** Section 3.2 of semi-sync, the asynchronous capture: 248 bytes of events, then a bare ACK of TCP (spec 3.1). */
    @Test
    void tcpdumpShowsTheInsertOnItsWay() {
        operator.account();
        operator.ok(
                SLAVE,
                "change master to master_host='172.30.105.121', master_user='rep', master_password='replpasswd'",
                "start slave");
        operator.pass(2);
        String tcpdump = "tcpdump -n -i eth0 host 172.30.105.121 and 172.30.105.122";
        assertThat(operator.lines(MASTER, tcpdump)).noneMatch(line -> line.contains(" IP "));
        operator.ok(MASTER, "use MyDB", "insert into MyTB(name) values('sample102')")
                .pass(1);
        assertThat(operator.lines(MASTER, tcpdump).stream().map(line -> line.replaceAll(".*, length ", "")))
                .containsExactly("248", "0");
        assertThat(operator.lines(MASTER, tcpdump)).isEmpty();
    }
}
