package org.replsim.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Lines of a script; each is printed behind its prompt, so that the output reads like a transcript. */
public final class ScriptLines implements Lines {

    private final BufferedReader in;
    private final PrintWriter out;

    /** Reads from here and echoes there. */
    public ScriptLines(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public @Nullable String next(String prompt) throws IOException {
        String line = in.readLine();
        if (line != null) {
            out.println((prompt + line).stripTrailing());
        }
        return line;
    }
}
