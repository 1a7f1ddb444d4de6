package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.conformance.Stage;
import org.replsim.conformance.StageClient;
import org.replsim.engine.random.Distribution;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/**
 * Row locks by hand-worked cases. Executing a statement takes 1 ms, an engine commit 9 ms, all else nothing; so a
 * transaction keeps its rows for 10 ms from the moment it has the last of them.
 */
class RowLocksTest {

    private static final long HELD = 10 * Specs.MILLIS;
    private static final long GATE = 99;

    @Test
    void whoeverComesFirstIsServedFirst() {
        Stage stage = stage(64);
        List<StageClient> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(stage.until(i * Specs.MILLIS).client().commitRows(7));
        }
        stage.until(Specs.SECONDS);
        for (int i = 0; i < 5; i++) {
            assertThat(clients.get(i).answeredNanos()).isEqualTo((i + 1) * HELD);
        }
    }

    @Test
    void otherRowsAreNotWaitedFor() {
        Stage stage = stage(64);
        StageClient one = stage.client().commitRows(1, 2, 3);
        // A row that is named twice is locked once; -1 is a new row that nobody else can touch.
        StageClient other = stage.client().commitRows(4, 4, -1);
        StageClient another = stage.client().commitRows(-1);
        stage.until(Specs.SECONDS);
        assertThat(List.of(one, other, another)).allMatch(client -> client.errno() == 0);
        // Their engine commits are in order: all three began at 1 ms.
        assertThat(another.tookNanos()).isEqualTo(Specs.MILLIS + 9 * 3 * Specs.MILLIS);
    }

    /**
     * A holds row 1 and waits at the gate; B holds row 2 and waits for row 1. The gate opens at 10 ms, A wants row 2: a
     * cycle. B has fewer rows and is the victim; A goes on at that very instant.
     */
    @Test
    void ofTwoInADeadlockTheOneWithFewerRowsIsTheVictim() {
        Stage stage = stage(64);
        stage.client().commitRows(GATE);
        StageClient a = stage.client().commitRows(1, GATE, 2);
        StageClient b = stage.client().commitRows(2, 1);
        stage.until(HELD - 1);
        assertThat(b.answered()).isFalse();
        stage.until(Specs.SECONDS);
        assertThat(b.errno()).isEqualTo(1213);
        assertThat(b.answeredNanos()).isEqualTo(HELD);
        assertThat(a.errno()).isZero();
        assertThat(a.answeredNanos()).isEqualTo(2 * HELD);
    }

    /** The victim's rows are free at once, so it can begin anew behind the other. */
    @Test
    void theVictimTriesAgainAndGetsItsRows() {
        Stage stage = stage(64);
        stage.client().commitRows(GATE);
        StageClient a = stage.client().commitRows(1, GATE, 2);
        StageClient b = stage.client().commitRows(2, 1);
        stage.until(HELD + Specs.MILLIS);
        assertThat(b.errno()).isEqualTo(1213);
        b.commitRows(2, 1);
        stage.until(Specs.SECONDS);
        assertThat(a.answeredNanos()).isEqualTo(2 * HELD);
        assertThat(b.errno()).isZero();
        assertThat(b.answeredNanos()).isEqualTo(3 * HELD);
    }

    /** Rows that were inserted count as changed, although no other session ever waits for them. */
    @Test
    void insertedRowsCountInTheChoiceOfTheVictim() {
        Stage stage = stage(64);
        stage.client().commitRows(GATE);
        StageClient a = stage.client().commitRows(1, GATE, 2);
        StageClient b = stage.client().commitRows(-1, -1, -1, 2, 1);
        stage.until(Specs.SECONDS);
        assertThat(a.errno()).isEqualTo(1213);
        assertThat(a.answeredNanos()).isEqualTo(HELD);
        assertThat(b.errno()).isZero();
    }

    /** A waits for B, B for C, C for A; C has changed the fewest rows. */
    @Test
    void aCycleOfThreeIsFound() {
        Stage stage = stage(64);
        stage.client().commitRows(GATE);
        StageClient a = stage.client().commitRows(1, GATE, 2);
        StageClient c = stage.client().commitRows(3, 1);
        StageClient b = stage.client().commitRows(20, 2, 3);
        stage.until(HELD - 1);
        assertThat(List.of(a, b, c)).noneMatch(StageClient::answered);
        stage.until(Specs.SECONDS);
        assertThat(c.errno()).isEqualTo(1213);
        assertThat(c.answeredNanos()).isEqualTo(HELD);
        // C's row 3 goes to B, which commits; then its row 2 goes to A.
        assertThat(b.answeredNanos()).isEqualTo(2 * HELD);
        assertThat(a.answeredNanos()).isEqualTo(3 * HELD);
    }

    /** A chain is no cycle: all get their turn. */
    @Test
    void aChainOfThreeIsNoDeadlock() {
        Stage stage = stage(64);
        StageClient a = stage.client().commitRows(1);
        StageClient b = stage.client().commitRows(2, 1);
        StageClient c = stage.client().commitRows(3, 2);
        stage.until(Specs.SECONDS);
        assertThat(List.of(a, b, c)).extracting(StageClient::answeredNanos).containsExactly(HELD, 2 * HELD, 3 * HELD);
    }

    @Test
    void aWaitEndsExactlyAtInnodbLockWaitTimeout() {
        Stage stage = stage(64);
        setTimeout(stage, 2);
        occupy(stage);
        StageClient early = stage.until(100 * Specs.MILLIS).client().commitRows(5, GATE);
        StageClient late = stage.until(300 * Specs.MILLIS).client().commitRows(6, GATE);
        stage.until(10 * Specs.SECONDS);
        assertThat(List.of(early, late)).allMatch(client -> client.errno() == 1205);
        assertThat(early.tookNanos()).isEqualTo(2 * Specs.SECONDS);
        assertThat(late.tookNanos()).isEqualTo(2 * Specs.SECONDS);
    }

    /** The time-out of a wait is the one in force when it began. */
    @Test
    void aLaterWaitWithAShorterTimeoutEndsFirst() {
        Stage stage = stage(64);
        setTimeout(stage, 50);
        occupy(stage);
        StageClient patient = stage.client().commitRows(GATE);
        setTimeout(stage, 1);
        StageClient hasty = stage.until(Specs.SECONDS).client().commitRows(GATE);
        stage.until(100 * Specs.SECONDS);
        assertThat(hasty.tookNanos()).isEqualTo(Specs.SECONDS);
        assertThat(patient.tookNanos()).isEqualTo(50 * Specs.SECONDS);
    }

    /** Who gives up leaves the queue, and its own rows to others. */
    @Test
    void aTimedOutSessionGivesItsRowsBack() {
        Stage stage = stage(64);
        setTimeout(stage, 1);
        occupy(stage);
        StageClient loser = stage.client().commitRows(5, GATE);
        StageClient winner = stage.until(500 * Specs.MILLIS).client().commitRows(5);
        stage.until(10 * Specs.SECONDS);
        assertThat(loser.errno()).isEqualTo(1205);
        assertThat(winner.errno()).isZero();
        assertThat(winner.answeredNanos()).isEqualTo(loser.answeredNanos() + HELD);
    }

    /** Without detection the cycle stands until the wait that began first, B's, times out. */
    @Test
    void withoutDetectionADeadlockIsLeftToTheTimeout() {
        Stage stage = stage(64);
        setTimeout(stage, 3);
        stage.source().server().variables().set(ServerVariable.INNODB_DEADLOCK_DETECT, 0);
        stage.client().commitRows(GATE);
        StageClient a = stage.client().commitRows(1, GATE, 2);
        StageClient b = stage.client().commitRows(2, 1);
        stage.until(10 * Specs.SECONDS);
        assertThat(b.errno()).isEqualTo(1205);
        assertThat(b.answeredNanos()).isEqualTo(3 * Specs.SECONDS);
        assertThat(a.errno()).isZero();
        assertThat(a.answeredNanos()).isEqualTo(3 * Specs.SECONDS + HELD);
    }

    /** On one core: while many sessions wait for a row, another's statement runs as if it were alone. */
    @Test
    void aSessionThatWaitsForALockGivesUpItsCore() {
        Stage stage = stage(1);
        occupy(stage);
        for (int i = 0; i < 10; i++) {
            stage.client().commitRows(GATE);
        }
        stage.pass(100 * Specs.MILLIS);
        StageClient other = stage.client().commitRows(1);
        stage.pass(Specs.MILLIS);
        assertThat(other.session().phase()).isEqualTo(Phase.ENGINE_COMMIT);
    }

    /** An open transaction has the gate for ever: after its first statement its client says no more. */
    private static void occupy(Stage stage) {
        int number = stage.cluster.transactions().add(new TwoStatements());
        Session session = stage.source().connect(new SilentClient());
        session.begin(TransactionId.of(number, 0, 0));
        stage.pass(Specs.MILLIS);
        assertThat(session.phase()).isEqualTo(Phase.CLIENT);
    }

    private static void setTimeout(Stage stage, long seconds) {
        stage.source().server().variables().set(ServerVariable.INNODB_LOCK_WAIT_TIMEOUT, seconds);
    }

    private static Stage stage(int cores) {
        Specs specs = new Specs();
        specs.replicated = false;
        specs.cores = cores;
        specs.hardware = new Hardware(
                new Distribution.Constant(Specs.MILLIS),
                0,
                0,
                0,
                0,
                0,
                0,
                9 * Specs.MILLIS,
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
        return new Stage(specs);
    }

    /** Two statements that change the gate. */
    private static final class TwoStatements implements TransactionSource {

        @Override
        public void shape(long id, Shape shape) {
            shape.rows(2, 2, 10, 10);
        }

        @Override
        public long statementBits(long id, int statement) {
            return 0;
        }

        @Override
        public long key(long id, int row) {
            return GATE;
        }
    }
}
