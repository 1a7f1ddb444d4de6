package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The round-trip time of a link changes for what is sent from now on. */
public record SetRtt(String a, String b, long rttNanos) implements Fault {
    @Override
    public String target() {
        return a;
    }

    @Override
    public String text() {
        return "rtt " + a + "-" + b + " " + rttNanos / 1e6 + " ms";
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.link(a, b).setRtt(rttNanos);
    }
}
