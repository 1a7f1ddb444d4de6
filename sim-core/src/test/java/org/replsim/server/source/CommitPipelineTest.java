package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.binlog.Binlog;
import org.replsim.conformance.Stage;
import org.replsim.conformance.StageClient;
import org.replsim.engine.random.Distribution;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.net.LinkState;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** The queue and the three mutexes of MariaDB's group commit (spec 1.2), by hand-worked cases. */
class CommitPipelineTest {

    /** LOCK_log is held during the sync: who comes meanwhile goes into the next group, together. */
    @Test
    void whoComesWhileAGroupIsSyncedFormsTheNextGroup() {
        Specs specs = costless(0);
        specs.fsync = new Distribution.Constant(10 * Specs.MILLIS);
        specs.source.set(ServerVariable.SYNC_BINLOG, 1);
        Stage stage = new Stage(specs);
        List<StageClient> clients = arriveEveryMilli(stage, 4);
        stage.until(Specs.SECONDS);

        // From 0 to 10 ms the first alone, from 10 to 20 ms the three that came at 1, 2 and 3 ms.
        assertThat(clients).extracting(this::answeredMillis).containsExactly(10L, 20L, 20L, 20L);
        assertThat(stage.status("Binlog_group_commits")).isEqualTo(2);
        assertThat(clients).extracting(client -> client.session().row()).containsExactly(0L, 1L, 2L, 3L);
        // 42 + 89 + 31 alone, 44 + 89 + 31 with a commit id.
        assertThat(stage.position()).isEqualTo("mysql-bin.000001:" + (328 + 162 + 3 * 164));
    }

    /** A leader that waited for LOCK_log wakes up for 1 ms first; who comes in that time is still in its group. */
    @Test
    void aLeaderThatSleptWakesUp() {
        Specs specs = costless(0);
        specs.fsync = new Distribution.Constant(10 * Specs.MILLIS);
        specs.source.set(ServerVariable.SYNC_BINLOG, 1);
        specs.hardware = wakingUp(Specs.MILLIS);
        Stage stage = new Stage(specs);
        List<StageClient> clients = arriveEveryMilli(stage, 11);
        stage.until(Specs.SECONDS);
        assertThat(clients)
                .extracting(this::answeredMillis)
                .containsExactly(10L, 21L, 21L, 21L, 21L, 21L, 21L, 21L, 21L, 21L, 21L);
    }

    /** The same at the redo log: one of those who wait makes the next sync, the others wake up when it is over. */
    @Test
    void whoSharesASyncOfTheRedoLogWakesUp() {
        Specs specs = costless(0);
        specs.fsync = new Distribution.Constant(10 * Specs.MILLIS);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 1);
        specs.hardware = wakingUp(Specs.MILLIS);
        Stage stage = new Stage(specs);
        List<StageClient> clients = arriveEveryMilli(stage, 4);
        stage.until(Specs.SECONDS);
        assertThat(clients).extracting(this::answeredMillis).containsExactly(10L, 21L, 22L, 22L);
    }

    /** What comes after the first sync waits until it is handed on: 10 + 5 + 1 + 10 ms, and 1 ms more for who shared it. */
    @Test
    void theNextSyncOfTheRedoLogWaitsUntilItIsHandedOn() {
        Specs specs = costless(0);
        specs.fsync = new Distribution.Constant(10 * Specs.MILLIS);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 1);
        specs.hardware = wakingUp(Specs.MILLIS, 5 * Specs.MILLIS);
        Stage stage = new Stage(specs);
        List<StageClient> clients = arriveEveryMilli(stage, 4);
        stage.until(Specs.SECONDS);
        assertThat(clients).extracting(this::answeredMillis).containsExactly(10L, 26L, 27L, 27L);
    }

    private static Hardware wakingUp(long nanos) {
        return wakingUp(nanos, 0);
    }

    private static Hardware wakingUp(long nanos, long logWakeNanos) {
        Kernel kernel = new Kernel(0, 1, 0, nanos, 0, 0, 0, 0, 0, 0, logWakeNanos);
        Distribution none = new Distribution.Constant(0);
        return new Hardware(none, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, kernel);
    }

    /** A group costs its writer 10 ms, 1 ms for each member and 1 us for each byte. */
    @Test
    void aGroupIsWrittenInTheTimeOfItsMembersAndBytes() {
        Specs specs = costless(0);
        specs.hardware = new Hardware(
                new Distribution.Constant(0),
                0,
                0,
                0,
                10 * Specs.MILLIS,
                Specs.MILLIS,
                Specs.MICROS,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                Kernel.FREE);
        Stage stage = new Stage(specs);
        List<StageClient> clients = arriveEveryMilli(stage, 4);
        stage.until(Specs.SECONDS);
        long first = 11 * Specs.MILLIS + 162 * Specs.MICROS;
        long second = first + 13 * Specs.MILLIS + 3 * 164 * Specs.MICROS;
        assertThat(clients).extracting(StageClient::answeredNanos).containsExactly(first, second, second, second);
    }

    /**
     * Engine commits of 10 ms each, nothing else costs: one group commits, one holds LOCK_after_binlog_sync, one has been
     * written and holds LOCK_log, the others have not been written.
     */
    @Test
    void eachMutexIsTakenBeforeTheFormerIsGivenUp() {
        Stage stage = new Stage(costless(10 * Specs.MILLIS));
        List<StageClient> clients = arriveEveryMilli(stage, 5);
        stage.until(5 * Specs.MILLIS);
        assertThat(clients)
                .extracting(client -> client.session().phase())
                .containsExactly(Phase.ENGINE_COMMIT, Phase.AFTER_SYNC, Phase.AFTER_SYNC, Phase.QUEUE, Phase.QUEUE);
        assertThat(stage.source().binlog().written()).isEqualTo(3);

        stage.until(Specs.SECONDS);
        // The last two are one group, which commits for 20 ms.
        assertThat(clients).extracting(this::answeredMillis).containsExactly(10L, 20L, 30L, 50L, 50L);
        assertThat(stage.status("Binlog_group_commits")).isEqualTo(4);
    }

    /** C5 before C6 before C7: published, then acknowledged by the replica, then visible, then OK. */
    @Test
    void underAfterSyncAWaitingTransactionIsPublishedAndNotVisible() {
        Stage stage = heldUp("AFTER_SYNC");
        StageClient client = stage.client().commit(89, 31);
        stage.pass(Specs.SECONDS);
        Binlog log = stage.source().binlog();
        assertThat(log.published()).isEqualTo(1);
        assertThat(log.has(0, Binlog.VISIBLE)).isFalse();

        stage.link().restore();
        stage.pass(Specs.SECONDS);
        assertThat(log.has(0, Binlog.VISIBLE)).isTrue();
        assertThat(log.has(0, Binlog.ACKNOWLEDGED)).isTrue();
        assertThat(client.answered()).isTrue();
    }

    /** Spec 2.4: others see the row before the ACK, locks are free, and groups do not keep each other out. */
    @Test
    void underAfterCommitAWaitingTransactionIsVisibleAndBlocksNobody() {
        Stage stage = heldUp("AFTER_COMMIT");
        List<StageClient> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(stage.client().commitRows(7));
            stage.pass(10 * Specs.MILLIS);
        }
        Binlog log = stage.source().binlog();
        assertThat(log.written()).isEqualTo(5);
        assertThat(log.has(4, Binlog.VISIBLE)).isTrue();
        assertThat(log.has(0, Binlog.ACKNOWLEDGED)).isFalse();
        assertThat(clients).noneMatch(StageClient::answered);
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(5);
    }

    /**
     * The leader of a group waits for one transaction after the other (spec 2.4): each of three ACKs that come one by one
     * ends a wait; where the ACK is there already, there is none.
     */
    @Test
    void theLeaderWaitsOncePerTransactionOfItsGroup() {
        Stage stage = heldUp("AFTER_SYNC");
        SemiSync semiSync = stage.source().semiSync();
        StageClient first = stage.client().commit(89, 31);
        stage.pass(Specs.MILLIS);
        // A second group, of one, and then a third, of three.
        stage.client().commit(89, 31);
        stage.pass(Specs.MILLIS);
        List<StageClient> group = List.of(stage.client(), stage.client(), stage.client());
        group.forEach(client -> client.commit(89, 31));
        stage.pass(Specs.MILLIS);
        semiSync.acked(0, 1);
        stage.pass(Specs.MILLIS);
        assertThat(first.answered()).isTrue();
        // One wait for the first; the ACK of the second was there before its leader came to wait.
        assertThat(stage.semiSync("tx_waits")).isEqualTo(1);
        assertThat(stage.semiSync("yes_tx")).isEqualTo(2);
        assertThat(stage.source().binlog().written()).isEqualTo(5);

        semiSync.acked(0, 2);
        semiSync.acked(0, 3);
        stage.pass(Specs.MILLIS);
        assertThat(group).noneMatch(StageClient::answered);
        assertThat(stage.semiSync("tx_waits")).isEqualTo(3);
        semiSync.acked(0, 4);
        stage.pass(Specs.MILLIS);
        assertThat(group).allMatch(StageClient::answered);
        assertThat(stage.semiSync("yes_tx")).isEqualTo(5);
        assertThat(stage.semiSync("tx_waits")).isEqualTo(4);
    }

    private static Stage heldUp(String waitPoint) {
        Specs specs = costless(0).semiSync(waitPoint);
        specs.replicated = true;
        Stage stage = new Stage(specs).until(Specs.SECONDS);
        stage.link().cut(LinkState.HELD);
        return stage;
    }

    private static List<StageClient> arriveEveryMilli(Stage stage, int count) {
        List<StageClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(stage.until(i * Specs.MILLIS).client().commit(89, 31));
        }
        return clients;
    }

    /** Rounded down: a sync also takes half a nanosecond per byte. */
    private long answeredMillis(StageClient client) {
        return client.answeredNanos() / Specs.MILLIS;
    }

    private static Specs costless(long engineCommit) {
        Specs specs = new Specs();
        specs.replicated = false;
        specs.hardware = new Hardware(
                new Distribution.Constant(0),
                0,
                0,
                0,
                0,
                0,
                0,
                engineCommit,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                Kernel.FREE);
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        return specs;
    }
}
