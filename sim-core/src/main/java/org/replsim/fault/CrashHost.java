package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The host stops at once: only what has left it still arrives. */
public record CrashHost(String host) implements Fault {
    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return "crash host " + host;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.crashHost(host);
    }

    @Override
    public boolean kills(String any, String itsHost) {
        return itsHost.equals(host);
    }
}
