package org.replsim.cli;

/** What the user gave on the command line cannot be used; the message is one line and names the remedy. */
final class InputProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    InputProblem(String message) {
        super(message);
    }
}
