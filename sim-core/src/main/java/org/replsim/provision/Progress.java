package org.replsim.provision;

/** Who waits for replicas that are built: told once of each. */
public interface Progress {

    /** Nobody waits. */
    Progress NONE = new Progress() {};

    /** The new replica replicates: its source has found the position of the dump. */
    default void replicates(String replica) {}

    /**
     * The build of a replica is over.
     *
     * @param outcome level, or why it never will be
     */
    default void over(String replica, String outcome) {}
}
