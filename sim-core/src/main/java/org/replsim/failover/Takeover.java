package org.replsim.failover;

/**
 * What came of one attempt to replace a primary. All times in nanoseconds; -1: it has not come to that.
 *
 * @param procedure the manager's name
 * @param attempt its how-manieth, from 1
 * @param oldPrimary who was to be replaced
 * @param promoted who took over; empty if nobody did
 * @param faultNanos when the old primary died or was cut off; of a planned switch, its begin
 * @param detectedNanos when the manager was sure
 * @param promotedNanos when the new primary was told to accept writes
 * @param firstCommitNanos when the first commit there was answered
 * @param keptRows transactions at the head of the old primary's binary log that the new one had applied when it took over
 * @param stranded transactions that the old primary acknowledged and the new one did not have when it took over, or later
 *     ones that only the old one has
 * @param oldCommits commits that the old primary answered after the clients' address had moved
 * @param dualWriterNanos how long both answered commits
 */
public record Takeover(
        String procedure,
        int attempt,
        String oldPrimary,
        String promoted,
        long faultNanos,
        long detectedNanos,
        long promotedNanos,
        long firstCommitNanos,
        long keptRows,
        long stranded,
        long oldCommits,
        long dualWriterNanos) {

    /** RTO: from the fault to the first commit on the new primary; -1 if there was none. */
    public long rtoNanos() {
        return firstCommitNanos < 0 ? -1 : firstCommitNanos - faultNanos;
    }
}
