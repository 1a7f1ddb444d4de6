package org.replsim.cli.console;

import java.util.List;

/** Something that was asked for and whose answer may come later: a statement, or a command line. */
interface Waiting {

    /** Whether the answer is there and was not taken. */
    boolean answered();

    /** The answer as it is printed; another may be asked for then. */
    Reply take();

    /**
     * An answer.
     *
     * @param lines what is printed
     * @param failure whether it is an error
     */
    record Reply(List<String> lines, boolean failure) {}
}
