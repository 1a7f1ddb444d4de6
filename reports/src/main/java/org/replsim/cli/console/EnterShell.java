package org.replsim.cli.console;

import java.util.List;

/** Goes to a host's shell. */
final class EnterShell implements Command {

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public String usage() {
        return "shell PLACE";
    }

    @Override
    public String doc() {
        return "goes to the shell of a host, named by itself, its address or a server on it; exit comes back."
                + " db1$ before a line runs only that line there";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        if (words.size() != 2) {
            throw new Refusal("write " + usage());
        }
        desk.prompts.shell(desk.shells.at(words.get(1)));
    }
}
