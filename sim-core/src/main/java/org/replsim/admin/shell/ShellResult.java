package org.replsim.admin.shell;

import java.util.List;

/**
 * What a command line wrote, and how it ended.
 *
 * @param lines of both streams, in the order written
 * @param exitCode of the last command; 0 is success
 * @param client the server whose client the operator opened by {@code mysql} without statements; empty otherwise. A
 *     shell cannot hold it: who runs the shell should
 */
public record ShellResult(List<String> lines, int exitCode, String client) {

    /** Copies the lines. */
    public ShellResult {
        lines = List.copyOf(lines);
    }
}
