package org.replsim.workload;

/** More transactions of an open workload wait for a connection than can be kept; the message names it. */
public final class Overloaded extends RuntimeException {

    private static final long serialVersionUID = 1;

    Overloaded(String workload, int waiting) {
        super("workload " + workload + ": " + waiting
                + " arrivals wait for a connection; the server cannot serve this rate: lower it or shorten the run");
    }
}
