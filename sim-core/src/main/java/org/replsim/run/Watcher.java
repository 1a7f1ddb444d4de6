package org.replsim.run;

import org.replsim.cluster.Cluster;
import org.replsim.server.Probe;

/** A probe that also looks at the cluster between two events, when all that belongs to an instant has happened. */
public interface Watcher extends Probe {

    /** Everything is built, and nothing has happened yet. */
    void begins(Cluster cluster);

    /** Time stands still for a look; nothing may be touched. */
    void stops(long nowNanos);
}
