package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** Packets between a host of clients or of a failover manager and a server get through again. */
public record ReachAgain(String host, String server) implements Fault {

    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return host + " reaches " + server + " again";
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.paths().restore(host, server);
    }
}
