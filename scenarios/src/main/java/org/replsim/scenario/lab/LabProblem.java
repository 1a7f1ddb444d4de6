package org.replsim.scenario.lab;

/** The lab cannot do what it was asked for; the message is for the user and names the remedy, if there is one. */
public final class LabProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With the message. */
    public LabProblem(String message) {
        super(message);
    }

    /** With the message and what caused it. */
    public LabProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
