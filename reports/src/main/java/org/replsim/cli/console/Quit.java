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
        return "leaves, as Ctrl-D does";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        desk.leave();
    }
}
