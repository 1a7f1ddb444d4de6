package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.conformance.Stage;
import org.replsim.server.ServerVariable;

/** How the semi-sync block alone goes ON and OFF, and what it asks ACKs for, against spec 2.3 and 2.6 to 2.9. */
class SemiSyncSwitchTest {

    private final SemiSyncBench bench = new SemiSyncBench();
    private final Stage stage = bench.stage;
    private final SemiSync semiSync = bench.semiSync;

    /** 2.5: while OFF nothing waits, and each commit counts no_tx. */
    @Test
    void whileOffNothingWaits() {
        bench.switchOff();
        semiSync.written(1, 1);
        assertThat(bench.await(1)).isFalse();
        assertThat(stage.yesNoTimes()).isEqualTo("0/2/1");
        assertThat(stage.semiSync("request_ack")).isEqualTo(1);
    }

    /** 2.6: only an ACK at or beyond the last position written does it. */
    @Test
    void itSwitchesOnOnlyWhenAReplicaHasCaughtUpCompletely() {
        bench.switchOff();
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
        bench.switchOff();
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
        bench.await(0);
        bench.await(1);
        semiSync.dumpStarted(1);
        assertThat(stage.yesNoTimes()).isEqualTo("1/0/0");
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(1);
    }

    /** 2.3 step 2 while ON: not what is acknowledged, not what nobody will wait for, not what was written while OFF. */
    @Test
    void whileOnTheFlagIsSetForWhatNeedsAnAck() {
        bench.switchOff();
        semiSync.written(4, 4);
        semiSync.acked(4);
        semiSync.written(8, 4);
        assertThat(bench.flags(0, 10)).isEqualTo("00000" + "1111" + "0");
        semiSync.acked(5);
        assertThat(bench.flags(0, 10)).isEqualTo("00000" + "0111" + "0");
        bench.await(7);
        assertThat(bench.flags(0, 10)).isEqualTo("00000" + "0011" + "0");
    }

    /** 2.6: while OFF only the very last event written is flagged; net_waits counts each replica's. */
    @Test
    void whileOffTheFlagIsSetForTheLastEventOnly() {
        bench.switchOff();
        semiSync.written(3, 3);
        long before = stage.semiSync("net_waits");
        assertThat(bench.flags(0, 4)).isEqualTo("0001");
        assertThat(bench.flags(0, 4)).isEqualTo("0001");
        assertThat(stage.semiSync("net_waits") - before).isEqualTo(2);
    }

    /** 2.7: ON, the default, waits although there is no replica; OFF does not, and the status stays ON. */
    @ParameterizedTest(name = "wait_no_slave {0}")
    @CsvSource({"1, true", "0, false"})
    void withoutReplicasWaitNoSlaveDecides(long waitNoSlave, boolean waits) {
        bench.set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, waitNoSlave);
        semiSync.written(0, 1);
        assertThat(bench.await(0)).isEqualTo(waits);
        assertThat(stage.yesNoTimes()).isEqualTo(waits ? "0/0/0" : "0/1/0");
        assertThat(semiSync.on()).isTrue();
    }

    /** 2.7: with OFF the end of the last dump thread releases all, as waits, without a switch. */
    @ParameterizedTest(name = "wait_no_slave {0}")
    @CsvSource({"1, true", "0, false"})
    void theEndOfTheLastDumpThreadFreesThoseWhoWait(long waitNoSlave, boolean stillWaiting) {
        bench.set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, waitNoSlave);
        semiSync.dumpStarted(0);
        semiSync.dumpStarted(0);
        semiSync.written(1, 2);
        bench.await(0);
        bench.await(1);
        semiSync.dumpEnded();
        assertThat(bench.releasedMillis).isEmpty();
        bench.at(770);
        semiSync.dumpEnded();
        if (stillWaiting) {
            assertThat(bench.releasedMillis).isEmpty();
            return;
        }
        assertThat(bench.releasedMillis).containsExactly(770L, 770L);
        assertThat(stage.yesNoTimes()).isEqualTo("0/2/0");
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(semiSync.on()).isTrue();
    }

    /** 2.7: set at run time it is effective for the next check: who waits already waits on. */
    @Test
    void waitNoSlaveSetWhileSessionsWaitIsForLaterOnes() {
        semiSync.written(1, 2);
        bench.await(0);
        bench.set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, 0);
        assertThat(bench.releasedMillis).isEmpty();
        assertThat(bench.await(1)).isFalse();
    }

    /** 2.9: disabling switches off, frees all as no_tx and keeps the counters and the dump threads. */
    @Test
    void disablingFreesEverybody() {
        semiSync.dumpStarted(0);
        semiSync.written(1, 2);
        bench.await(0);
        bench.await(1);
        bench.at(40);
        bench.enable(false);
        assertThat(bench.releasedMillis).containsExactly(40L, 40L);
        assertThat(stage.yesNoTimes()).isEqualTo("0/2/1");
        assertThat(stage.semiSync("tx_waits")).isEqualTo(2);
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(bench.await(1)).isFalse();
        assertThat(semiSync.offNanos()).isZero();

        bench.at(50);
        bench.enable(true);
        assertThat(semiSync.on()).isTrue();
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(stage.yesNoTimes()).isEqualTo("0/2/1");
    }

    /** 2.9: no second switch-off is counted if it was OFF already. */
    @Test
    void disablingWhileOffIsNoSwitch() {
        bench.switchOff();
        bench.enable(false);
        assertThat(stage.semiSync("no_times")).isEqualTo(1);
    }

    /** 2.6: enabling switches ON at once, without a replica; what was written before needs no ACK. */
    @Test
    void enablingSwitchesOnAtOnce() {
        bench.switchOff();
        bench.enable(false);
        semiSync.written(1, 1);
        stage.source().server().variables().set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1);
        semiSync.enable(true, 2);
        assertThat(semiSync.on()).isTrue();
        semiSync.written(2, 1);
        assertThat(bench.flags(0, 3)).isEqualTo("001");
        assertThat(bench.await(2)).isTrue();
        semiSync.acked(1);
        assertThat(stage.semiSync("wait_sessions")).isEqualTo(1);
        semiSync.acked(2);
        assertThat(stage.semiSync("yes_tx")).isEqualTo(1);
    }

    /** Nothing of it counts while it is not enabled, and a replica that asks for semi-sync is still a client (2.9). */
    @Test
    void notEnabledItOnlyCountsItsClients() {
        bench.enable(false);
        long before = stage.semiSync("no_times");
        semiSync.dumpStarted(0);
        semiSync.written(0, 1);
        assertThat(bench.await(0)).isFalse();
        assertThat(bench.flags(0, 1)).isEqualTo("0");
        assertThat(stage.semiSync("clients")).isEqualTo(1);
        assertThat(stage.semiSync("status")).isZero();
        assertThat(stage.yesNoTimes()).isEqualTo("0/0/" + before);
    }
}
