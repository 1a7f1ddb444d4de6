package org.replsim.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.replsim.failover.Managed.RTT;
import static org.replsim.failover.Managed.SECONDS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.CutOff;
import org.replsim.fault.ReachAgain;
import org.replsim.run.RunRecord;

/** When each manager is sure, worked out by hand from its intervals (spec 5.2); the first look is at 1 s. */
class DetectionTimesTest {

    /** The first ping after the crash is at 1 s + 3 k; three more tries follow, 3 s after each refusal. */
    @ParameterizedTest(name = "killed at {0} ms, first failed ping at {1} s")
    @CsvSource({"20000, 22", "21900, 22", "22100, 25", "24900, 25"})
    void mhaNeedsNineToTwelveSecondsForAKilledProcess(long crashMillis, long pingSecond) {
        Managed managed = mha().at(crashMillis * 1_000_000, new CrashProcess("db1"));
        Takeover takeover = Managed.only(managed.run());
        assertThat(takeover.detectedNanos()).isEqualTo(pingSecond * SECONDS + 9 * SECONDS + 4 * RTT);
        assertThat(takeover.detectedNanos() - takeover.faultNanos()).isBetween(9 * SECONDS, 12 * SECONDS + 4 * RTT);
    }

    /** Each of the four tries lasts its time-out of 2 s: at most 4 x (3 s + 2 s). */
    @Test
    void mhaWaitsOutItsTimeOutsForAVanishedHost() {
        Takeover takeover =
                Managed.only(mha().at(20 * SECONDS, new CrashHost("a")).run());
        assertThat(takeover.detectedNanos()).isEqualTo(22 * SECONDS + 4 * 2 * SECONDS + 3 * 3 * SECONDS);
        assertThat(takeover.detectedNanos() - takeover.faultNanos()).isLessThanOrEqualTo(20 * SECONDS);
    }

    @Test
    void mhaThatIsCutOffAsksOverItsSecondaryRoute() {
        Managed managed = mha().at(20 * SECONDS, new CutOff("m", "db1"));
        managed.host = "m";
        managed.secondary = List.of("c");
        assertThat(managed.run().takeovers()).isEmpty();
        managed.secondary = List.of();
        assertThat(managed.run().takeovers()).hasSize(1);
    }

    /** Polls at 1, 6, 11, 16, 21 s, analyses half a second later; the replicas' connections are closed at once. */
    @Test
    void orchestratorNeedsOnePollForAKilledProcess() {
        Takeover takeover = Managed.only(
                new Managed().at(20 * SECONDS, new CrashProcess("db1")).run());
        assertThat(takeover.detectedNanos()).isEqualTo(21_500_000_000L);
    }

    /**
     * The IO threads say Yes until slave_net_timeout (4 s) after the last packet: the poll at 21 s finds the primary
     * unreachable, that at 26 s finds that nobody replicates.
     */
    @Test
    void orchestratorWaitsForSlaveNetTimeoutOfTheReplicas() {
        Takeover takeover =
                Managed.only(new Managed().at(20 * SECONDS, new CrashHost("a")).run());
        assertThat(takeover.detectedNanos()).isEqualTo(26_500_000_000L);
    }

    /** The replicas replicate, so the primary is only unreachable: no failover, for as long as it takes. */
    @Test
    void orchestratorThatIsCutOffDoesNothing() {
        Managed managed = new Managed().at(20 * SECONDS, new CutOff("m", "db1"));
        managed.host = "m";
        RunRecord record = managed.run();
        assertThat(record.takeovers()).isEmpty();
        assertThat(record.courses().get(0).steps()).isEmpty();
    }

    /** Monitoring pings each second; the person takes a minute. */
    @Test
    void aPersonComesAMinuteAfterTheFirstFailedPing() {
        Managed managed = new Managed();
        managed.manager = Manager.MANUAL;
        managed.specs.duration = 120 * SECONDS;
        managed.at(20_300_000_000L, new CrashProcess("db1"));
        assertThat(Managed.only(managed.run()).detectedNanos()).isEqualTo(81 * SECONDS + RTT);
    }

    /** A failure that heals before the person is there is no reason to act. */
    @Test
    void aPersonIsSentBackWhenThePrimaryAnswersAgain() {
        Managed managed = new Managed();
        managed.manager = Manager.MANUAL;
        managed.host = "m";
        managed.specs.duration = 120 * SECONDS;
        managed.at(20 * SECONDS, new CutOff("m", "db1")).at(50 * SECONDS, new ReachAgain("m", "db1"));
        assertThat(managed.run().takeovers()).isEmpty();
    }

    /** RecoveryPeriodBlockSeconds: the second primary dies 20 s after the first, and nobody replaces it. */
    @Test
    void aSecondTakeoverWithinTheBlockIsRefused() {
        Managed managed =
                new Managed().at(20 * SECONDS, new CrashProcess("db1")).at(40 * SECONDS, new CrashProcess("db2"));
        RunRecord record = managed.run();
        assertThat(record.takeovers()).hasSize(1);
        assertThat(record.courses().get(0).steps())
                .anyMatch(step -> step.attempt() == 2 && step.outcome().contains("blocked"));
        managed.block = SECONDS;
        assertThat(managed.run().takeovers())
                .extracting(Takeover::oldPrimary, Takeover::promoted)
                .containsExactly(tuple("db1", "db2"), tuple("db2", "db3"));
    }

    private static Managed mha() {
        Managed managed = new Managed();
        managed.manager = Manager.MHA;
        return managed;
    }
}
