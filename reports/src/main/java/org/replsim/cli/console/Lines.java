package org.replsim.cli.console;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where lines come from: a person at a terminal, or a script. */
public interface Lines {

    /**
     * The next line; null after the last.
     *
     * @param prompt what stands before it
     * @throws Abandoned if it was abandoned, by Ctrl-C
     * @throws IOException if it cannot be read
     */
    @Nullable
    String next(String prompt) throws IOException, Abandoned;

    /** What was typed of a line, or of a statement, is not wanted any more. */
    final class Abandoned extends Exception {
        private static final long serialVersionUID = 1;
    }
}
