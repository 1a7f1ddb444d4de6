package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** A server that does not run is started, with what its configuration says; one that runs is let run. */
public record StartServer(String server) implements Fault {
    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "start server " + server;
    }

    @Override
    public void happen(Cluster cluster) {
        if (!cluster.node(server).server().alive()) {
            cluster.startServer(server);
        }
    }
}
