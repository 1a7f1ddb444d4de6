package org.replsim.scenario.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.replsim.scenario.problem.ScenarioProblem;

/** A text that a program has printed. */
public final class TextFile {

    private TextFile() {}

    /**
     * Its lines.
     *
     * @throws ScenarioProblem if it is not there, or no text
     */
    public static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ScenarioProblem(file + ": " + (Files.exists(file) ? "is not a file" : "there is no such file"));
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new ScenarioProblem(file + ": this is no text: it holds binary data");
        }
        return text.lines().toList();
    }
}
