package org.replsim.failover;

/**
 * When a manager looks, and how long it waits; all in nanoseconds.
 *
 * @param phaseNanos when it looks for the first time; negative: drawn from the seed, less than the interval
 * @param pollNanos orchestrator: between two polls of each instance (InstancePollSeconds)
 * @param analysisNanos orchestrator: between two analyses of what it has seen
 * @param pingNanos MHA: between two pings; a person's monitoring likewise
 * @param failures MHA: so many failures in a row, the first ping and then connects, make a dead primary
 * @param connectTimeoutNanos how long a statement waits when nobody answers
 * @param noticesAfterNanos a person: from the monitoring's first failure to the first step
 * @param restartTakesNanos a person: how long the new primary is down when it is started again
 * @param fencingTakesNanos how long the power switch takes
 * @param atNanos a planned switch: when it begins
 * @param blockNanos after a takeover there is no other for so long
 */
public record Timing(
        long phaseNanos,
        long pollNanos,
        long analysisNanos,
        long pingNanos,
        int failures,
        long connectTimeoutNanos,
        long noticesAfterNanos,
        long restartTakesNanos,
        long fencingTakesNanos,
        long atNanos,
        long blockNanos) {

    /** Checks the intervals. */
    public Timing {
        if (pollNanos < 1 || analysisNanos < 1 || pingNanos < 1 || failures < 1 || connectTimeoutNanos < 1) {
            throw new IllegalArgumentException("a manager's intervals and time-outs must be positive");
        }
    }
}
