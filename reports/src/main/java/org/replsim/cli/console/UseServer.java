package org.replsim.cli.console;

import java.util.List;

/** Sends statements elsewhere. */
final class UseServer implements Command {

    @Override
    public String name() {
        return "use";
    }

    @Override
    public String usage() {
        return "use server NAME";
    }

    @Override
    public String doc() {
        return "sends statements to another server or session; NAME> does it too, and can stand before a statement";
    }

    @Override
    public boolean means(List<String> words, Desk desk) {
        return words.size() == 3 && words.get(1).equalsIgnoreCase("server");
    }

    @Override
    public void run(List<String> words, Desk desk) {
        desk.sessions.choose(words.get(2));
    }
}
