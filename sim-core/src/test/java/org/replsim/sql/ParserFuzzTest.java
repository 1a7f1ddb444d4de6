package org.replsim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, the parser gives a record or a SyntaxError, and its message has the servers' shape. */
class ParserFuzzTest {

    private static final Pattern MESSAGE = Pattern.compile(
            "You have an error in your SQL syntax; .* near '.*' at line \\d+|Query was empty|This version of .* support '.*'",
            Pattern.DOTALL);

    private static final List<String> STATEMENTS = Cases.lines("statements.txt").stream()
            .filter(line -> line.contains(" | "))
            .map(line -> Cases.unescaped(line.substring(line.indexOf(" | ") + 3)))
            .toList();

    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "`",
            "/*",
            "*/",
            "/*!",
            "(",
            ")",
            ",",
            ".",
            "@",
            "@@",
            "=",
            "\\",
            "--",
            "#",
            "\n",
            "0x",
            "1e9",
            "null",
            "select",
            "not",
            "é",
            "\0",
            "9999999999999999999999",
            "b'2'",
            "x'",
            "*");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverThrowsAnythingElse(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String text = mutated(random);
            Dialect dialect = Cases.DIALECTS.get(random.nextInt(Cases.DIALECTS.size()));
            try {
                assertThat(Parser.parse(text, dialect))
                        .as("seed %d: %s", seed, text)
                        .isNotNull();
            } catch (SyntaxError error) {
                assertThat(error.getMessage()).as("seed %d: %s", seed, text).matches(MESSAGE);
            } catch (RuntimeException | StackOverflowError error) {
                throw new AssertionError("seed " + seed + ", " + dialect + ": " + text, error);
            }
        }
    }

    /** A cut, and pieces of another statement or of nonsense in it. */
    private static String mutated(Random random) {
        String text = pick(STATEMENTS, random);
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(Math.min(8, text.length() - from + 1));
        String inserted = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> pick(PIECES, random);
            case 2 -> " " + pick(PIECES, random) + " ";
            default -> {
                String other = pick(STATEMENTS, random);
                yield other.substring(random.nextInt(other.length() + 1));
            }
        };
        String changed = text.substring(0, from) + inserted + text.substring(to);
        return random.nextBoolean() ? changed : text.substring(0, from);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** Splitting loses nothing: piece by piece or all at once, the same statements come out. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void splittingLineByLineGivesTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            String input = mutated(random) + ";\n" + mutated(random) + "\\G\n" + mutated(random) + "\n";
            StatementSplitter.Pieces whole = StatementSplitter.split(input);
            int cut = input.indexOf('\n') + 1;
            StatementSplitter.Pieces first = StatementSplitter.split(input.substring(0, cut));
            StatementSplitter.Pieces second = StatementSplitter.split(first.rest() + input.substring(cut));
            List<StatementSplitter.Piece> both = new ArrayList<>(first.statements());
            both.addAll(second.statements());
            assertThat(both).as("seed %d: %s", seed, input).isEqualTo(whole.statements());
            assertThat(second.open()).isEqualTo(whole.open());
        }
    }
}
