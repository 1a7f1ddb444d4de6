package org.replsim.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellOutputTest {

    private final List<String> messages = new ArrayList<>();

    /** Remembers each write as a message, as Jupyter's stream sends one for each. */
    private final ByteArrayOutputStream jupyter = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            messages.add(new String(bytes, from, length, UTF_8));
        }
    };

    @Test
    void nothingIsLostOrReordered() {
        PrintStream out = CellOutput.to(jupyter);
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            out.print("line " + i + " \u00b5s\n");
            printed.append("line ").append(i).append(" \u00b5s\n");
        }
        out.flush();
        assertThat(String.join("", messages)).isEqualTo(printed.toString());
    }

    @Test
    void manyLinesAreFewMessages() {
        PrintStream out = CellOutput.to(jupyter);
        for (int i = 0; i < 10_000; i++) {
            out.println(i);
        }
        out.flush();
        assertThat(messages).hasSizeLessThan(1_000);
    }

    @Test
    void theFirstWordsAreSentAtOnce() {
        CellOutput.to(jupyter).print("begun");
        assertThat(messages).containsExactly("begun");
    }
}
