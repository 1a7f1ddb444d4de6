package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.conformance.Stage;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** The semi-sync block alone, row by row of spec 2.3 to 2.10: what is written, waited for and acknowledged is made up. */
class SemiSyncTest {

    private static final long MS = Specs.MILLIS;

    private final Stage stage = stage();
    private final SemiSync semiSync = stage.source().semiSync();
    private final List<Long> releasedMillis = new ArrayList<>();

    /** 2.5: deadline = entry into the wait + time-out; at the first one everybody wakes, whatever time it had left. */
    @Test
    void oneTimeoutFreesEverybodyAndSwitchesOff() {
        timeout(1_000);
        semiSync.written(2, 3);
        await(0);
        at(300);
        await(1);
        at(600);
        await(2);
        at(5_000);
        assertThat(releasedMillis).containsExactly(1_000L, 1_000L, 1_000L);
        assertThat(semiSync.on()).isFalse();
        assertThat(stage.yesNoTimes()).isEqualTo("0/3/1");
        // The one whose deadline it was did not wait in this sense; the others did for 700 and 400 ms.
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(stage.semiSync("tx_wait_time")).isEqualTo(1_100_000);
        assertThat(stage.semiSync("tx_avg_wait_time")).isEqualTo(550_000);
        assertThat(semiSync.offNanos()).isEqualTo(4_000 * MS);
    }

    /** 2.5: what was answered in time does not count; the next deadline is that of the next wait. */
    @Test
    void anAnsweredWaitNeverTimesOut() {
        timeout(1_000);
        semiSync.written(1, 2);
        await(0);
        at(500);
        await(1);
        at(900);
        semiSync.acked(0);
        at(1_499);
        assertThat(semiSync.on()).isTrue();
        at(1_500);
        assertThat(releasedMillis).containsExactly(900L, 1_500L);
        assertThat(stage.yesNoTimes()).isEqualTo("1/1/1");
    }

    /** 2.5: while OFF nothing waits, and each commit counts no_tx. */
    @Test
    void whileOffNothingWaits() {
        switchOff();
        semiSync.written(1, 1);
        assertThat(await(1)).isFalse();
        assertThat(stage.yesNoTimes()).isEqualTo("0/2/1");
        assertThat(stage.semiSync("request_ack")).isEqualTo(1);
    }

    /** 2.5: a time-out of 0 ends the wait at the instant it begins. */
    @Test
    void aTimeoutOfZeroSwitchesOffAtTheFirstCommit() {
        timeout(0);
        at(7);
        semiSync.written(0, 1);
        assertThat(await(0)).isTrue();
        stage.pass(0);
        assertThat(releasedMillis).containsExactly(7L);
        assertThat(stage.yesNoTimes()).isEqualTo("0/1/1");
    }

    /** The time-out of a wait is fixed when it begins; a shorter one that is set later frees everybody earlier. */
    @Test
    void aTimeoutThatIsChangedHoldsForLaterWaits() {
        timeout(10_000);
        semiSync.written(2, 3);
        await(0);
        timeout(500);
        at(1_000);
        assertThat(releasedMillis).isEmpty();
        await(1);
        at(1_200);
        timeout(60_000);
        await(2);
        at(1_500);
        assertThat(releasedMillis).containsExactly(1_500L, 1_500L, 1_500L);
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(stage.semiSync("tx_wait_time")).isEqualTo(1_500_000 + 300_000);
    }

    /** 2.3 step 5: an ACK releases all at or before it; 2.10: microseconds, each rounded down, and the floor of the mean. */
    @Test
    void anAckReleasesAllUpToItsPosition() {
        semiSync.written(3, 4);
        await(0);
        stage.until(999_999);
        await(1);
        await(2);
        await(3);
        stage.until(2_000_500);
        semiSync.acked(2);
        assertThat(releasedMillis).hasSize(3);
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
        assertThat(await(0)).isFalse();
        assertThat(stage.yesNoTimes()).isEqualTo("1/0/0");
        assertThat(stage.semiSync("tx_waits")).isZero();
        assertThat(stage.semiSync("get_ack")).isEqualTo(1);
    }

    /** 2.3 step 5, case 17: one ACK of any replica suffices; a later one changes nothing but get_ack. */
    @Test
    void aSecondReplicasAckOnlyCounts() {
        semiSync.written(0, 1);
        await(0);
        semiSync.acked(0);
        semiSync.acked(0);
        assertThat(stage.yesNoTimes()).isEqualTo("1/0/0");
        assertThat(stage.semiSync("get_ack")).isEqualTo(2);
    }

    /** 2.6: only an ACK at or beyond the last position written does it, OFF or not when that was. */
    @Test
    void itSwitchesOnOnlyWhenAReplicaHasCaughtUpCompletely() {
        switchOff();
        for (int row = 1; row < 10; row++) {
            semiSync.written(row, 1);
        }
        semiSync.acked(8);
        assertThat(semiSync.on()).isFalse();
        semiSync.written(10, 1);
        semiSync.acked(9);
        assertThat(semiSync.on()).isFalse();
        semiSync.acked(10);
        assertThat(semiSync.on()).isTrue();
        assertThat(stage.yesNoTimes()).isEqualTo("0/1/1");
    }

    /** 2.3, last sentence: a dump start counts as an ACK for everything before the position asked for. */
    @ParameterizedTest(name = "a dump from row {0} on")
    @CsvSource({"0, false", "4, false", "5, true"})
    void aDumpStartAtTheLastPositionSwitchesOn(long row, boolean on) {
        switchOff();
        semiSync.written(4, 4);
        semiSync.dumpStarted(row);
        assertThat(semiSync.on()).isEqualTo(on);
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(stage.semiSync("get_ack")).isZero();
    }

    /** 2.3: and so it frees those who wait for an ACK that was lost with the old connection. */
    @Test
    void aDumpStartFreesThoseWhoWaitForEarlierPositions() {
        semiSync.written(1, 2);
        await(0);
        await(1);
        semiSync.dumpStarted(1);
        assertThat(stage.yesNoTimes()).isEqualTo("1/0/0");
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(1);
    }

    /** 2.3 step 2 while ON: not what is acknowledged, not what nobody will wait for, not what was written while OFF. */
    @Test
    void whileOnTheFlagIsSetForWhatNeedsAnAck() {
        switchOff();
        semiSync.written(4, 4);
        semiSync.acked(4);
        semiSync.written(8, 4);
        assertThat(flags(0, 10)).isEqualTo("00000" + "1111" + "0");
        semiSync.acked(5);
        assertThat(flags(0, 10)).isEqualTo("00000" + "0111" + "0");
        await(7);
        assertThat(flags(0, 10)).isEqualTo("00000" + "0011" + "0");
    }

    /** 2.6: while OFF only the very last event written is flagged; net_waits counts each replica's. */
    @Test
    void whileOffTheFlagIsSetForTheLastEventOnly() {
        switchOff();
        semiSync.written(3, 3);
        long before = stage.semiSync("net_waits");
        assertThat(flags(0, 4)).isEqualTo("0001");
        assertThat(flags(0, 4)).isEqualTo("0001");
        assertThat(stage.semiSync("net_waits") - before).isEqualTo(2);
    }

    /** 2.7: ON, the default, waits although there is no replica; OFF does not, and the status stays ON. */
    @ParameterizedTest(name = "wait_no_slave {0}")
    @CsvSource({"1, true", "0, false"})
    void withoutReplicasWaitNoSlaveDecides(long waitNoSlave, boolean waits) {
        set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, waitNoSlave);
        semiSync.written(0, 1);
        assertThat(await(0)).isEqualTo(waits);
        assertThat(stage.yesNoTimes()).isEqualTo(waits ? "0/0/0" : "0/1/0");
        assertThat(semiSync.on()).isTrue();
    }

    /** 2.7: with OFF the end of the last dump thread releases all, as waits, without a switch. */
    @ParameterizedTest(name = "wait_no_slave {0}")
    @CsvSource({"1, true", "0, false"})
    void theEndOfTheLastDumpThreadFreesThoseWhoWait(long waitNoSlave, boolean stillWaiting) {
        set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, waitNoSlave);
        semiSync.dumpStarted(0);
        semiSync.dumpStarted(0);
        semiSync.written(1, 2);
        await(0);
        await(1);
        semiSync.dumpEnded();
        assertThat(releasedMillis).isEmpty();
        at(770);
        semiSync.dumpEnded();
        if (stillWaiting) {
            assertThat(releasedMillis).isEmpty();
            return;
        }
        assertThat(releasedMillis).containsExactly(770L, 770L);
        assertThat(stage.yesNoTimes()).isEqualTo("0/2/0");
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(semiSync.on()).isTrue();
    }

    /** 2.7: set at run time it is effective for the next check: who waits already waits on. */
    @Test
    void waitNoSlaveSetWhileSessionsWaitIsForLaterOnes() {
        semiSync.written(1, 2);
        await(0);
        set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, 0);
        assertThat(releasedMillis).isEmpty();
        assertThat(await(1)).isFalse();
    }

    /** 2.9: disabling switches off, frees all as no_tx and keeps the counters and the dump threads. */
    @Test
    void disablingFreesEverybody() {
        semiSync.dumpStarted(0);
        semiSync.written(1, 2);
        await(0);
        await(1);
        at(40);
        enable(false);
        assertThat(releasedMillis).containsExactly(40L, 40L);
        assertThat(stage.yesNoTimes()).isEqualTo("0/2/1");
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(await(1)).isFalse();
        assertThat(semiSync.offNanos()).isZero();

        at(50);
        enable(true);
        assertThat(semiSync.on()).isTrue();
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(stage.yesNoTimes()).isEqualTo("0/2/1");
    }

    /** 2.9: no second switch-off is counted if it was OFF already. */
    @Test
    void disablingWhileOffIsNoSwitch() {
        switchOff();
        enable(false);
        assertThat(stage.semiSync("no_times")).isEqualTo(1);
    }

    /** 2.6: enabling switches ON at once, without a replica; what was written before needs no ACK. */
    @Test
    void enablingSwitchesOnAtOnce() {
        switchOff();
        enable(false);
        semiSync.written(1, 1);
        stage.source().server().variables().set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1);
        semiSync.enable(true, 2);
        assertThat(semiSync.on()).isTrue();
        semiSync.written(2, 1);
        assertThat(flags(0, 3)).isEqualTo("001");
        assertThat(await(2)).isTrue();
        semiSync.acked(1);
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(1);
        semiSync.acked(2);
        assertThat(stage.semiSync("yes_tx")).isEqualTo(1);
    }

    /** Nothing of it counts while it is not enabled, and a replica that asks for semi-sync is still a client (2.9). */
    @Test
    void notEnabledItOnlyCountsItsClients() {
        enable(false);
        long before = stage.semiSync("no_times");
        semiSync.dumpStarted(0);
        semiSync.written(0, 1);
        assertThat(await(0)).isFalse();
        assertThat(flags(0, 1)).isEqualTo("0");
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(stage.semiSync("status")).isZero();
        assertThat(stage.yesNoTimes()).isEqualTo("0/0/" + before);
    }

    /** 2.10: a wait for a position at or before the smallest that is waited for. */
    @Test
    void goingBackInThePositionsIsCounted() {
        semiSync.written(5, 6);
        await(3);
        await(4);
        assertThat(stage.semiSync("wait_pos_backtraverse")).isZero();
        await(3);
        await(1);
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
        flags(0, 1);
        await(0);
        at(3);
        semiSync.acked(0);
        semiSync.written(1, 1);
        await(1);
        at(60_000);
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

    private boolean await(long row) {
        return semiSync.await(new SemiSyncWait(() -> releasedMillis.add(stage.now() / MS)), row);
    }

    private String flags(long from, long to) {
        StringBuilder flags = new StringBuilder();
        for (long row = from; row < to; row++) {
            flags.append(semiSync.flag(row) ? '1' : '0');
        }
        return flags.toString();
    }

    /** Row 0 is written and times out. */
    private void switchOff() {
        timeout(0);
        semiSync.written(0, 1);
        await(0);
        stage.pass(0);
        timeout(10_000);
        assertThat(semiSync.on()).isFalse();
    }

    private void at(long millis) {
        stage.until(millis * MS);
    }

    private void timeout(long millis) {
        set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, millis);
    }

    private void enable(boolean on) {
        set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, on ? 1 : 0);
    }

    private void set(ServerVariable variable, long number) {
        stage.cluster.set("db1", variable, number);
    }

    private static Stage stage() {
        Specs specs = new Specs().semiSync("AFTER_COMMIT");
        specs.replicated = false;
        return new Stage(specs);
    }
}
