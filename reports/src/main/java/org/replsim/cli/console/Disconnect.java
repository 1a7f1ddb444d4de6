package org.replsim.cli.console;

import java.util.List;

/** Closes a session. */
final class Disconnect implements Command {

    @Override
    public String name() {
        return "disconnect";
    }

    @Override
    public String usage() {
        return "disconnect [SESSION]";
    }

    @Override
    public String doc() {
        return "closes a session that connect opened, by default the one in the prompt";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        desk.sessions.disconnect(words.size() > 1 ? words.get(1) : desk.sessions.currentName());
    }
}
