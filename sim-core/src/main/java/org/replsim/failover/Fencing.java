package org.replsim.failover;

/** What keeps the old primary from accepting writes. */
public enum Fencing {
    /** Nothing. */
    NONE,
    /** Its power is switched off, over a line of its own that no partition cuts. */
    KILL,
    /** It is made read-only, if it can be reached. */
    READ_ONLY,
    /** The clients' address is taken away from it, if it can be reached; its connections break. */
    VIP
}
