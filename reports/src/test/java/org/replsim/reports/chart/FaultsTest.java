package org.replsim.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.reports.SyntheticResults;
import org.replsim.reports.SyntheticRun;
import org.replsim.scenario.result.ScenarioResult;

class FaultsTest {

    private static ScenarioResult faults(double... seconds) {
        SyntheticRun run = SyntheticRun.named("base");
        for (double at : seconds) {
            run.fault(at, "cut db1-db2 (silent)");
        }
        return SyntheticResults.of("name", "title", run);
    }

    private static double rows(ScenarioResult result) {
        return new Faults(result, 60, 800).height() / 15;
    }

    @Test
    void textsThatWouldTouchGoOneAboveTheOther() {
        assertThat(rows(faults())).isZero();
        assertThat(rows(faults(10, 40))).isEqualTo(1);
        assertThat(rows(faults(10, 11))).isEqualTo(2);
        assertThat(rows(faults(10, 11, 12))).isEqualTo(3);
    }

    @Test
    void moreThanThreeRowsAreNotWritten() {
        assertThat(rows(faults(10, 11, 12, 13, 14))).isEqualTo(3);
    }

    /** What the charts are about keeps its text: four at one instant, in three rows. */
    @Test
    void aCrashIsWrittenWhateverElseHappens() {
        ScenarioResult result = SyntheticResults.of(
                "name",
                "title",
                SyntheticRun.named("base")
                        .fault(10, "cut db1-db2 (silent)")
                        .fault(10, "cut db1-db3 (silent)")
                        .fault(10, "stop io_thread db3")
                        .fault(10, "crash db1"));

        assertThat(new Faults(result, 60, 800).written())
                .containsExactly("crash db1", "cut db1-db2 (silent)", "cut db1-db3 (silent)");
    }

    /** Laid out after a crash on its right, a text still takes the room on the left of it. */
    @Test
    void aTextGoesBesideACrashWhereItHasRoom() {
        ScenarioResult result = SyntheticResults.of(
                "name",
                "title",
                SyntheticRun.named("base").fault(10, "cut db1-db2 (silent)").fault(40, "crash db1"));

        assertThat(new Faults(result, 60, 800).height()).isEqualTo(15);
    }

    @Test
    void aFaultOfAllVariantsIsMarkedOnceOthersNameTheirVariants() {
        ScenarioResult result = SyntheticResults.of(
                "name",
                "title",
                SyntheticRun.named("async").fault(10, "cut").fault(20, "crash db1"),
                SyntheticRun.named("semi-sync").fault(10, "cut").fault(20, "crash host a"),
                SyntheticRun.named("degraded").fault(10, "cut").fault(20, "crash host a"));

        assertThat(TimelineFault.of(result).stream().map(fault -> fault.words(3)))
                .containsExactly("cut", "crash db1 in async", "crash host a in 2 of 3");
    }
}
