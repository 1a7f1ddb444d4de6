package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.ReplicaPositions.GroupPosition;

/** CHANGE MASTER, START, STOP and RESET SLAVE: positions and sizes by spec 3.5 and 3.6, the errors of 1.5 rule 5. */
class ChangeMasterTest {

    private static final long SECOND = 1_000_000_000L;

    /** Case 31 for 10.11: a relay log name of 22 letters, a position behind the head of the file. */
    @Test
    void case31OnMariaDb1011() {
        Desk desk = desk(ServerProfile.MARIADB_10_11, "seventy-relayed");
        desk.ok("db1", "create database sk");
        String position = desk.position("db1");
        desk.ok("db2", change(position));
        assertThat(group(desk)).isEqualTo("seventy-relayed.000001:4 " + position);
        desk.ok("db2", "start slave").pass(SECOND);
        assertThat(files(desk)).isEqualTo("309 555");
        assertThat(group(desk)).isEqualTo("seventy-relayed.000002:555 " + position);
        assertThat(read(desk)).isEqualTo(position);
        assertThat(replica(desk).relayLog().space()).isEqualTo(864);
    }

    /** Case 31 for 5.5, the listing of the tutorial: a relay log name of 29 letters. */
    @Test
    void case31OnMariaDb55() {
        Desk desk = desk(ServerProfile.MARIADB_5_5, "MySQL2-Slave-relay-bin");
        desk.ok("db1", "create database MyDB");
        String position = desk.position("db1");
        desk.ok("db2", change(position)).ok("db2", "slave start").pass(SECOND);
        assertThat(files(desk)).isEqualTo("301 529");
        assertThat(group(desk)).isEqualTo("MySQL2-Slave-relay-bin.000002:529 " + position);
    }

    /** Spec 6.2: naming the host sets the coordinates back, naming only the user keeps them. */
    @Test
    void namingTheHostResetsThePosition() {
        Desk desk = desk(ServerProfile.MARIADB_5_5, "r");
        desk.ok("db2", "change master to master_host='a', master_log_file='mysql-bin.000007', master_log_pos=1933");
        desk.ok("db2", "change master to master_user='rep'");
        assertThat(read(desk)).isEqualTo("mysql-bin.000007:1933");
        desk.ok("db2", "change master to master_host='a', master_port=3306");
        assertThat(read(desk)).isEqualTo(":4");
    }

    @Test
    void aPositionThatTheSourceDoesNotHaveStopsTheIoThread() {
        Desk desk = desk(ServerProfile.MARIADB_10_11, "r");
        desk.ok("db2", change("mysql-bin.000009:4"), "start slave").pass(SECOND);
        assertThat(replica(desk).ioThread().lastErrno()).isEqualTo(1236);
        assertThat(replica(desk).ioThread().running()).isFalse();
        assertThat(replica(desk).applier().running()).isTrue();
        desk.ok("db2", "stop slave", change("mysql-bin.000001:40000"), "start slave")
                .pass(SECOND);
        assertThat(replica(desk).ioThread().lastErrno()).isEqualTo(1236);
    }

    /** Case 41. */
    @Test
    void equalServerIdsStopTheIoThread() {
        Desk desk = desk(ServerProfile.MARIADB_10_11, "r");
        desk.ok("db2", "set global server_id = 1", change(desk.position("db1")), "start slave")
                .pass(SECOND);
        assertThat(replica(desk).ioThread().lastErrno()).isEqualTo(1593);
        assertThat(replica(desk).ioThread().running()).isFalse();
        assertThat(replica(desk).applier().running()).isTrue();
    }

    @Test
    void anAccountIsNeededIfOneIsNamed() {
        Desk desk = desk(ServerProfile.MARIADB_10_11, "r");
        desk.ok(
                "db2",
                "change master to master_host='a', master_user='rep', master_password='x', master_log_file="
                        + "'mysql-bin.000001', master_log_pos=328, master_connect_retry=1",
                "start slave");
        desk.pass(SECOND / 2);
        assertThat(replica(desk).ioThread().lastErrno()).isEqualTo(1045);
        assertThat(replica(desk).ioThread().state().running(ServerProfile.MARIADB_10_11))
                .isEqualTo("Connecting");
        desk.ok("db1", "grant replication slave on *.* to rep@'b' identified by 'x'")
                .pass(2 * SECOND);
        assertThat(replica(desk).ioThread().lastErrno()).isZero();
        assertThat(read(desk)).isEqualTo(desk.position("db1"));
    }

    @Test
    void anUnknownHostIsTriedAgain() {
        Desk desk = desk(ServerProfile.MARIADB_10_11, "r");
        desk.ok("db2", "change master to master_host='10.9.9.9'", "start slave").pass(SECOND);
        assertThat(replica(desk).ioThread().lastErrno()).isEqualTo(2003);
        assertThat(replica(desk).ioThread().running()).isTrue();
        desk.ok("db2", "stop slave", "reset slave all");
        assertThat(desk.cluster.node("db2").replica()).isNull();
        assertThat(desk.sql("db2", "start slave")).extracting("errno").isEqualTo(1200);
    }

    @Test
    void runningThreadsForbidChangeAndReset() {
        Desk desk = desk(ServerProfile.MARIADB_10_11, "r");
        desk.ok("db2", change(desk.position("db1")), "start slave").pass(SECOND);
        assertThat(desk.sql("db2", "change master to master_port=1"))
                .extracting("errno")
                .isEqualTo(1198);
        assertThat(desk.sql("db2", "reset slave")).extracting("errno").isEqualTo(1198);
    }

    /**
     * Spec 5.1 step 3: a clean restart closes the file with a Stop event (23 bytes) and opens the next. Nothing was written,
     * so its Gtid_list is empty (29 bytes, spec 3.1): it begins as the first one did.
     */
    @Test
    void aRestartOpensAnotherFileAndTheReplicaComesBack() {
        Desk desk = desk(ServerProfile.MARIADB_10_11, "r");
        desk.ok("db2", change(desk.position("db1")), "start slave").pass(SECOND);
        desk.cluster.shutdown("db1");
        desk.pass(SECOND);
        assertThat(replica(desk).ioThread().lastErrno()).isEqualTo(2003);
        desk.cluster.startServer("db1");
        assertThat(desk.position("db1")).isEqualTo("mysql-bin.000002:328");
        assertThat(desk.cluster.node("db1").engine().binlog().files().sizeOf(0)).isEqualTo(328 + 23);
        desk.ok("db1", "create database d").pass(61 * SECOND);
        assertThat(replica(desk).ioThread().lastErrno()).isZero();
        assertThat(read(desk)).isEqualTo(desk.position("db1"));
    }

    private static Desk desk(ServerProfile profile, String relayLog) {
        Specs specs = Specs.quiet();
        specs.replicated = false;
        specs.profile = profile;
        specs.source = profile.variables().set(ServerVariable.LOG_BIN, "mysql-bin");
        specs.replica = profile.variables().set(ServerVariable.RELAY_LOG, relayLog);
        return Desk.of(specs);
    }

    private static String change(String position) {
        String[] parts = position.split(":", -1);
        return "change master to master_host='a', master_log_file='" + parts[0] + "', master_log_pos=" + parts[1];
    }

    private static Replica replica(Desk desk) {
        return desk.cluster.replica("db2");
    }

    private static String files(Desk desk) {
        return String.join(
                " ",
                replica(desk).relayLog().files().stream()
                        .map(file -> Long.toString(file.bytes()))
                        .toList());
    }

    private static String group(Desk desk) {
        GroupPosition group = replica(desk).positions().group();
        return group.relayFile() + ":" + group.relayPosition() + " "
                + group.source().file() + ":" + group.source().position();
    }

    private static String read(Desk desk) {
        var read = replica(desk).positions().read();
        return read.file() + ":" + read.position();
    }
}
