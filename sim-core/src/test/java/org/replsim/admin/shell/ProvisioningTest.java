package org.replsim.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.admin.shell.Operator.MASTER;
import static org.replsim.admin.shell.Operator.SLAVE;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.admin.AdminSession;
import org.replsim.admin.Call;
import org.replsim.server.ServerProfile;

/** Dump, copy, restore, CHANGE MASTER, START SLAVE: sections 4 to 6 of the tutorial and spec 6. */
class ProvisioningTest {

    private static final String CLIENT = "mysql -usystem -preplpasswd";
    private static final String DUMP = "mysqldump -usystem -preplpasswd -A -B --events ";
    private static final String HOST =
            "MASTER_HOST='172.30.105.121', MASTER_PORT=3306, MASTER_USER='rep'," + " MASTER_PASSWORD='replpasswd'";

    static List<ServerProfile> versionsWithTheTutorialsWords() {
        return List.of(ServerProfile.MARIADB_5_5, ServerProfile.MARIADB_10_11);
    }

    @ParameterizedTest
    @MethodSource("versionsWithTheTutorialsWords")
    void aReplicaBuiltByMasterDataTwoHasTheSameRows(ServerProfile profile) {
        Operator operator = Operator.of(profile).tutorialData().account();
        String position = operator.position(MASTER);
        operator.lines(MASTER, DUMP + "--master-data=2 > /opt/MyDB.sql");
        assertThat(operator.position(MASTER)).isEqualTo(position);
        String[] parts = position.split(":", -1);
        String coordinates = "MASTER_LOG_FILE='" + parts[0] + "', MASTER_LOG_POS=" + parts[1];
        assertThat(operator.lines(MASTER, "grep 'CHANGE MASTER' /opt/MyDB.sql"))
                .containsExactly("-- CHANGE MASTER TO " + coordinates + ";");
        operator.lines(MASTER, "scp /opt/MyDB.sql 172.30.105.122:/opt");
        operator.lines(SLAVE, CLIENT + " < /opt/MyDB.sql");
        operator.ok(SLAVE, "CHANGE MASTER TO " + HOST + ", " + coordinates, "start slave");
        operator.ok(MASTER, "insert into MyDB.MyTB(name) values('later')").pass(2);
        assertThat(operator.lines(SLAVE, CLIENT + " -e 'checksum table MyDB.MyTB'"))
                .isEqualTo(operator.lines(MASTER, CLIENT + " -e 'checksum table MyDB.MyTB'"));
        assertThat(operator.rows(SLAVE, "select * from MyDB.MyTB"))
                .containsExactly("1|rowvalue1", "2|rowvalue2", "3|later");
        assertThat(operator.lines(SLAVE, CLIENT + " -e 'show slave status\\G' | egrep 'IO_Running|SQL_Running:'"))
                .containsExactly(
                        " ".repeat(pad(profile)) + "Slave_IO_Running: Yes",
                        " ".repeat(pad(profile) - 1) + "Slave_SQL_Running: Yes");
    }

    /** Names are aligned to the longest one: 29 letters in 5.5, 30 in 10.11 (spec 3.5). */
    private static int pad(ServerProfile profile) {
        return (profile == ServerProfile.MARIADB_5_5 ? 29 : 30) - "Slave_IO_Running".length();
    }

    /** Spec 6.2: the dump of --master-data=1 sets the position, the CHANGE MASTER behind it takes it away again. */
    @ParameterizedTest
    @MethodSource("versionsWithTheTutorialsWords")
    void theOrderTrapOfMasterDataOne(ServerProfile profile) {
        Operator operator = Operator.of(profile).tutorialData().account();
        operator.lines(MASTER, DUMP + "--master-data=1 > /opt/m1.sql; scp /opt/m1.sql 172.30.105.122:/opt");
        operator.lines(SLAVE, CLIENT + " < /opt/m1.sql");
        operator.ok(SLAVE, "CHANGE MASTER TO " + HOST, "start slave").pass(2);
        assertThat(operator.lines(SLAVE, CLIENT + " -e 'show slave status\\G' | grep -w Slave_SQL_Running:"))
                .allMatch(line -> line.endsWith(" No"))
                .hasSize(1);
        assertThat(Objects.requireNonNull(operator.cluster.node(SLAVE).replica())
                        .applier()
                        .lastSqlErrno())
                .isEqualTo(1007);
    }

    /** The same in the order that works: the connection first, then the dump with its position. */
    @ParameterizedTest
    @MethodSource("versionsWithTheTutorialsWords")
    void theOtherOrderWorks(ServerProfile profile) {
        Operator operator = Operator.of(profile).tutorialData().account();
        operator.lines(MASTER, DUMP + "--master-data=1 > /opt/m1.sql; scp /opt/m1.sql 172.30.105.122:/opt");
        operator.ok(SLAVE, "CHANGE MASTER TO " + HOST);
        operator.lines(SLAVE, CLIENT + " < /opt/m1.sql");
        operator.ok(SLAVE, "start slave");
        operator.ok(MASTER, "insert into MyDB.MyTB(name) values('later')").pass(2);
        assertThat(operator.rows(SLAVE, "select count(*) from MyDB.MyTB")).containsExactly("3");
    }

    /**
     * Spec 6.1: -x and --master-data alone block writers for the whole dump, --single-transaction of MariaDB nobody, that of
     * MySQL only for a moment. The dump has a million bytes, which take 20 ms.
     */
    @ParameterizedTest
    @CsvSource({
        "mariadb-10.11, -x, true",
        "mariadb-10.11, --master-data=2, true",
        "mariadb-10.11, --single-transaction --master-data=2, false",
        "mariadb-5.5, --single-transaction --master-data=2, false",
        "mysql-8.0, --single-transaction --master-data=2, false",
        "mysql-5.7, -x, true",
        "mariadb-10.11, --add-drop-table, false",
    })
    void writersWaitForDumpsThatLock(String version, String options, boolean waits) {
        Operator operator = Operator.of(ServerProfile.named(version).orElseThrow());
        operator.ok(MASTER, "create database d", "create table d.t (id int primary key, v varchar(250))");
        for (int i = 0; i < 5; i++) {
            StringBuilder rows = new StringBuilder();
            for (int j = 0; j < 1000; j++) {
                rows.append(rows.isEmpty() ? "" : ",")
                        .append("(")
                        .append(1000 * i + j)
                        .append(",'");
                rows.append("x".repeat(200)).append("')");
            }
            operator.ok(MASTER, "insert into d.t values " + rows);
        }
        AdminSession writer = operator.admin.connect(MASTER, "root", "localhost");
        ShellCall dump = operator.shells.on(MASTER).run("mysqldump -A " + options + " > /opt/d.sql");
        operator.simulation.run(operator.simulation.now() + 10_000_000L);
        assertThat(dump.done()).isFalse();
        Call insert = writer.execute("insert into d.t values (9999, 'w')");
        operator.simulation.run(operator.simulation.now() + 5_000_000L);
        assertThat(dump.done()).isFalse();
        assertThat(insert.answered()).isEqualTo(!waits);
        operator.pass(1);
        assertThat(dump.done()).isTrue();
        assertThat(insert.answered()).isTrue();
        assertThat(operator.lines(MASTER, "grep -c 9999 /opt/d.sql || true")).containsExactly("0");
        writer.close();
    }

    /** The restore is itself written to the replica's binary log (spec 6.2). */
    @Test
    void aRestoreIsLogged() {
        Operator operator = Operator.loggingReplica(ServerProfile.MARIADB_10_11).tutorialData();
        String before = operator.position(SLAVE);
        operator.lines(MASTER, "mysqldump -A > /opt/d.sql; scp /opt/d.sql root@172.30.105.122:/opt/other.sql");
        operator.lines(SLAVE, "mysql < /opt/other.sql");
        assertThat(operator.position(SLAVE)).isNotEqualTo(before);
        assertThat(operator.lines(SLAVE, "mysqlbinlog /ourdata/binlog/mysql-bin.000001 | grep -c 'CREATE TABLE'"))
                .containsExactly("1");
    }

    @Test
    void compressedDumpsAreSmallerAndComeBackAsTheyWere() {
        Operator operator = Operator.of(ServerProfile.MARIADB_5_5).tutorialData();
        operator.lines(MASTER, "mysqldump -A > /opt/plain; gzip < /opt/plain > /opt/packed.gz");
        List<String> sizes = operator.lines(MASTER, "cat /opt/plain | wc -c; cat /opt/packed.gz | wc -c");
        assertThat(Long.parseLong(sizes.get(1))).isLessThan(Long.parseLong(sizes.get(0)));
        assertThat(operator.lines(MASTER, "zcat /opt/packed.gz")).isEqualTo(operator.lines(MASTER, "cat /opt/plain"));
        operator.lines(MASTER, "gzip -d /opt/packed.gz");
        assertThat(operator.lines(MASTER, "ls /opt")).containsExactly("packed", "plain");
    }

    /** A copy takes its size divided by the link's 125 MB/s, and ten round trips of 0.5 ms. */
    @Test
    void aCopyTakesTheTimeOfItsBytes() {
        Operator operator = Operator.of(ServerProfile.MARIADB_5_5);
        operator.shells.on(MASTER).files().write("/opt/big", "x".repeat(12_500_000));
        long before = operator.simulation.now();
        operator.lines(MASTER, "scp /opt/big 172.30.105.122:/opt");
        assertThat(operator.simulation.now() - before).isEqualTo(100_000_000L + 10 * 500_000L);
    }

    @Test
    void aDumpOfAServerWithoutALogHasNoPosition() {
        Operator operator = Operator.of(ServerProfile.MARIADB_5_5).tutorialData();
        ShellResult result = operator.run(SLAVE, "mysqldump -A --master-data=2 > /opt/d.sql");
        assertThat(result.lines()).containsExactly("mysqldump: Error: Binlogging on server not active");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    /** Spec 6.2: -e takes the next word, and there is none; the here-document is not read. */
    @Test
    void anExecuteOptionWithoutStatementsRunsNothing() {
        Operator operator = Operator.of(ServerProfile.MARIADB_5_5);
        ShellResult result = operator.run(SLAVE, "mysql -usystem -e << EOF\nCHANGE MASTER TO " + HOST + ";\nEOF");
        assertThat(result.lines()).containsExactly("mysql: option '-e' requires an argument");
        assertThat(operator.cluster.node(SLAVE).masterInfo()).isNull();
    }

    @Test
    void theFirstErrorOfAFileEndsTheClientAndNamesItsLine() {
        Operator operator = Operator.of(ServerProfile.MARIADB_10_11);
        operator.lines(MASTER, "echo -e 'create database d;\\n\\nuse nowhere;\\ncreate database e;' > /opt/f.sql");
        ShellResult result = operator.run(MASTER, "mysql < /opt/f.sql");
        assertThat(result.lines()).containsExactly("ERROR 1049 (42000) at line 3: Unknown database 'nowhere'");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(operator.run(MASTER, "mysql -f < /opt/f.sql").lines()).hasSize(2);
        assertThat(operator.lines(MASTER, "mysql -N e -e 'select 7'; echo 'select 7' | mysql -N e"))
                .containsExactly("+---+", "| 7 |", "+---+", "7");
    }

    /** Spec 5.1 step 4: the old source's log is copied and its tail executed on the new one. */
    @ParameterizedTest
    @MethodSource("versionsWithTheTutorialsWords")
    void theTailOfALogCanBeCopiedAndExecuted(ServerProfile profile) {
        Operator operator = Operator.of(profile).tutorialData();
        operator.lines(MASTER, "mysqldump -A --master-data=2 > /opt/d.sql; scp /opt/d.sql 172.30.105.122:/opt");
        operator.lines(SLAVE, "mysql < /opt/d.sql");
        String position = operator.position(MASTER).split(":", -1)[1];
        operator.ok(MASTER, "insert into MyDB.MyTB(name) values('lost'),('found')");
        operator.lines(MASTER, "scp /ourdata/binlog/mysql-bin.000001 172.30.105.122:/tmp/");
        operator.lines(SLAVE, "mysqlbinlog --start-position=" + position + " /tmp/mysql-bin.000001 | mysql");
        assertThat(operator.rows(SLAVE, "select * from MyDB.MyTB"))
                .isEqualTo(operator.rows(MASTER, "select * from MyDB.MyTB"))
                .hasSize(4);
    }
}
