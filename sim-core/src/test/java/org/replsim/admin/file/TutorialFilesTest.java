package org.replsim.admin.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.admin.Tutorial;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.replica.RelayLog.RelayFile;

/** The files of the tutorial's slave, and what passed between its servers; expectations are its listings and spec 3.6. */
class TutorialFilesTest {

    private static Tutorial of(ServerProfile profile) {
        return new Tutorial(profile).changeMaster();
    }

    private static List<String> lines(String text) {
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** 4.6: 301, 529 and 64 bytes. */
    @Test
    void relayFilesOf55() {
        Tutorial world = of(ServerProfile.MARIADB_5_5).startSlave();
        assertThat(world.replica().relayLog().files())
                .extracting(RelayFile::name, RelayFile::bytes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("MySQL2-Slave-relay-bin.000001", 301L),
                        org.assertj.core.groups.Tuple.tuple("MySQL2-Slave-relay-bin.000002", 529L));
        assertThat(InfoFiles.relayIndex(world.replica()))
                .isEqualTo("./MySQL2-Slave-relay-bin.000001\n./MySQL2-Slave-relay-bin.000002\n")
                .hasSize(64);
        assertThat(InfoFiles.binlogIndex(world.master())).hasValue("/ourdata/binlog/mysql-bin.000001\n");
    }

    /** The listing, with the empty lines that it leaves out (spec 3.6). */
    @Test
    void masterInfoOf55() {
        assertThat(lines(InfoFiles.masterInfo(of(ServerProfile.MARIADB_5_5).replica())
                        .orElseThrow()))
                .containsExactly(
                        "18",
                        "mysql-bin.000001",
                        "245",
                        "172.30.105.121",
                        "rep",
                        "replpasswd",
                        "3306",
                        "60",
                        "0",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "0",
                        "1800.000",
                        "",
                        "0");
    }

    @Test
    void relayLogInfoRightAfterChangeMaster() {
        assertThat(InfoFiles.relayLogInfo(of(ServerProfile.MARIADB_5_5).replica()))
                .hasValue("./MySQL2-Slave-relay-bin.000001\n4\nmysql-bin.000001\n245\n");
        assertThat(InfoFiles.relayLogInfo(of(ServerProfile.MARIADB_10_11).replica()))
                .hasValue("5\n./MySQL2-Slave-relay-bin.000001\n4\nmysql-bin.000001\n328\n0\n");
        assertThat(InfoFiles.relayLogInfo(of(ServerProfile.MYSQL_8_0).replica()))
                .isEmpty();
    }

    /** 33 lines, then the names of the GTID settings. */
    @Test
    void masterInfoOf1011() {
        List<String> lines = lines(
                InfoFiles.masterInfo(of(ServerProfile.MARIADB_10_11).replica()).orElseThrow());
        assertThat(lines).hasSize(33 + 4).startsWith("33", "mysql-bin.000001", "328");
        assertThat(lines.get(15)).isEqualTo("30.000");
        assertThat(lines.subList(33, 37))
                .containsExactly("using_gtid=0", "do_domain_ids=0", "ignore_domain_ids=0", "END_MARKER");
    }

    @Test
    void masterInfoOfMySql57CountsItsLines() {
        assertThat(lines(InfoFiles.masterInfo(of(ServerProfile.MYSQL_5_7).replica())
                        .orElseThrow()))
                .hasSize(25)
                .startsWith("25");
    }

    /** 3.2: 256 down, 29 up, then a bare ACK; the first line shows whole numbers, later ones count from it. */
    @Test
    void semiSyncPackets() {
        Tutorial world = new Tutorial(
                        ServerProfile.MARIADB_5_5,
                        new ServerVariables().set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1),
                        new ServerVariables().set(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED, 1))
                .changeMaster()
                .startSlave();
        PacketCapture capture = capture(world);
        assertThat(capture.lengths()).containsExactly(256, 29);
        List<String> lines = capture.lines(world.simulation.now());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .matches(
                        "22:00:0\\d\\.\\d{6} IP 172\\.30\\.105\\.121\\.3306 > 172\\.30\\.105\\.122\\.41056: Flags \\[P\\.\\],"
                                + " seq \\d+:\\d+, ack \\d+, win 114, length 256");
        assertThat(lines.get(1))
                .endsWith(
                        "172.30.105.122.41056 > 172.30.105.121.3306: Flags [P.], seq 1:30, ack 256, win 165, length 29");
        assertThat(lines.get(2))
                .endsWith("172.30.105.121.3306 > 172.30.105.122.41056: Flags [.], ack 30, win 114, length 0");
    }

    /** 3.2: 248 down, and only TCP's own ACK back. */
    @Test
    void asyncPackets() {
        Tutorial world = of(ServerProfile.MARIADB_5_5).startSlave();
        PacketCapture capture = capture(world);
        assertThat(capture.lengths()).containsExactly(248);
        assertThat(capture.lines(world.simulation.now()).get(1))
                .endsWith("172.30.105.122.41056 > 172.30.105.121.3306: Flags [.], ack 248, win 165, length 0");
    }

    private static PacketCapture capture(Tutorial world) {
        PacketCapture capture = new PacketCapture(world.cluster, Tutorial.MASTER, Tutorial.SLAVE, true);
        capture.start();
        world.begin(Tutorial.INSERT);
        world.pass(Specs.SECONDS);
        capture.stop();
        world.begin(Tutorial.INSERT);
        world.pass(Specs.SECONDS);
        return capture;
    }

    @Test
    void mysqlbinlogShowsPlacesAndStatements() {
        Tutorial world = of(ServerProfile.MARIADB_5_5);
        world.begin(Tutorial.INSERT);
        world.pass(Specs.SECONDS);
        List<LogEntry> entries = new BinlogReader(world.cluster, world.cluster.source(Tutorial.MASTER)).read(0);
        String text = MysqlBinlog.text(ServerProfile.MARIADB_5_5, entries);
        assertThat(text)
                .contains("# at 4\n#180131 22:00:0")
                .contains(
                        " server id 1  end_log_pos 245 \tStart: binlog v 4, server v 5.5.68-MariaDB-log created 180131")
                .contains("# at 245\n")
                .contains("end_log_pos 313 \tQuery\t")
                .contains("BEGIN\n/*!*/;\n")
                .contains("SET INSERT_ID=1/*!*/;\n")
                .contains("end_log_pos 473 \tXid = 1\nCOMMIT/*!*/;\nDELIMITER ;\n");
        assertThat(MysqlBinlog.text(ServerProfile.MARIADB_5_5, entries, 341, 446))
                .contains("# at 4\n", "# at 341\n")
                .doesNotContain("# at 245\n", "# at 446\n");
    }
}
