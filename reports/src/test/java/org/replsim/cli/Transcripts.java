package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts that are given to the console, and what is looked for in their transcripts. */
final class Transcripts {

    static final Path FOLDER = Path.of(System.getProperty("replsim.root", ".."), "scenarios", "tutorial");

    private Transcripts() {}

    /** The transcript of a script. */
    static String of(Path scenario, String script) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
        try {
            Ran ran = Ran.with("console", scenario.toString());
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
            return ran.out();
        } finally {
            System.setIn(before);
        }
    }

    /** The numbers that a pattern's group has found, in their order. */
    static List<Long> numbers(String transcript, String pattern) {
        return texts(transcript, pattern).stream().map(Long::valueOf).toList();
    }

    /** The texts that a pattern's group has found, in their order. */
    static List<String> texts(String transcript, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(transcript);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    /** The lines between the one that ends with what was typed and the next prompt; of its last occurrence. */
    static List<String> answer(String transcript, String typed) {
        List<String> lines = transcript.lines().toList();
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith(typed)) {
                at = i;
            }
        }
        assertThat(at).as(typed).isNotNegative();
        return lines.subList(at + 1, lines.size()).stream()
                .takeWhile(line -> !line.matches("\\[\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\] .*"))
                .toList();
    }
}
