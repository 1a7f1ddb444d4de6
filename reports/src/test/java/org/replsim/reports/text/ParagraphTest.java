package org.replsim.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

    @Test
    void linesBreakAtBlanksAndGoOnIndented() {
        assertThat(Paragraph.wrap("one two three four five", 9, "  "))
                .containsExactly("one two", "  three", "  four", "  five");
    }

    @Test
    void aWordLongerThanTheLineStandsAlone() {
        assertThat(Paragraph.wrap("a incomprehensible b", 5, "")).containsExactly("a", "incomprehensible", "b");
    }

    @Test
    void whatFitsExactlyStays() {
        assertThat(Paragraph.wrap("abcd efgh", 9, "")).containsExactly("abcd efgh");
    }
}
