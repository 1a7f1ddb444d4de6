package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.replsim.conformance.Stage;
import org.replsim.conformance.StageClient;
import org.replsim.engine.random.Distribution;
import org.replsim.net.LinkState;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/**
 * Semi-sync of MariaDB 5.5 (spec 2.3 step 4, 2.10): the dump thread reads the ACK before it sends on. Nothing takes time but
 * the link, 2 ms there and back, and the source's syncs, 100 us for the redo log and 100 us for the binary log: a commit is
 * sent 200 us after it began, and the replica's ACK is there 2 ms later.
 */
class OldPluginTest {

    private static final long SYNCS = 200 * Specs.MICROS;
    private static final long RTT = 2 * Specs.MILLIS;

    private final Specs specs = Specs.quiet();
    private Stage stage;

    @BeforeEach
    void begin() {
        specs.profile = ServerProfile.MARIADB_5_5;
        specs.rtt = RTT;
        specs.fsync = new Distribution.Constant(100 * Specs.MICROS);
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1);
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 1_000);
        specs.replica.set(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED, 1);
        specs.replica.set(ServerVariable.SYNC_RELAY_LOG, 0);
        stage = new Stage(specs).until(Specs.SECONDS);
    }

    /** The pattern of the tutorial: two statements, net_waits 2, and averages that are floors. */
    @Test
    void twoStatementsOneAfterTheOther() {
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        StageClient client = stage.client().commit(68, 105, 27);
        stage.pass(SYNCS + RTT);
        assertThat(client.tookNanos()).isEqualTo(SYNCS + RTT);
        stage.link().setRtt(RTT + 1_000);
        client.commit(68, 105, 27);
        stage.pass(10 * Specs.MILLIS);
        assertThat(client.tookNanos()).isEqualTo(SYNCS + RTT + 1_000);

        assertThat(stage.semiSync("net_waits")).isEqualTo(2);
        assertThat(stage.semiSync("net_wait_time")).isEqualTo(2_000 + 2_001);
        assertThat(stage.semiSync("net_avg_wait_time")).isEqualTo(2_000);
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(stage.semiSync("tx_wait_time")).isEqualTo(4_001);
        assertThat(stage.semiSync("tx_avg_wait_time")).isEqualTo(2_000);
        assertThat(stage.yesNoTimes()).isEqualTo("2/0/0");
        assertThat(stage.semiSync("wait_sessions")).isZero();
    }

    @Test
    void netWaitsAreMeasuredOnlyWithTheirTraceBit() {
        stage.cluster.set("db1", ServerVariable.RPL_SEMI_SYNC_MASTER_TRACE_LEVEL, 64 + 16 + 1);
        StageClient client = stage.client().commit(68, 105, 27);
        stage.pass(10 * Specs.MILLIS);
        assertThat(client.tookNanos()).isEqualTo(SYNCS + RTT);
        assertThat(stage.semiSync("net_waits")).isZero();
        assertThat(stage.semiSync("net_wait_time")).isZero();
        assertThat(stage.semiSync("tx_waits")).isEqualTo(1);
    }

    /** The second transaction is written 300 us after the first was sent, and sent when the first one's ACK is read. */
    @Test
    void theReplicaIsFedOneAtATime() {
        long start = stage.now();
        DumpThread dump = (DumpThread) stage.replica().upstream();
        StageClient first = stage.client().commitRows(1);
        stage.until(start + 300 * Specs.MICROS);
        StageClient second = stage.client().commitRows(2);

        stage.until(start + SYNCS + RTT - 1);
        assertThat(stage.source().binlog().published()).isEqualTo(2);
        assertThat(dump.state().text(ServerProfile.MARIADB_5_5)).isEqualTo("Sending binlog event to slave");
        assertThat(stage.replica().relayLog().receivedRows()).isEqualTo(1);
        stage.until(start + SYNCS + RTT + RTT / 2 - 1);
        assertThat(stage.replica().relayLog().receivedRows()).isEqualTo(1);
        stage.until(start + SYNCS + RTT + RTT / 2);
        assertThat(stage.replica().relayLog().receivedRows()).isEqualTo(2);
        stage.until(start + 10 * Specs.MILLIS);
        assertThat(first.answeredNanos()).isEqualTo(start + SYNCS + RTT);
        assertThat(second.answeredNanos()).isEqualTo(start + SYNCS + 2 * RTT);
        assertThat(stage.semiSync("net_wait_time")).isEqualTo(4_000);
        assertThat(stage.semiSync("net_waits")).isEqualTo(2);
        // The second began to wait at 500 us and ended at 4200 us.
        assertThat(stage.semiSync("tx_wait_time")).isEqualTo(2_000 + 3_700);
        assertThat(dump.state()).isEqualTo(DumpThreadState.HAS_SENT_ALL);
    }

    /** The session times out on its own; the dump thread still waits, and what is committed meanwhile stays unsent. */
    @Test
    void theDumpThreadWaitsOnAfterTheTimeout() {
        stage.link().cut(LinkState.HELD);
        long start = stage.now();
        StageClient client = stage.client().commitRows(1);
        stage.until(start + 5 * Specs.SECONDS);
        assertThat(client.answeredNanos()).isEqualTo(start + SYNCS + Specs.SECONDS);
        assertThat(stage.semiSync("status")).isZero();
        for (int i = 0; i < 3; i++) {
            client.commitRows(10 + i);
            stage.pass(Specs.MILLIS);
            assertThat(client.tookNanos()).isEqualTo(SYNCS);
        }
        assertThat(stage.semiSync("net_waits")).isZero();

        // The first ACK arrives one way after the release (the rest of the way back); then two that need none, and the
        // last.
        stage.link().restore();
        stage.pass(10 * Specs.MILLIS);
        assertThat(stage.replica().relayLog().receivedRows()).isEqualTo(4);
        assertThat(stage.semiSync("net_waits")).isEqualTo(2);
        assertThat(stage.semiSync("status")).isEqualTo(1);
        assertThat(stage.yesNoTimes()).isEqualTo("0/4/1");
    }

    /** The replica's process dies: its kernel closes the connection, which ends the wait and, at a later write, the dump. */
    @Test
    void aClosedConnectionEndsTheWait() {
        stage.link().cut(LinkState.HELD);
        StageClient client = stage.client().commitRows(1);
        stage.pass(Specs.MILLIS);
        stage.cluster.crashProcess("db2");
        stage.link().restore();
        stage.pass(2 * Specs.SECONDS);
        assertThat(client.errno()).isZero();
        assertThat(stage.semiSync("net_waits")).isZero();
        DumpThread dump = (DumpThread) stage.replica().upstream();
        for (int i = 0; i < 3; i++) {
            client.commitRows(10 + i);
            stage.pass(Specs.SECONDS);
        }
        assertThat(dump.state()).isEqualTo(DumpThreadState.NONE);
        assertThat(stage.semiSync("clients")).isZero();
    }

    /** There is neither a wait point nor a counter of ACKs in this version. */
    @Test
    void whatTheVersionDoesNotHave() {
        assertThat(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT.names(ServerProfile.MARIADB_5_5))
                .isEmpty();
        assertThat(stage.source().ackReceiverState()).isEqualTo(AckReceiverState.WAITING_FOR_CONNECTION);
        Map<String, Long> status = new TreeMap<>();
        stage.source().status(status);
        assertThat(status).doesNotContainKeys("Rpl_semi_sync_master_get_ack", "Rpl_semi_sync_master_request_ack");
        assertThat(status.keySet().stream().filter(name -> name.startsWith("Rpl_semi_sync_master_")))
                .hasSize(14);
    }
}
