package org.replsim.host;

/**
 * What the operating system adds to the steps of the programs on a machine, in nanoseconds; of processor time, if nothing else
 * is said.
 *
 * @param wakeUp extra time of each burst that begins on a core that had nothing to do: the core and the thread wake up
 * @param noise how uneven steps are: the 99th percentile of what one takes over the median, at the same mean; 1 for steps that
 *     all take the same. Interrupts, caches that others have used, the hypervisor
 * @param command reading and answering one command of a transaction that has several: BEGIN, each statement, COMMIT
 * @param threadWake waking a thread of replication (dump, IO, SQL, ack receiver) that had nothing to do, a session or leader that
 *     waited for an ACK, or who waited for a lock:
 *     a leader of the group commit, those who share a sync of the redo log
 * @param flush sending down the socket what a dump thread has written to it: once before it waits, and for a semi-sync
 *     replica once for each transaction
 * @param appendSync what the system call that syncs a file which has grown (a binary or relay log) spends on a core before
 *     it waits for the disk
 * @param overwriteSync the same where old blocks are written anew (a redo log)
 * @param directWrite the same for a write that passes by the system's cache
 * @param proxy what a delaying proxy on this machine spends each time it takes up what has come for a connection
 * @param proxyTimer the same each time a timer wakes it and it hands on what is due
 * @param logWake how long it takes, without a core, until one of those who wait for the next sync of the redo log has the
 *     lock and is awake: only where several wait
 */
public record Kernel(
        long wakeUp,
        double noise,
        long command,
        long threadWake,
        long flush,
        long appendSync,
        long overwriteSync,
        long directWrite,
        long proxy,
        long proxyTimer,
        long logWake) {

    /** One that costs nothing. */
    public static final Kernel FREE = new Kernel(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Checks the noise. */
    public Kernel {
        if (!(noise >= 1)) {
            throw new IllegalArgumentException("noise must be 1 or more, not " + noise);
        }
    }
}
