package org.replsim.procedure;

import java.util.List;
import org.replsim.admin.Admin;

/**
 * Somebody who acts on a cluster by himself: a failover manager, a person who builds a replica. A procedure is data; it may
 * be begun in any number of runs.
 */
public interface Procedure {

    /** Unique among the procedures of a run; its timers and draws are keyed by it. */
    String name();

    /**
     * Begins it at time 0, when everything is built and nothing has run. It acts by timers, signals and answers of its own.
     *
     * @param admin where it connects to servers; {@code admin.cluster()} is what it acts on
     * @param seed of the run
     * @return what has become of it, to be asked at any time
     */
    Course begin(Admin admin, long seed);

    /** Servers that may become replicas by it, though they have no source at the start. */
    default List<String> newReplicas() {
        return List.of();
    }
}
