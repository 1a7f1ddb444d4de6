package org.replsim.cli.console;

import java.util.List;

/** Lets some events happen. */
final class Step implements Command {

    private static final int MOST = 1_000_000_000;

    @Override
    public String name() {
        return "step";
    }

    @Override
    public String usage() {
        return "step [N]";
    }

    @Override
    public String doc() {
        return "lets the next event happen, or the next N";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        int wanted = words.size() == 1 ? 1 : count(words.get(1));
        int done = desk.clock.steps(wanted);
        desk.screen.say((done < wanted && !desk.clock.wasStopped() ? "nothing more happens; " : "") + done
                + (done == 1 ? " event" : " events") + "; it is " + Span.exact(desk.clock.now()));
    }

    private static int count(String word) {
        if (!word.matches("[0-9]{1,9}") || Integer.parseInt(word) < 1) {
            throw new Refusal("'" + word + "' is not a number of events from 1 to " + (MOST - 1));
        }
        return Integer.parseInt(word);
    }
}
