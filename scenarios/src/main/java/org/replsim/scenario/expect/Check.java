package org.replsim.scenario.expect;

import org.replsim.run.ScriptRecord;

/** Something that must hold of the statements of a run. */
public interface Check {

    /**
     * Whether it holds.
     *
     * @param passed whether it does
     * @param found what was found, for people
     */
    record Outcome(boolean passed, String found) {}

    /** What it says, in one line. */
    String text();

    /** Tries it on a finished run. */
    Outcome tryOn(ScriptRecord script);
}
