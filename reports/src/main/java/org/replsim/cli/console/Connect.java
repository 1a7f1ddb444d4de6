package org.replsim.cli.console;

import java.util.List;

/** Opens another session. */
final class Connect implements Command {

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public String usage() {
        return "connect SERVER as NAME";
    }

    @Override
    public String doc() {
        return "opens another session at a server and goes to it: connect db1 as s2, then db1.s2>";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        if (words.size() != 4 || !words.get(2).equalsIgnoreCase("as")) {
            throw new Refusal("write " + usage());
        }
        desk.sessions.connect(words.get(1), words.get(3));
    }
}
