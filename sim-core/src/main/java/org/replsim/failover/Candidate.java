package org.replsim.failover;

/**
 * A replica that might take over.
 *
 * @param name of the server
 * @param seen what it says of itself
 * @param obstacle why it may not; empty if it may
 */
record Candidate(String name, Seen seen, String obstacle) {

    boolean usable() {
        return obstacle.isEmpty();
    }
}
