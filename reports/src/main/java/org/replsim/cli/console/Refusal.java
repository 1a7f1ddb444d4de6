package org.replsim.cli.console;

/** The console cannot do what was typed; the message says why and what would do. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }

    /** What to tell the user. */
    String text() {
        return String.valueOf(getMessage());
    }
}
