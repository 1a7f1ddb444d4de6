package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The server's process dies (kill -9): its kernel still delivers what the sockets hold. */
public record CrashProcess(String server) implements Fault {
    @Override
    public String target() {
        return server;
    }

    @Override
    public String text() {
        return "crash " + server;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.crashProcess(server);
    }

    @Override
    public boolean kills(String any, String itsHost) {
        return any.equals(server);
    }
}
