package org.replsim.reports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void namesStandLeftAndNumbersRight() {
        Table table = new Table(List.of("variant", "commits/s", "p50"));
        table.row(List.of("async", "5,120", "8.1 ms"));
        table.row(List.of("semi-sync", "960", "18.5 ms"));

        assertThat(table.lines(100))
                .containsExactly(
                        "variant    commits/s      p50",
                        "async          5,120   8.1 ms",
                        "semi-sync        960  18.5 ms");
    }

    @Test
    void aColumnWithoutAValueIsLeftOut() {
        Table table = new Table(List.of("variant", "lost", "p50"));
        table.row(List.of("async", "-", "8.1 ms"));

        assertThat(table.lines(100)).containsExactly("variant     p50", "async    8.1 ms");
    }

    @Test
    void namesGiveWayInTheMiddleWhenTheTableIsTooWide() {
        Table table = new Table(List.of("variant", "commits/s"));
        table.row(List.of("after-commit-64-clients-1ms", "5,120"));
        table.row(List.of("after-commit-64-clients-5ms", "4,120"));

        assertThat(table.lines(25))
                .containsExactly("variant         commits/s", "after-..ts-1ms      5,120", "after-..ts-5ms      4,120");
    }

    @Test
    void aRowMustFitItsHeading() {
        Table table = new Table(List.of("variant", "lost"));

        assertThatThrownBy(() -> table.row(List.of("async"))).hasMessage("1 cells under 2 headings");
    }
}
