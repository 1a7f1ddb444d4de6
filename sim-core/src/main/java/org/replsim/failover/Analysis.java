package org.replsim.failover;

import java.util.Collection;

/** What orchestrator makes of what it saw of a primary and its replicas (spec 5.2). */
enum Analysis {
    /** The primary answers. */
    NO_PROBLEM,
    /** It does not, but a replica still replicates from it, or not all replicas answer: no failover. */
    UNREACHABLE_MASTER,
    /** It does not, all its replicas answer, and none replicates. */
    DEAD_MASTER,
    /** Nobody answers: perhaps it is the manager who is cut off. */
    DEAD_MASTER_AND_REPLICAS;

    static Analysis of(boolean primaryAnswers, Collection<Seen> replicas) {
        if (primaryAnswers) {
            return NO_PROBLEM;
        }
        if (replicas.stream().noneMatch(Seen::reachable)) {
            return DEAD_MASTER_AND_REPLICAS;
        }
        boolean dead =
                replicas.stream().allMatch(Seen::reachable) && replicas.stream().noneMatch(Seen::replicating);
        return dead ? DEAD_MASTER : UNREACHABLE_MASTER;
    }
}
