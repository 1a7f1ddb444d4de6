package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** There is room again on the host's disk; who waits for it notices with the next try. */
public record FreeDisk(String host) implements Fault {
    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return "free disk " + host;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.host(host).disk().fill(false);
    }
}
