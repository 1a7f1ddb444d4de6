package org.replsim.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.net.LinkState;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.Phase;

/** The conformance cases of the replication semantics, section 7, that are about counting and switching. */
class SemiSyncCasesTest {

    private static final long TIMEOUT = 2 * Specs.SECONDS;
    /** What a commit of an idle server takes at most without a time-out: its syncs, its steps and the round trip. */
    private static final long AT_ONCE = 2 * Specs.MILLIS;

    /** Case 1 (mtr rpl_semi_sync). */
    @Test
    void case1SemiSyncWithoutAnyReplica() {
        Stage stage = new Stage(semiSync("AFTER_COMMIT", 2_000, false));
        assertThat(stage.semiSync("status")).isEqualTo(1);
        assertThat(stage.semiSync("clients")).isZero();
        assertThat(stage.semiSync("yes_tx")).isZero();

        int many = 151;
        StageClient client = stage.client();
        long first = insert(stage, client);
        assertThat(first).isBetween(TIMEOUT, TIMEOUT + AT_ONCE);
        for (int i = 1; i < many; i++) {
            assertThat(insert(stage, client)).isLessThan(AT_ONCE);
        }

        assertThat(stage.semiSync("status")).isZero();
        assertThat(stage.semiSync("clients")).isZero();
        assertThat(stage.yesNoTimes()).isEqualTo("0/" + many + "/1");
        assertThat(stage.semiSync("tx_waits")).isZero();
    }

    /** Case 3 (mtr rpl_semi_sync). */
    @Test
    void case3NormalCountingWithOneReplica() {
        Stage stage = connected(semiSync("AFTER_COMMIT", 10_000, true));
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(stage.semiSync("status")).isEqualTo(1);
        assertThat(stage.yesNoTimes()).isEqualTo("0/0/0");

        StageClient client = stage.client();
        ddl(stage, client);
        assertThat(stage.yesNoTimes()).isEqualTo("1/0/0");
        for (int i = 0; i < 10; i++) {
            insert(stage, client);
        }
        assertThat(stage.yesNoTimes()).isEqualTo("11/0/0");
        ddl(stage, client);
        commit(stage, client, 32, 110, 32, 110, 31);
        ddl(stage, client);

        assertThat(stage.yesNoTimes()).isEqualTo("14/0/0");
        assertThat(stage.replica().ioThread().semiSync()).isTrue();
        assertThat(stage.semiSync("get_ack")).isEqualTo(14);
        assertThat(stage.semiSync("request_ack")).isEqualTo(14);
        assertThat(stage.semiSync("tx_waits")).isEqualTo(14);
    }

    /** Cases 5 and 7 (mtr rpl_semi_sync), which go on where case 3 ends. */
    @Test
    void cases5And7OneTimeoutThenAsynchronousThenOnAgainAfterCatchUp() {
        Stage stage = connected(semiSync("AFTER_COMMIT", 2_000, true));
        StageClient client = stage.client();
        for (int i = 0; i < 14; i++) {
            insert(stage, client);
        }
        stage.replica().stopIoThread();
        stage.pass(Specs.SECONDS);
        assertThat(stage.semiSync("clients")).isZero();
        assertThat(stage.semiSync("status")).isEqualTo(1);

        assertThat(insert(stage, client)).isBetween(TIMEOUT, TIMEOUT + AT_ONCE);
        assertThat(stage.semiSync("status")).isZero();
        assertThat(stage.yesNoTimes()).isEqualTo("14/1/1");
        for (int i = 0; i < 11; i++) {
            assertThat(insert(stage, client)).isLessThan(AT_ONCE);
        }
        assertThat(stage.yesNoTimes()).isEqualTo("14/12/1");
        assertThat(stage.semiSync("status")).isZero();

        stage.replica().startIoThread();
        stage.pass(Specs.SECONDS);
        assertThat(stage.replica().relayLog().receivedRows()).isEqualTo(26);
        assertThat(stage.semiSync("status")).isEqualTo(1);
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(stage.yesNoTimes()).isEqualTo("14/12/1");
        assertThat(stage.replica().ioThread().semiSync()).isTrue();

        ddl(stage, client);
        assertThat(stage.yesNoTimes()).isEqualTo("15/12/1");
    }

    /** Case 13 (measured): one group waits, one is written and holds LOCK_log, all later ones are kept out. */
    @Test
    void case13AfterSyncSerialisesGroups() {
        Stage stage = connected(semiSync("AFTER_SYNC", 4_000, true));
        long start = stage.now();
        stage.link().cut(LinkState.HELD);
        List<StageClient> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stage.until(start + i * 300L * Specs.MILLIS);
            clients.add(stage.client().commitRows(i));
        }
        stage.until(start + 3 * Specs.SECONDS);
        assertThat(clients)
                .extracting(client -> client.session().phase())
                .containsExactly(Phase.AFTER_SYNC, Phase.AFTER_SYNC, Phase.QUEUE);
        assertThat(clients).noneMatch(StageClient::answered);
        assertThat(stage.source().binlog().written()).isEqualTo(2);
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(1);

        stage.until(start + 4 * Specs.SECONDS);
        assertThat(clients).noneMatch(StageClient::answered);
        stage.pass(AT_ONCE);
        assertThat(clients).allMatch(client -> client.answered() && client.errno() == 0);
        assertThat(stage.yesNoTimes()).isEqualTo("0/3/1");
        assertThat(stage.semiSync("request_ack")).isEqualTo(2);
        assertThat(stage.semiSync("tx_waits")).isZero();
        assertThat(stage.semiSync("status")).isZero();

        stage.link().restore();
        stage.pass(Specs.SECONDS);
        assertThat(stage.semiSync("status")).isEqualTo(1);
    }

    /** Case 25 (mtr rpl_semi_sync_event). */
    @Test
    void case25ManySessionsOneTimeout() {
        Stage stage = connected(semiSync("AFTER_COMMIT", 2_000, true));
        stage.replica().stopIoThread();
        long start = stage.now();
        List<StageClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stage.until(start + i * 50L * Specs.MILLIS);
            clients.add(stage.client().commitRows(i));
        }
        stage.until(start + TIMEOUT);
        assertThat(clients).noneMatch(StageClient::answered);
        stage.until(start + TIMEOUT + AT_ONCE);

        assertThat(clients).allMatch(client -> client.answered() && client.errno() == 0);
        assertThat(stage.semiSync("status")).isZero();
        assertThat(stage.yesNoTimes()).isEqualTo("0/20/1");
        // Spec 2.5: the one whose deadline it was adds nothing, the other 19 count their wait.
        assertThat(stage.semiSync("tx_waits")).isEqualTo(19);
    }

    private static Specs semiSync(String waitPoint, long timeoutMillis, boolean replicated) {
        Specs specs = new Specs().semiSync(waitPoint);
        specs.hardware = Specs.STEADY;
        specs.replicated = replicated;
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, timeoutMillis);
        return specs;
    }

    private static Stage connected(Specs specs) {
        return new Stage(specs).until(Specs.SECONDS);
    }

    /** A single-row insert as statements log it: Intvar, Query, Xid. */
    private static long insert(Stage stage, StageClient client) {
        return commit(stage, client, 32, 110, 31);
    }

    private static long ddl(Stage stage, StageClient client) {
        return commit(stage, client, 170);
    }

    private static long commit(Stage stage, StageClient client, int... events) {
        client.commit(events);
        while (!client.answered()) {
            stage.pass(Specs.MILLIS / 10);
        }
        return client.tookNanos();
    }
}
