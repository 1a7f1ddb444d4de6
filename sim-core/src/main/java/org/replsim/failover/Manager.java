package org.replsim.failover;

/** Who acts when the primary is gone. */
public enum Manager {
    /** A person with the tutorial's procedure (spec 5.1): drain, RESET MASTER, restart, repoint by host only. */
    MANUAL,
    /** Polls every instance, as orchestrator does; fails over when no replica replicates any more (spec 5.2). */
    ORCHESTRATOR,
    /** Pings the primary, as MHA does; saves the tail of its binary log and makes all replicas equal (spec 5.2). */
    MHA,
    /** Nothing is gone: the primary is made read-only and another takes over when it has all. */
    SWITCHOVER
}
