package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The server is shut down in order and started again at once. */
public record Restart(String server) implements Fault {
    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "restart " + server;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.shutdown(server);
        cluster.startServer(server);
    }

    @Override
    public boolean ends(String any) {
        return any.equals(server);
    }
}
