package org.replsim.cli.console;

import java.util.List;

/** Lets time pass until something is so. */
final class Until implements Command {

    private static final String WITHIN = "within";
    private static final long LIMIT = 60_000_000_000L;

    @Override
    public String name() {
        return "until";
    }

    @Override
    public String usage() {
        return "until CONDITION [within TIME]";
    }

    @Override
    public String doc() {
        return "lets time pass until " + String.join(", ", Condition.FORMS) + "; at most 60s, or what within says";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        int within = words.indexOf(WITHIN);
        List<String> condition = words.subList(1, within < 0 ? words.size() : within);
        if (condition.isEmpty() || within == words.size() - 1) {
            throw new Refusal("write " + usage() + "; a condition is " + String.join(", ", Condition.FORMS));
        }
        if (Character.isDigit(condition.get(0).charAt(0))) {
            toInstant(String.join("", condition), desk);
            return;
        }
        Condition wanted = Condition.parse(condition, desk);
        long limit = within < 0 ? LIMIT : Span.parse(String.join("", words.subList(within + 1, words.size())));
        long begin = desk.clock.now();
        if (wanted.holds().getAsBoolean()) {
            desk.screen.say("so already: " + wanted.now().get());
        } else if (desk.clock.until(begin + limit, wanted.holds())) {
            desk.screen.say("after " + Span.exact(desk.clock.now() - begin) + ": "
                    + wanted.now().get());
        } else if (desk.clock.wasStopped()) {
            desk.screen.say("stopped at " + Span.exact(desk.clock.now()));
        } else {
            throw new Refusal("not within " + Span.exact(limit) + ": "
                    + wanted.now().get() + (within < 0 ? " (within TIME waits longer)" : ""));
        }
    }

    private static void toInstant(String word, Desk desk) {
        long instant = Span.parse(word);
        if (instant < desk.clock.now()) {
            throw new Refusal("it is " + Span.exact(desk.clock.now()) + " already, and time does not run back");
        }
        desk.clock.until(instant);
    }
}
