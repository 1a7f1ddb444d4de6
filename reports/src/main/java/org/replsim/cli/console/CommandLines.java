package org.replsim.cli.console;

import org.jspecify.annotations.Nullable;
import org.replsim.admin.shell.Shell;

/** Collects the lines of a command that takes several: a here-document, an open quote, a pipe at the end. */
final class CommandLines {

    private final StringBuilder text = new StringBuilder();
    private @Nullable OpenShell shell;

    /** Whether a command has begun and not ended. */
    boolean pending() {
        return shell != null;
    }

    /** Throws away what was typed. */
    void clear() {
        text.setLength(0);
        shell = null;
    }

    /** Takes a line for a shell, and runs what is complete. */
    void take(OpenShell where, String line, Desk desk) {
        text.append(line);
        shell = where;
        goOn(desk);
    }

    /** Takes a further line. */
    void rest(String line, Desk desk) {
        text.append('\n').append(line);
        goOn(desk);
    }

    private void goOn(Desk desk) {
        OpenShell where = shell;
        String command = text.toString();
        if (where != null && !Shell.incomplete(command)) {
            clear();
            if (!command.isBlank()) {
                desk.run(where, command);
            }
        }
    }
}
