package org.replsim.fault;

import org.replsim.cluster.Cluster;

/**
 * The transaction that the replica's SQL thread reads next, or that comes next if it has read all, is damaged in the relay log:
 * the thread stops in front of it with error 1594.
 */
public record CorruptRelayLog(String replica) implements Fault {
    @Override
    public String target() {
        return replica;
    }

    @Override
    public String text() {
        return "corrupt relay log " + replica;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.replica(replica).disk().corruptRelayLog();
    }
}
