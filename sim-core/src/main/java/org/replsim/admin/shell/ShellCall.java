package org.replsim.admin.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line that was given to a shell, and its result when it has come: a dump or a restore takes time. */
public final class ShellCall {

    private final String commandLine;
    private final long sentNanos;
    private final StringBuilder output = new StringBuilder();
    private @Nullable ShellResult result;
    private long doneNanos = -1;

    ShellCall(String commandLine, long sentNanos) {
        this.commandLine = commandLine;
        this.sentNanos = sentNanos;
    }

    /** The command line as it was typed. */
    public String commandLine() {
        return commandLine;
    }

    /** Whether the last command has ended. */
    public boolean done() {
        return result != null;
    }

    /**
     * The result.
     *
     * @throws IllegalStateException before it has come
     */
    public ShellResult result() {
        ShellResult known = result;
        if (known == null) {
            throw new IllegalStateException("still runs: " + commandLine);
        }
        return known;
    }

    /** When it was typed, nanoseconds. */
    public long sentNanos() {
        return sentNanos;
    }

    /** When it ended, nanoseconds; -1 before. */
    public long doneNanos() {
        return doneNanos;
    }

    /** What was written so far. */
    public List<String> linesSoFar() {
        return output.toString().lines().toList();
    }

    StringBuilder output() {
        return output;
    }

    void end(int exitCode, String client, long nowNanos) {
        if (result == null) {
            result = new ShellResult(linesSoFar(), exitCode, client);
            doneNanos = nowNanos;
        }
    }
}
