package org.replsim.cli.console;

import java.util.List;
import org.replsim.scenario.document.FaultLine;

/** A fault of the timeline, now. */
final class FaultCommand implements Command {

    private final String key;

    FaultCommand(String key) {
        this.key = key;
    }

    @Override
    public String name() {
        return key;
    }

    @Override
    public String usage() {
        return FaultLine.usage(key);
    }

    @Override
    public String doc() {
        return FaultLine.doc(key);
    }

    /** START, STOP and SET are statements as well: then no server follows. */
    @Override
    public boolean means(List<String> words, Desk desk) {
        return !StatementWords.begins(key)
                || (words.size() > 1 && desk.sessions.servers().contains(words.get(1)));
    }

    @Override
    public void run(List<String> words, Desk desk) {
        desk.happen(new FaultLine(desk.world.spec().cluster()).read(words));
    }
}
