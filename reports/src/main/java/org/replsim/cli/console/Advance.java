package org.replsim.cli.console;

import java.util.List;

/** Lets a stretch of time pass. */
final class Advance implements Command {

    @Override
    public String name() {
        return "advance";
    }

    @Override
    public String usage() {
        return "advance TIME";
    }

    @Override
    public String doc() {
        return "lets time pass: advance 5s, advance 200ms (ns, us, ms, s, min, h)";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        if (words.size() < 2) {
            throw new Refusal("write " + usage());
        }
        long end = desk.clock.now() + Span.parse(String.join("", words.subList(1, words.size())));
        desk.clock.until(end);
        if (desk.clock.wasStopped()) {
            desk.screen.say("stopped at " + Span.exact(desk.clock.now()));
        }
    }
}
