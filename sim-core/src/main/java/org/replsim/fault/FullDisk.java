package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** There is no room any more on the host's disk: writes to binary and relay logs wait, and are tried again each minute. */
public record FullDisk(String host) implements Fault {
    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return "full disk " + host;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.host(host).disk().fill(true);
    }
}
