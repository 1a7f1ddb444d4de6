package org.replsim.cli.console;

import org.replsim.admin.Answer;

/** A statement that was sent to a server. */
public interface Sent {

    /** Whether the answer is there. */
    boolean answered();

    /** The answer, once it is there. */
    Answer answer();

    /** What the server does with it now, as its process list says; may be empty. */
    String state();

    /** When it was sent, nanoseconds. */
    long sentNanos();

    /** When the answer came, once it is there, nanoseconds. */
    long answeredNanos();
}
