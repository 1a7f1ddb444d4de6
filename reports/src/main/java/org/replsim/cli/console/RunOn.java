package org.replsim.cli.console;

import java.util.List;

/** Lets time pass to the end of the scenario. */
final class RunOn implements Command {

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String usage() {
        return "run";
    }

    @Override
    public String doc() {
        return "lets time pass to the scenario's end; Ctrl-C stops it";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        long end = desk.world.spec().durationNanos();
        if (desk.clock.now() >= end) {
            throw new Refusal("the scenario's end, " + Span.exact(end) + ", has passed; advance goes on");
        }
        desk.clock.until(end);
        String where = Span.exact(desk.clock.now());
        desk.screen.say(desk.clock.wasStopped() ? "stopped at " + where : "the scenario's end: " + where);
    }
}
