package org.replsim.server.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.server.ServerProfile;
import org.replsim.server.ThreadCommand;
import org.replsim.server.source.AckReceiverState;
import org.replsim.server.source.DumpThreadState;
import org.replsim.server.source.Phase;

/** State texts and commands, held against the tables of spec 1.1, 1.4, 1.5, 1.7, 1.8 and 2.3. */
class StateTextsTest {

    private static final List<ServerProfile> MARIADB_10 =
            List.of(ServerProfile.MARIADB_10_11, ServerProfile.MARIADB_11_4);
    private static final List<ServerProfile> MYSQL_8 = List.of(ServerProfile.MYSQL_8_0, ServerProfile.MYSQL_8_4);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            STARTING | Waiting for master update | Waiting for source update
            CONNECTING | Connecting to master | Connecting to source
            CHECKING_VERSION | Checking master version | Checking source version
            REGISTERING | Registering slave on master | Registering replica on source
            REQUESTING_DUMP | Requesting binlog dump | Requesting binlog dump
            WAITING_FOR_EVENT | Waiting for master to send event | Waiting for source to send event
            QUEUEING | Queueing master event to the relay log | Queueing source event to the relay log
            WAITING_AFTER_DUMP_REQUEST | Waiting to reconnect after a failed binlog dump request \
                | Waiting to reconnect after a failed binlog dump request
            RECONNECTING_AFTER_DUMP_REQUEST | Reconnecting after a failed binlog dump request \
                | Reconnecting after a failed binlog dump request
            WAITING_TO_RECONNECT | Waiting to reconnect after a failed master event read \
                | Waiting to reconnect after a failed source event read
            RECONNECTING | Reconnecting after a failed master event read \
                | Reconnecting after a failed source event read
            WAITING_AFTER_REGISTRATION | Waiting to reconnect after a failed registration on master \
                | Waiting to reconnect after a failed registration on source
            RECONNECTING_AFTER_REGISTRATION | Reconnecting after a failed registration on master \
                | Reconnecting after a failed registration on source
            WAITING_FOR_SPACE | Waiting for the slave SQL thread to free enough relay log space \
                | Waiting for the replica SQL thread to free relay log space
            ENDING | Waiting for slave mutex on exit | Waiting for replica mutex on exit
            """)
    void ioThread(IoThreadState state, String classic, String mySql8) {
        assertTexts(state::text, classic, classic, classic, mySql8);
    }

    @Test
    void sqlThread() {
        assertTexts(
                SqlThreadState.HAS_READ_ALL::text,
                "Slave has read all relay log; waiting for the slave I/O thread to update it",
                "Slave has read all relay log; waiting for more updates",
                "Slave has read all relay log; waiting for more updates",
                "Replica has read all relay log; waiting for more updates");
        String delay = "Waiting until MASTER_DELAY seconds after master executed event";
        assertTexts(
                SqlThreadState.DELAYING::text,
                "",
                delay,
                delay,
                "Waiting until SOURCE_DELAY seconds after source executed event");
        String next = "Waiting for the next event in relay log";
        assertTexts(SqlThreadState.STARTING::text, next, next, next, next);
        String exit = "Waiting for slave mutex on exit";
        assertTexts(SqlThreadState.ENDING::text, exit, exit, exit, "Waiting for replica mutex on exit");
    }

    @Test
    void workers() {
        assertTexts(
                WorkerState.IDLE::text,
                "Waiting for work from SQL thread",
                "Waiting for work from SQL thread",
                "Waiting for an event from Coordinator",
                "Waiting for an event from Coordinator");
        assertTexts(
                WorkerState.WAITING_FOR_TURN::text,
                "Waiting for prior transaction to commit",
                "Waiting for prior transaction to commit",
                "Waiting for preceding transaction to commit",
                "Waiting for preceding transaction to commit");
        assertThat(WorkerState.APPLYING.text(ServerProfile.MYSQL_5_7)).isEqualTo("System lock");
    }

    @Test
    void dumpThread() {
        String sending = "Sending binlog event to slave";
        assertTexts(DumpThreadState.SENDING::text, sending, sending, sending, "Sending binlog event to replica");
        assertTexts(
                DumpThreadState.HAS_SENT_ALL::text,
                "Master has sent all binlog to slave; waiting for binlog to be updated",
                "Master has sent all binlog to slave; waiting for more updates",
                "Master has sent all binlog to slave; waiting for more updates",
                "Source has sent all binlog to replica; waiting for more updates");
    }

    @Test
    void semiSync() {
        String ack = "Waiting for semi-sync ACK from slave";
        String mySql8 = "Waiting for semi-sync ACK from replica";
        assertTexts(Phase.AFTER_COMMIT::text, ack, ack, ack, mySql8);
        assertTexts(AckReceiverState.WAITING_FOR_ACK::text, ack, ack, ack, mySql8);
        assertThat(Phase.BINLOG.text(ServerProfile.MARIADB_10_11)).isEqualTo("Commit");
        assertThat(Phase.PREPARE.text(ServerProfile.MYSQL_8_0)).isEqualTo("waiting for handler commit");
    }

    /** Spec 8: Preparing is MariaDB 10's; elsewhere a thread that has connected runs. */
    @Test
    void runningAndCommands() {
        for (ServerProfile profile : MARIADB_10) {
            assertThat(IoThreadState.CHECKING_VERSION.running(profile)).isEqualTo("Preparing");
        }
        assertThat(IoThreadState.CHECKING_VERSION.running(ServerProfile.MARIADB_5_5))
                .isEqualTo("Yes");
        assertThat(IoThreadState.REGISTERING.running(ServerProfile.MYSQL_8_0)).isEqualTo("Yes");
        Map<String, String> shown = new TreeMap<>();
        for (ThreadCommand command : ThreadCommand.values()) {
            shown.put(
                    command.name(),
                    command.text(ServerProfile.MARIADB_5_5) + " " + command.text(ServerProfile.MARIADB_10_11));
        }
        assertThat(shown)
                .containsEntry("SLAVE_IO", "Connect Slave_IO")
                .containsEntry("SLAVE_SQL", "Connect Slave_SQL")
                .containsEntry("SLAVE_WORKER", "Connect Slave_worker")
                .containsEntry("BINLOG_DUMP", "Binlog Dump Binlog Dump");
        assertThat(ThreadCommand.BINLOG_DUMP_GTID.text(ServerProfile.MYSQL_5_7)).isEqualTo("Binlog Dump GTID");
        assertThat(IoThreadState.CONNECTING.command()).isEqualTo(ThreadCommand.CONNECT);
        assertThat(IoThreadState.REQUESTING_DUMP.command()).isEqualTo(ThreadCommand.SLAVE_IO);
    }

    private interface Texts {
        String of(ServerProfile profile);
    }

    private static void assertTexts(Texts texts, String seed, String mariaDb10, String mySql57, String mySql8) {
        assertThat(texts.of(ServerProfile.MARIADB_5_5)).isEqualTo(seed);
        MARIADB_10.forEach(profile -> assertThat(texts.of(profile)).isEqualTo(mariaDb10));
        assertThat(texts.of(ServerProfile.MYSQL_5_7)).isEqualTo(mySql57);
        MYSQL_8.forEach(profile -> assertThat(texts.of(profile)).isEqualTo(mySql8));
    }
}
