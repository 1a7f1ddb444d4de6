package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The host goes on. */
public record ThawHost(String host) implements Fault {
    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return "thaw host " + host;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.thawHost(host);
    }
}
