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
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;

/** The three stages of MySQL's group commit (spec 1.2, 2.2, 2.4, 2.8), by hand-worked cases. */
class MySqlCommitPipelineTest {

    /**
     * Redo and binary-log syncs of 10 ms each. The first is in FLUSH from 0 to 10 ms and in SYNC from 10 to 20; the three that
     * came meanwhile are in FLUSH from 10 to 20, while the first is synced, and in SYNC from 20 to 30.
     */
    @Test
    void stagesOverlapAndTheRedoLogIsSyncedOncePerFlushQueue() {
        Specs specs = costless();
        specs.fsync = new Distribution.Constant(10 * Specs.MILLIS);
        specs.source.set(ServerVariable.SYNC_BINLOG, 1);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 1);
        Stage stage = new Stage(specs);
        List<StageClient> clients = arriveEveryMilli(stage, 4);
        stage.until(Specs.SECONDS);

        assertThat(clients).extracting(MySqlCommitPipelineTest::answeredMillis).containsExactly(20L, 30L, 30L, 30L);
        assertThat(stage.cluster.host("a").disk().syncs()).isEqualTo(2 + 2);
    }

    /** Spec 1.2: with sync_binlog = 1 dump threads may read after the sync, with any other value after the flush. */
    @Test
    void whenTheDumpThreadMayReadDependsOnSyncBinlog() {
        for (int every : new int[] {1, 2}) {
            Specs specs = costless();
            specs.fsync = new Distribution.Constant(10 * Specs.MILLIS);
            specs.source.set(ServerVariable.SYNC_BINLOG, every);
            specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
            Stage stage = new Stage(specs);
            stage.client().commit(89, 31);
            stage.until(5 * Specs.MILLIS);
            assertThat(stage.source().binlog().written()).isEqualTo(1);
            assertThat(stage.source().binlog().published()).isEqualTo(every == 1 ? 0 : 1);
        }
    }

    /** Unlike MariaDB, where two of three are written: while one queue waits in COMMIT the others are flushed and synced. */
    @Test
    void underAfterSyncLaterGroupsAreWrittenWhileTheFirstWaits() {
        Stage stage = heldUp("AFTER_SYNC");
        List<StageClient> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(stage.client().commit(89, 31));
            stage.pass(10 * Specs.MILLIS);
        }
        Binlog log = stage.source().binlog();
        assertThat(log.written()).isEqualTo(3);
        assertThat(log.has(0, Binlog.VISIBLE)).isFalse();

        stage.link().restore();
        stage.pass(Specs.SECONDS);
        assertThat(clients).allMatch(StageClient::answered);
        // One wait for the first queue; the other two were absorbed into one queue, which waits once.
        assertThat(stage.semiSync("yes_tx")).isEqualTo(2);
        assertThat(stage.semiSync("no_tx")).isZero();
    }

    /** Under AFTER_COMMIT the rows are visible, and the leader's hook runs for each session of its queue in turn. */
    @Test
    void underAfterCommitAQueueIsAnsweredTogether() {
        Stage stage = heldUp("AFTER_COMMIT");
        List<StageClient> clients = List.of(stage.client(), stage.client(), stage.client());
        clients.forEach(client -> client.commit(89, 31));
        stage.pass(Specs.MILLIS);
        assertThat(stage.source().binlog().has(2, Binlog.VISIBLE)).isTrue();
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(1);

        stage.link().restore();
        stage.pass(Specs.SECONDS);
        assertThat(clients)
                .extracting(StageClient::answeredNanos)
                .containsOnly(clients.get(0).answeredNanos());
        assertThat(stage.semiSync("yes_tx")).isEqualTo(3);
    }

    /** Spec 2.2: one node per flush group, so only the group's last event asks for an ACK. */
    @Test
    void aGroupHasOneAckAtItsEnd() {
        Specs specs = costless().semiSync("AFTER_SYNC");
        specs.replicated = true;
        Stage stage = new Stage(specs).until(Specs.SECONDS);
        List<StageClient> clients = List.of(stage.client(), stage.client(), stage.client());
        clients.forEach(client -> client.commit(89, 31));
        stage.pass(Specs.SECONDS);
        assertThat(clients).allMatch(StageClient::answered);
        assertThat(stage.semiSync("net_waits")).isEqualTo(1);
        assertThat(stage.semiSync("yes_tx")).isEqualTo(1);
    }

    /** Spec 2.7: with wait_no_slave OFF too few replicas switch the status OFF, where MariaDB's stays ON. */
    @Test
    void withoutClientsTheStatusIsOff() {
        Specs specs = costless().semiSync("AFTER_SYNC");
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, 0);
        Stage stage = new Stage(specs).until(Specs.MILLIS);
        assertThat(stage.semiSync("status")).isZero();
        StageClient client = stage.client().commit(89, 31);
        stage.pass(Specs.MILLIS);
        assertThat(client.answered()).isTrue();
        assertThat(stage.semiSync("no_tx")).isEqualTo(1);
    }

    /** Spec 1.2: the sync stage waits for binlog_group_commit_sync_delay, or until enough have queued. */
    @Test
    void theSyncDelayEndsByTimeOrByCount() {
        Specs specs = costless();
        specs.source.set(ServerVariable.BINLOG_GROUP_COMMIT_SYNC_DELAY, 10_000);
        specs.source.set(ServerVariable.BINLOG_GROUP_COMMIT_SYNC_NO_DELAY_COUNT, 3);
        Stage stage = new Stage(specs);
        StageClient alone = stage.client().commit(89, 31);
        stage.until(20 * Specs.MILLIS);
        assertThat(answeredMillis(alone)).isEqualTo(10);

        List<StageClient> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(stage.client().commit(89, 31));
            stage.pass(Specs.MILLIS);
        }
        assertThat(three).extracting(MySqlCommitPipelineTest::answeredMillis).containsOnly(22L);
    }

    private static Stage heldUp(String waitPoint) {
        Specs specs = costless().semiSync(waitPoint);
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
    private static long answeredMillis(StageClient client) {
        return client.answeredNanos() / Specs.MILLIS;
    }

    private static Specs costless() {
        Specs specs = new Specs();
        specs.profile = ServerProfile.MYSQL_8_0;
        specs.replicated = false;
        specs.hardware = new Hardware(
                new Distribution.Constant(0),
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
