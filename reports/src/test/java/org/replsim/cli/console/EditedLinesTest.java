package org.replsim.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

/** What a person types at a terminal, key by key. */
class EditedLinesTest {

    private static final char TAB = '\t';
    private static final char CTRL_D = 4;

    private final StringWriter out = new StringWriter();

    @Test
    void aLineIsTakenAsItIsTyped() throws IOException {
        typed("select '!a \\'b' \\G\nadvance 1s\n" + CTRL_D);

        assertThat(out.toString()).contains("1. row");
    }

    @Test
    void aTabCompletes() throws IOException {
        typed("adv" + TAB + "2s\ncrash_" + TAB + "b\nshow timel" + TAB + "\n" + CTRL_D);

        assertThat(out.toString()).contains("crash host b").contains("|  2s |");
    }

    private void typed(String keys) throws IOException {
        Console console = new Console(new StubWorld(StubWorld.SCENARIO), new PrintWriter(out), 0);
        Terminal terminal = new DumbTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8);
        try (EditedLines lines = new EditedLines(console, terminal)) {
            console.run(lines, false);
        }
    }
}
