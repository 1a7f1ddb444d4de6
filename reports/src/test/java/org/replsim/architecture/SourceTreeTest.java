package org.replsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.replsim.architecture.SourceTree.Method;

/** Rules for the text of the whole repository. */
class SourceTreeTest {

    private static final int LINES_OF_A_METHOD = 40;
    private static final int LINES_OF_A_FILE = 350;

    /** Notes of unfinished work; each is split, so that this file has none. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

    /** Places that exist on one machine only. */
    private static final Pattern MACHINE_PATH = Pattern.compile(
            "(?<![\\w.$}])(/ro" + "ot/|/ho" + "me/\\w|/Us" + "ers/\\w|/wo" + "rk/\\w|[A-Z]:\\\\Us" + "ers)");

    private static SourceTree tree;
    private static Map<Path, List<String>> texts;

    @BeforeAll
    static void read() throws IOException {
        tree = SourceTree.here();
        texts = tree.texts();
    }

    @Test
    void aMethodFitsAScreen() throws IOException {
        List<Method> methods = tree.methods();
        assertThat(methods).isNotEmpty();
        assertThat(methods)
                .filteredOn(method -> method.lines() > LINES_OF_A_METHOD)
                .isEmpty();
    }

    @Test
    void aFileHoldsOneIdea() {
        assertThat(texts.entrySet())
                .filteredOn(text ->
                        SourceTree.isJava(text.getKey()) && text.getValue().size() > LINES_OF_A_FILE)
                .map(text -> text.getKey() + ": " + text.getValue().size() + " lines")
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(linesWith(UNFINISHED)).isEmpty();
    }

    @Test
    void noPathIsThatOfOneMachine() {
        assertThat(linesWith(MACHINE_PATH)).isEmpty();
    }

    private static List<String> linesWith(Pattern pattern) {
        List<String> found = new ArrayList<>();
        texts.forEach((file, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        });
        return found;
    }
}
