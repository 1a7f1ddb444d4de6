package org.replsim.cli.console;

import java.util.List;

/** Leaves the console. */
record Quit(String name) implements Command {

    @Override
    public String usage() {
        return name;
    }

    @Override
    public String doc() {
        return "leaves the shell, or the client that was opened in one; else the console, as Ctrl-D does";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        if (!desk.prompts.back()) {
            desk.leave();
        }
    }
}
