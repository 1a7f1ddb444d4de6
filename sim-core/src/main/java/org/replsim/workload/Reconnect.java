package org.replsim.workload;

/**
 * How clients come back when they have lost their server.
 *
 * @param afterNanos pause before each new try, at least 1
 * @param connectTimeoutNanos how long a try waits when nobody answers
 * @param answerTimeoutNanos how long a client waits for the answer to a statement before it gives the connection up
 * @param retry whether a transaction of unknown outcome is sent again, so that it may be there twice; else it is given up
 * @param follow whether clients connect by the address that a failover manager moves; else always to the same server
 */
public record Reconnect(
        long afterNanos, long connectTimeoutNanos, long answerTimeoutNanos, boolean retry, boolean follow) {

    /** Checks the times. */
    public Reconnect {
        if (afterNanos < 1 || connectTimeoutNanos < 1 || answerTimeoutNanos < 1) {
            throw new IllegalArgumentException("reconnect needs positive times");
        }
    }
}
