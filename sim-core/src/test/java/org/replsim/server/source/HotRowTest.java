package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.Specs;
import org.replsim.run.WorkloadRecord;
import org.replsim.server.ServerVariable;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;

/** What contention for rows costs, against formulas of the steps' times (spec 1.1: locks are kept through C6). */
class HotRowTest {

    private static final int CLIENTS = 20;

    /** The row is locked from the statement to the engine commit, which comes after the ACK. */
    @Test
    void underAfterSyncAHotRowIsLockedThroughTheAck() {
        Specs specs = oneHotRow().semiSync("AFTER_SYNC");
        Steps steps = new Steps(specs);
        double locked = steps.local() - steps.reply() + steps.acknowledge();
        assertThat(throughput(specs) * locked / 1e9).isEqualTo(1, within(1e-3));
    }

    /** The engine commit frees the row, and the ACK is waited for without it. */
    @Test
    void underAfterCommitAHotRowIsFreeAfterTheLocalCommit() {
        Specs specs = oneHotRow().semiSync("AFTER_COMMIT");
        Steps steps = new Steps(specs);
        double locked = steps.local() - steps.reply();
        assertThat(throughput(specs) * locked / 1e9).isEqualTo(1, within(1e-3));
    }

    /** Transactions of several hot rows taken in any order: victims try again, nobody is lost, the books balance. */
    @Test
    void deadlocksAreBrokenAndTriedAgain() {
        Specs specs = new Specs();
        specs.clients = CLIENTS;
        specs.rows = new IntRange(3, 3);
        specs.hot = new HotRows(10, 0, 1);
        specs.replicated = false;
        specs.duration = 5 * Specs.SECONDS;
        RunRecord record = Run.execute(specs.spec());
        WorkloadRecord clients = Specs.clientsOf(record);
        assertThat(clients.deadlocks()).isPositive();
        assertThat(clients.lockTimeouts()).isZero();
        assertThat(clients.commits()).isGreaterThan(1_000);
        assertThat(clients.littleResidual()).isLessThan(0.01);
    }

    /** Without detection the same load stalls until waits time out, and goes on. */
    @Test
    void withoutDetectionDeadlocksTimeOut() {
        Specs specs = new Specs();
        specs.clients = CLIENTS;
        specs.rows = new IntRange(3, 3);
        specs.hot = new HotRows(10, 0, 1);
        specs.replicated = false;
        specs.duration = 20 * Specs.SECONDS;
        specs.source.set(ServerVariable.INNODB_DEADLOCK_DETECT, 0);
        specs.source.set(ServerVariable.INNODB_LOCK_WAIT_TIMEOUT, 1);
        WorkloadRecord clients = Specs.clientsOf(Run.execute(specs.spec()));
        assertThat(clients.deadlocks()).isZero();
        assertThat(clients.lockTimeouts()).isPositive();
        assertThat(clients.commits()).isPositive();
    }

    private static double throughput(Specs specs) {
        WorkloadRecord clients = Specs.clientsOf(Run.execute(specs.spec()));
        assertThat(clients.deadlocks()).isZero();
        return clients.throughput();
    }

    private static Specs oneHotRow() {
        Specs specs = new Specs();
        specs.hardware = Specs.STEADY;
        specs.replica.set(ServerVariable.SYNC_RELAY_LOG, 0);
        specs.clients = CLIENTS;
        specs.hot = new HotRows(1, 0, 1);
        specs.duration = 6 * Specs.SECONDS;
        return specs;
    }
}
