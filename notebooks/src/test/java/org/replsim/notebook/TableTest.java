package org.replsim.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables written out by hand. */
class TableTest {

    private static final Table TABLE =
            new Table(List.of("variant", "p99"), List.of(List.of("async", "8 ms"), List.of("semi|sync", "18.5 ms")));

    @Test
    void aTerminalShowsColumns() {
        assertThat(TABLE).hasToString("""
                variant        p99
                async         8 ms
                semi|sync  18.5 ms""");
    }

    @Test
    void markdownKeepsWhatIsWritten() {
        assertThat(TABLE.markdown()).isEqualTo("""
                | variant | p99 |
                |:--|--:|
                | async | 8 ms |
                | semi\\|sync | 18.5 ms |""");
    }

    @Test
    void wordsWithMarksOfMarkdownSurvive() {
        String words = "a_b *c* [d](e) <f> $g$ `h` \\ #i ~j~ &amp;";
        assertThat(Markdown.of(words)).hasToString(words);
    }

    @Test
    void rowsAreAsLongAsTheHeading() {
        assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
                .hasMessage("1 cells under 2 headings");
    }
}
