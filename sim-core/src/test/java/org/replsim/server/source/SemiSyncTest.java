package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.conformance.Stage;
import org.replsim.run.Specs;

/** Waits and ACKs in the semi-sync block alone, against spec 2.3, 2.5 and 2.10: what is written, waited for and acknowledged is made up. */
class SemiSyncTest {

    private final SemiSyncBench bench = new SemiSyncBench();
    private final Stage stage = bench.stage;
    private final SemiSync semiSync = bench.semiSync;

    /** 2.5: deadline = entry into the wait + time-out; at the first one everybody wakes, whatever time it had left. */
    @Test
    void oneTimeoutFreesEverybodyAndSwitchesOff() {
        bench.timeout(1_000);
        semiSync.written(2, 3);
        bench.await(0);
        bench.at(300);
        bench.await(1);
        bench.at(600);
        bench.await(2);
        bench.at(5_000);
        assertThat(bench.releasedMillis).containsExactly(1_000L, 1_000L, 1_000L);
        assertThat(semiSync.on()).isFalse();
        assertThat(stage.yesNoTimes()).isEqualTo("0/3/1");
        // The one whose deadline it was did not wait in this sense; the others did for 700 and 400 ms.
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(stage.semiSync("tx_wait_time")).isEqualTo(1_100_000);
        assertThat(stage.semiSync("tx_avg_wait_time")).isEqualTo(550_000);
        assertThat(semiSync.offNanos()).isEqualTo(4_000 * Specs.MILLIS);
    }

    /** 2.5: what was answered in time does not count; the next deadline is that of the next wait. */
    @Test
    void anAnsweredWaitNeverTimesOut() {
        bench.timeout(1_000);
        semiSync.written(1, 2);
        bench.await(0);
        bench.at(500);
        bench.await(1);
        bench.at(900);
        semiSync.acked(0);
        bench.at(1_499);
        assertThat(semiSync.on()).isTrue();
        bench.at(1_500);
        assertThat(bench.releasedMillis).containsExactly(900L, 1_500L);
        assertThat(stage.yesNoTimes()).isEqualTo("1/1/1");
    }

    /** 2.5: a time-out of 0 ends the wait at the instant it begins. */
    @Test
    void aTimeoutOfZeroSwitchesOffAtTheFirstCommit() {
        bench.timeout(0);
        bench.at(7);
        semiSync.written(0, 1);
        assertThat(bench.await(0)).isTrue();
        stage.pass(0);
        assertThat(bench.releasedMillis).containsExactly(7L);
        assertThat(stage.yesNoTimes()).isEqualTo("0/1/1");
    }

    /** The time-out of a wait is fixed when it begins; a shorter one that is set later frees everybody earlier. */
    @Test
    void aTimeoutThatIsChangedHoldsForLaterWaits() {
        bench.timeout(10_000);
        semiSync.written(2, 3);
        bench.await(0);
        bench.timeout(500);
        bench.at(1_000);
        assertThat(bench.releasedMillis).isEmpty();
        bench.await(1);
        bench.at(1_200);
        bench.timeout(60_000);
        bench.await(2);
        bench.at(1_500);
        assertThat(bench.releasedMillis).containsExactly(1_500L, 1_500L, 1_500L);
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(stage.semiSync("tx_wait_time")).isEqualTo(1_500_000 + 300_000);
    }

    /** 2.3 step 5: an ACK releases all at or before it; 2.10: microseconds, each rounded down, and the floor of the mean. */
    @Test
    void anAckReleasesAllUpToItsPosition() {
        semiSync.written(3, 4);
        bench.await(0);
        stage.until(999_999);
        bench.await(1);
        bench.await(2);
        bench.await(3);
        stage.until(2_000_500);
        semiSync.acked(2);
        assertThat(bench.releasedMillis).hasSize(3);
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(1);
        assertThat(stage.yesNoTimes()).isEqualTo("3/0/0");
        assertThat(stage.semiSync("tx_waits")).isEqualTo(3);
        // 2000.5, 1000.501 and 1000.501 microseconds.
        assertThat(stage.semiSync("tx_wait_time")).isEqualTo(4_000);
        assertThat(stage.semiSync("tx_avg_wait_time")).isEqualTo(1_333);
    }

    /** 2.10: an ACK that is there already counts yes_tx but no wait. */
    @Test
    void anAckThatCameFirstIsNoWait() {
        semiSync.written(0, 1);
        semiSync.acked(0);
        assertThat(bench.await(0)).isFalse();
        assertThat(stage.yesNoTimes()).isEqualTo("1/0/0");
        assertThat(stage.semiSync("tx_waits")).isZero();
        assertThat(stage.semiSync("get_ack")).isEqualTo(1);
    }

    /** 2.3 step 5, case 17: one ACK of any replica suffices; a later one changes nothing but get_ack. */
    @Test
    void aSecondReplicasAckOnlyCounts() {
        semiSync.written(0, 1);
        bench.await(0);
        semiSync.acked(0);
        semiSync.acked(0);
        assertThat(stage.yesNoTimes()).isEqualTo("1/0/0");
        assertThat(stage.semiSync("get_ack")).isEqualTo(2);
    }

    /** 2.10: a wait for a position at or before the smallest that is waited for. */
    @Test
    void goingBackInThePositionsIsCounted() {
        semiSync.written(5, 6);
        bench.await(3);
        bench.await(4);
        assertThat(stage.semiSync("wait_pos_backtraverse")).isZero();
        bench.await(3);
        bench.await(1);
        assertThat(stage.semiSync("wait_pos_backtraverse")).isEqualTo(2);
        semiSync.acked(2);
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(3);
        semiSync.acked(4);
        assertThat(stage.semiSync("wait_sessions")).isZero();
        assertThat(stage.semiSync("yes_tx")).isEqualTo(4);
    }

    /** 2.9, case 9: FLUSH STATUS resets yes_tx, no_tx and no_times only. */
    @Test
    void flushStatusResetsThreeCounters() {
        semiSync.dumpStarted(0);
        semiSync.written(0, 1);
        bench.flags(0, 1);
        bench.await(0);
        bench.at(3);
        semiSync.acked(0);
        semiSync.written(1, 1);
        bench.await(1);
        bench.at(60_000);
        assertThat(stage.yesNoTimes()).isEqualTo("1/1/1");

        stage.source().flushStatus();
        assertThat(stage.yesNoTimes()).isEqualTo("0/0/0");
        assertThat(stage.semiSync("tx_waits")).isEqualTo(1);
        assertThat(stage.semiSync("tx_wait_time")).isEqualTo(3_000);
        assertThat(stage.semiSync("net_waits")).isEqualTo(1);
        assertThat(stage.semiSync("get_ack")).isEqualTo(1);
        assertThat(stage.semiSync("request_ack")).isEqualTo(2);
        assertThat(stage.semiSync("status")).isZero();
        assertThat(stage.semiSync("clients")).isEqualTo(1);
    }

    /** MariaDB 10.3 and later never count them (2.10). */
    @Test
    void netWaitTimeIsAlwaysZero() {
        assertThat(stage.semiSync("net_wait_time")).isZero();
        assertThat(stage.semiSync("net_avg_wait_time")).isZero();
        assertThat(stage.semiSync("timefunc_failures")).isZero();
    }
}
