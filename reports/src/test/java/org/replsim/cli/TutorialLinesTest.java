package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the tutorial types in the sections that the scripts follow, pasted with its prompts: all of it is understood. */
class TutorialLinesTest {

    @Test
    void everyLineIsUnderstood() throws IOException {
        String lines;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("tutorial-lines.txt"))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String transcript = Transcripts.of(Transcripts.FOLDER.resolve("tutorial.yaml"), "set patience 1min\n" + lines);
        assertThat(lines.lines()).hasSizeGreaterThan(60);
        assertThat(transcript)
                .doesNotContain(
                        "ERROR 1064", "ERROR 1193", "ERROR 1235", "command not found", "there is no ", "unknown")
                .doesNotContain("still waits");
        assertThat(transcript.lines().reduce((before, after) -> after).orElse(""))
                .as("nothing is left open")
                .doesNotStartWith("    ->");
    }
}
