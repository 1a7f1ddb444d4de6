package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The clock of a host gains from now on so many microseconds per second. */
public record ClockDrift(String host, double ppm) implements Fault {
    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return "clock " + host + " drifts " + ppm + " ppm";
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.host(host).driftClock(ppm, cluster.simulation().now());
    }
}
