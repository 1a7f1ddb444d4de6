package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The server is shut down in order: connections are closed, the binary log ends with a Stop event. */
public record Shutdown(String server) implements Fault {
    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "shutdown " + server;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.shutdown(server);
    }

    @Override
    public boolean ends(String any) {
        return any.equals(server);
    }
}
