package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.conformance.Stage;
import org.replsim.conformance.StageClient;
import org.replsim.engine.random.Distribution;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** binlog_commit_wait_count and binlog_commit_wait_usec (spec 1.2), by hand-worked cases in which nothing else takes time. */
class GroupDelayTest {

    @Test
    void theGroupGoesWhenEnoughAreQueued() {
        Stage stage = delayed(3, 300_000);
        StageClient[] clients = {client(stage, 0, 1), client(stage, 5, 2), client(stage, 9, 3)};
        stage.until(Specs.SECONDS);
        for (StageClient client : clients) {
            assertThat(client.answeredNanos()).isEqualTo(9 * Specs.MILLIS);
        }
        assertThat(stage.status("Binlog_group_commits")).isEqualTo(1);
        assertThat(triggers(stage)).isEqualTo("1/0/0");
    }

    @Test
    void theGroupGoesWhenTheTimeOfItsLeaderIsOver() {
        Stage stage = delayed(3, 20_000);
        StageClient leader = client(stage, 1, 1);
        StageClient follower = client(stage, 8, 2);
        stage.until(Specs.SECONDS);
        assertThat(leader.answeredNanos()).isEqualTo(21 * Specs.MILLIS);
        assertThat(follower.answeredNanos()).isEqualTo(21 * Specs.MILLIS);
        assertThat(stage.status("Binlog_group_commits")).isEqualTo(1);
        assertThat(triggers(stage)).isEqualTo("0/1/0");
    }

    @Test
    void theGroupGoesWhenAQueuedTransactionHoldsARowThatAnotherNeeds() {
        Stage stage = delayed(3, 100_000);
        StageClient holder = client(stage, 0, 1);
        StageClient needy = client(stage, 5, 1);
        stage.until(Specs.SECONDS);
        assertThat(holder.answeredNanos()).isEqualTo(5 * Specs.MILLIS);
        // It got the row at 5 ms, became a leader itself, and nobody came.
        assertThat(needy.answeredNanos()).isEqualTo(105 * Specs.MILLIS);
        assertThat(triggers(stage)).isEqualTo("0/1/1");
    }

    /** The row was wanted before its holder came to the queue: the leader does not begin to wait. */
    @Test
    void aLeaderWhoseRowIsWantedAlreadyDoesNotWait() {
        Stage stage = delayed(3, 100_000);
        StageClient first = client(stage, 0, 9);
        StageClient second = stage.until(Specs.MILLIS).client().commitRows(1, 9);
        // Its wait for row 9 has let the first go at 1 ms; now it is itself the leader, and row 1 gets wanted.
        StageClient third = stage.until(2 * Specs.MILLIS).client().commitRows(2, 1);
        StageClient fourth = stage.client().commitRows(2);
        stage.until(Specs.SECONDS);
        assertThat(first.answeredNanos()).isEqualTo(Specs.MILLIS);
        assertThat(second.answeredNanos()).isEqualTo(2 * Specs.MILLIS);
        // The third got row 1 at 2 ms, when the fourth waited for its row 2 already.
        assertThat(third.answeredNanos()).isEqualTo(2 * Specs.MILLIS);
        assertThat(fourth.answeredNanos()).isEqualTo(102 * Specs.MILLIS);
        assertThat(triggers(stage)).isEqualTo("0/1/3");
    }

    /** Statements of 1 ms: the leader is queued at 1 ms, one whose row is wanted since 0.6 ms joins it at 1.3 ms. */
    @Test
    void theGroupGoesWhenOneJoinsWhoseRowIsWantedAlready() {
        Stage stage = delayed(3, 100_000, Specs.MILLIS);
        StageClient leader = stage.client().commitRows(50);
        StageClient holder = stage.until(300 * Specs.MICROS).client().commitRows(1);
        StageClient needy = stage.until(600 * Specs.MICROS).client().commitRows(1);
        stage.until(Specs.SECONDS);
        assertThat(leader.answeredNanos()).isEqualTo(1_300 * Specs.MICROS);
        assertThat(holder.answeredNanos()).isEqualTo(1_300 * Specs.MICROS);
        assertThat(needy.answeredNanos()).isEqualTo(102_300 * Specs.MICROS);
        assertThat(triggers(stage)).isEqualTo("0/1/1");
    }

    @Test
    void aCountOfOneNeverWaits() {
        Stage stage = delayed(1, 100_000);
        StageClient client = client(stage, 3, 1);
        stage.until(Specs.SECONDS);
        assertThat(client.tookNanos()).isZero();
        assertThat(triggers(stage)).isEqualTo("1/0/0");
    }

    @Test
    void noTimeToWaitIsATimeoutAtOnce() {
        Stage stage = delayed(2, 0);
        StageClient client = client(stage, 3, 1);
        stage.until(Specs.SECONDS);
        assertThat(client.tookNanos()).isZero();
        assertThat(triggers(stage)).isEqualTo("0/1/0");
    }

    @Test
    void aCountOfZeroIsOff() {
        Stage stage = delayed(0, 100_000);
        StageClient client = client(stage, 3, 1);
        stage.until(Specs.SECONDS);
        assertThat(client.tookNanos()).isZero();
        assertThat(triggers(stage)).isEqualTo("0/0/0");
    }

    private static StageClient client(Stage stage, long atMillis, long row) {
        return stage.until(atMillis * Specs.MILLIS).client().commitRows(row);
    }

    /** Groups that went by count, by time and by a lock wait. */
    private static String triggers(Stage stage) {
        return stage.status("Binlog_group_commit_trigger_count") + "/"
                + stage.status("Binlog_group_commit_trigger_timeout") + "/"
                + stage.status("Binlog_group_commit_trigger_lock_wait");
    }

    private static Stage delayed(long count, long usec) {
        return delayed(count, usec, 0);
    }

    private static Stage delayed(long count, long usec, long statement) {
        Specs specs = new Specs();
        specs.hardware = new Hardware(
                new Distribution.Constant(statement),
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
        specs.replicated = false;
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.source.set(ServerVariable.BINLOG_COMMIT_WAIT_COUNT, count);
        specs.source.set(ServerVariable.BINLOG_COMMIT_WAIT_USEC, usec);
        return new Stage(specs);
    }
}
