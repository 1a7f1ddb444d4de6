package org.replsim.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Gtid;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** Case 57 of the replication semantics (measured): a deliberate commit group of three. */
class CommitGroupCaseTest {

    @Test
    void case57CommitGroupOfThree() {
        Stage stage = commitThree(delayed(new Specs()));
        assertThat(stage.status("Binlog_commits")).isEqualTo(3);
        assertThat(stage.status("Binlog_group_commits")).isEqualTo(1);
        assertThat(stage.status("Binlog_group_commit_trigger_count")).isEqualTo(1);
        assertThat(stage.status("Binlog_group_commit_trigger_timeout")).isZero();
        Binlog log = stage.source().binlog();
        assertThat(List.of(0L, 1L, 2L))
                .extracting(row -> log.files().positionOf(log.endOffset(row)))
                .containsExactly(506L, 670L, 834L);
        // One commit id for all three: its GTID events are the long ones, and 44 + 89 + 31 = 164.
        assertThat(List.of(0L, 1L, 2L)).allMatch(row -> log.has(row, Binlog.GROUPED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_COMMIT", "AFTER_SYNC"})
    void case57WithSemiSync(String waitPoint) {
        Stage stage = commitThree(delayed(new Specs().semiSync(waitPoint)));
        assertThat(stage.yesNoTimes()).isEqualTo("3/0/0");
        assertThat(stage.semiSync("get_ack")).isEqualTo(3);
        if (waitPoint.equals("AFTER_COMMIT")) {
            assertThat(stage.semiSync("tx_waits")).isEqualTo(3);
        } else {
            assertThat(stage.semiSync("tx_waits")).isBetween(1L, 3L);
        }
    }

    private static Specs delayed(Specs specs) {
        specs.source.set(ServerVariable.BINLOG_COMMIT_WAIT_COUNT, 3);
        specs.source.set(ServerVariable.BINLOG_COMMIT_WAIT_USEC, 300_000);
        return specs;
    }

    private static Stage commitThree(Specs specs) {
        Stage stage = new Stage(specs).until(Specs.SECONDS);
        // The file of the measured run began at 342: something had been logged before it.
        stage.source().server().gtids().logged().add(Gtid.origin(0, 1), 1);
        stage.source().binlog().files().rotate();
        assertThat(stage.position()).isEqualTo("mysql-bin.000002:342");
        List<StageClient> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(stage.client().commit(89, 31));
        }
        stage.pass(100 * Specs.MILLIS);
        assertThat(clients).allMatch(client -> client.answered() && client.errno() == 0);
        assertThat(stage.position()).isEqualTo("mysql-bin.000002:834");
        return stage;
    }
}
