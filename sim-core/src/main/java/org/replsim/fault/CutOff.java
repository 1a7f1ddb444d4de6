package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** Packets between a host of clients or of a failover manager and a server are lost. */
public record CutOff(String host, String server) implements Fault {

    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "cut off " + host + "-" + server;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.paths().cut(host, server);
    }
}
