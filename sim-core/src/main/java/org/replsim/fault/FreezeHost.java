package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The host stands still, as a paused virtual machine does, with all that runs on it; its clock goes on. */
public record FreezeHost(String host) implements Fault {
    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return "freeze host " + host;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.freezeHost(host);
    }
}
