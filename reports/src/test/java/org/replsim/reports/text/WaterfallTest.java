package org.replsim.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.procedure.Step;
import org.replsim.reports.SyntheticCourses;
import org.replsim.reports.SyntheticResults;
import org.replsim.reports.SyntheticRun;

/** Bars worked out by hand: 36 columns for the time from the first begin to the last end. */
class WaterfallTest {

    /** 18 s in 36 columns: half a second each. Detect 9 s = 18 columns, decide 1 s = 2, promote 8 s = 16. */
    @Test
    void barsStandWhereTheirStepsWere() {
        SyntheticRun run = SyntheticRun.named("base")
                .course(
                        "manager",
                        new Step(1, "detect", "db1", 20_000_000_000L, 29_000_000_000L, "4 failures in a row"),
                        new Step(1, "decide", "", 29_000_000_000L, 30_000_000_000L, ""),
                        new Step(1, "promote", "db2", 30_000_000_000L, 38_000_000_000L, "db2 takes writes"));
        Waterfall.Block block =
                Waterfall.of(SyntheticResults.of("n", "t", run), 100).get(0);

        assertThat(block.title()).isEqualTo("manager, from 20 s: 18 s");
        assertThat(block.lines())
                .containsExactly(
                        "  detect   db1  9 s  |==================                  | 4 failures in a row",
                        "  decide        1 s  |                  ==                |",
                        "  promote  db2  8 s  |                    ================| db2 takes writes");
    }

    /** A step without an end is drawn to the end of the run, at 60 s, as an arrow. */
    @Test
    void whatIsUnderWayHasNoEnd() {
        SyntheticRun run = SyntheticRun.named("base")
                .course("manager", new Step(1, "drain", "db2", 42_000_000_000L, Step.UNDER_WAY, ""));
        Waterfall.Block block =
                Waterfall.of(SyntheticResults.of("n", "t", run), 100).get(0);

        assertThat(block.title()).isEqualTo("manager, from 42 s: still under way at the end of the run");
        assertThat(block.lines()).containsExactly("  drain  db2  > 18 s  |----------------------------------->|");
    }

    @Test
    void noLineIsTooLong() {
        for (Waterfall.Block block : Waterfall.of(SyntheticCourses.several(), Summary.WIDTH)) {
            assertThat(block.lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Summary.WIDTH));
        }
    }

    @Test
    void attemptsAreNumberedWhereThereAreSeveral() {
        assertThat(Waterfall.of(SyntheticCourses.several(), Summary.WIDTH)
                        .get(1)
                        .lines())
                .anyMatch(line -> line.startsWith("  1 detect"))
                .anyMatch(line -> line.startsWith("  2 detect"));
    }
}
