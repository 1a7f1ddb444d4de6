package org.replsim.cli.console;

import java.util.List;

/** A command of the console. */
interface Command {

    /** Its first word. */
    String name();

    /** How it is written: {@code advance TIME}. */
    String usage();

    /** What it does, in a sentence without a full stop. */
    String doc();

    /** Whether words that begin with its name are this command and not a statement. */
    default boolean means(List<String> words, Desk desk) {
        return true;
    }

    /**
     * Does it.
     *
     * @param words all that was typed, its name first
     * @throws Refusal if it cannot be done
     */
    void run(List<String> words, Desk desk);
}
