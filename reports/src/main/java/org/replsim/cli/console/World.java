package org.replsim.cli.console;

import org.replsim.admin.shell.Shells;
import org.replsim.cluster.Cluster;
import org.replsim.run.RunSpec;
import org.replsim.table.Databases;

/** What the console is a window to: a cluster that stands still unless it is told to go on. */
public interface World {

    /** What it was built from. */
    RunSpec spec();

    /** Its servers and links. */
    Cluster cluster();

    /** Opens a connection to a server. */
    Client connect(String server);

    /** The shells of its hosts. */
    Shells shells();

    /** What a server stores. */
    Databases databases(String server);

    /** The present, nanoseconds. */
    default long now() {
        return cluster().simulation().now();
    }

    /**
     * Lets the next thing happen.
     *
     * @param limitNanos if nothing happens up to this instant, it is the present
     * @return whether anything happened
     */
    default boolean step(long limitNanos) {
        return cluster().simulation().step(limitNanos);
    }
}
