package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The server's process goes on (SIGCONT): what has become due meanwhile happens at once. */
public record Thaw(String server) implements Fault {
    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "thaw " + server;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.thaw(server);
    }
}
