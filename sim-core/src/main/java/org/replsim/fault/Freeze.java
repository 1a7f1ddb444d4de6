package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The server's process stands still (SIGSTOP): peers see silence, its kernel takes what the TCP window allows. */
public record Freeze(String server) implements Fault {
    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "freeze " + server;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.freeze(server);
    }
}
