package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The bandwidth of a link, each way, changes for what is sent from now on. */
public record SetBandwidth(String a, String b, double bytesPerSecond) implements Fault {
    @Override
    public String target() {
        return a;
    }

    @Override
    public String text() {
        return "bandwidth " + a + "-" + b + " " + bytesPerSecond * 8 / 1e6 + " Mbit/s";
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.link(a, b).setBandwidth(bytesPerSecond);
    }
}
