package org.replsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.scenario.library.Library;
import org.replsim.scenario.problem.ScenarioProblem;

/** Whatever is done to a scenario file, reading it gives a scenario or a problem with a place, and never anything else. */
class ReaderFuzzTest {

    private static final int MUTATIONS = 800;
    private static final List<String> TOKENS = List.of(
            ":",
            "-",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "#",
            "|",
            ">",
            "&a",
            "*a",
            "!!int",
            "<<",
            "?",
            "%",
            "@",
            "\t",
            "\n",
            "  ",
            "~",
            "null",
            "0",
            "-1",
            "1e999",
            "99999999999999999999",
            "10ms",
            "ON",
            ".",
            "..",
            "db1",
            "\u00e9",
            "\ud83d\ude00",
            "\u0000",
            "nan",
            ".inf",
            "- - -",
            "...",
            "---",
            "[]",
            "{}");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aMutatedFileIsReadOrRefused(long seed) {
        Random random = new Random(seed);
        List<Library.Entry> library = Library.entries();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String text = library.get(random.nextInt(library.size())).text();
            int edits = 1 + random.nextInt(4);
            for (int k = 0; k < edits; k++) {
                text = mutated(text, random);
            }
            refused += refuses(text) ? 1 : 0;
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS);
    }

    private static boolean refuses(String text) {
        try {
            ScenarioReader.read("fuzz.yaml", text, Path.of("no such folder"));
            return false;
        } catch (ScenarioProblem problem) {
            assertThat(problem.getMessage()).as(text).isNotBlank();
            assertThat(problem.lines())
                    .as(text)
                    .allMatch(line -> line.startsWith("fuzz.yaml:") || line.startsWith("... and "))
                    .allMatch(line -> line.length() < 1000);
            return true;
        } catch (RuntimeException | StackOverflowError other) {
            throw new AssertionError("not a problem but " + other + " for:\n" + text, other);
        }
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(12));
        String[] lines = text.split("\n", -1);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, at) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(at);
            case 2 -> text.substring(0, at) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(to);
            case 3 ->
                text.substring(0, at) + (char) random.nextInt(0x250) + text.substring(Math.min(text.length(), at + 1));
            case 4 -> {
                int other = random.nextInt(lines.length);
                yield text.replace(lines[random.nextInt(lines.length)] + "\n", lines[other] + "\n");
            }
            default -> text.substring(0, at) + text.substring(at, to).repeat(2) + text.substring(to);
        };
    }
}
