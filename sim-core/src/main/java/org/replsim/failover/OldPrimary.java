package org.replsim.failover;

/** What the manager does when the old primary answers again. */
public enum OldPrimary {
    /** Nothing: it stays as it is. */
    LEAVE,
    /** It is made read-only and a replica of the new primary; refused (1236) if it has transactions that this one lacks. */
    REJOIN,
    /** Its data is thrown away, whatever it has, and it is built anew as a replica from a dump of the new primary (spec 6.2). */
    REBUILD
}
