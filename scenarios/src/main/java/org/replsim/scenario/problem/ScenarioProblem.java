package org.replsim.scenario.problem;

import java.util.List;

/**
 * The user's input cannot be used. The message is complete: one line for each thing that is wrong, each of the form
 * {@code file:line:column: path: what is wrong; remedy}. Print it as it stands and end with code 2.
 */
public final class ScenarioProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** One thing is wrong; the line is in its final form. */
    public ScenarioProblem(String line) {
        super(line);
    }

    /** Several things are wrong, one line each. */
    public ScenarioProblem(List<String> lines) {
        super(String.join("\n", lines));
    }

    /** The lines of the message. */
    public List<String> lines() {
        return getMessage().lines().toList();
    }

    /** The message: one line for each thing that is wrong. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
