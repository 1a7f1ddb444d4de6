package org.replsim.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.shell.Shell;
import org.replsim.admin.shell.ShellCall;
import org.replsim.admin.shell.ShellResult;

/** A host's shell as the console has it, and the command line it works at. */
final class OpenShell implements Waiting {

    private final Shell shell;
    private @Nullable ShellCall call;
    private boolean watched;
    private String client = "";

    OpenShell(Shell shell) {
        this.shell = shell;
    }

    /** The host's name. */
    String host() {
        return shell.host();
    }

    /** Such as {@code [root@db1 ~]# }. */
    String prompt() {
        return shell.prompt();
    }

    /** What a last word may be completed to. */
    List<String> completions(String word) {
        return shell.completions(word);
    }

    /** Whether a command line has not ended. */
    boolean busy() {
        return call != null;
    }

    /** The first line of what runs. */
    String running() {
        return call == null ? "" : firstLine(call);
    }

    /** Runs a command line, and waits for its end. */
    void run(String commandLine) {
        client = "";
        call = shell.run(commandLine);
        watched = true;
    }

    /** Nobody waits for its end any longer; it is told of when it comes. */
    void leave() {
        watched = false;
    }

    /** Ctrl-C. */
    void interrupt() {
        shell.interrupt();
    }

    /** The server whose client the last command line opened and that somebody waited for; empty for none. */
    String client() {
        return client;
    }

    @Override
    public boolean answered() {
        return call != null && call.done();
    }

    /** What the command line wrote; the shell is free again. */
    @Override
    public Reply take() {
        ShellCall done = Objects.requireNonNull(call);
        ShellResult result = done.result();
        List<String> lines = new ArrayList<>();
        if (watched) {
            client = result.client();
        } else {
            lines.add("-- [" + Span.clock(done.doneNanos()) + "] " + host() + " has run: " + firstLine(done));
        }
        lines.addAll(result.lines());
        call = null;
        return new Reply(lines, result.exitCode() != 0);
    }

    private static String firstLine(ShellCall call) {
        return call.commandLine().lines().findFirst().orElse("").strip();
    }
}
