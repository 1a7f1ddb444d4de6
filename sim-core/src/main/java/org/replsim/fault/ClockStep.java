package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The clock of a host is set forward or, negative, back. */
public record ClockStep(String host, long byNanos) implements Fault {
    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return "clock " + host + (byNanos < 0 ? " -" : " +") + Math.abs(byNanos) / 1e9 + " s";
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.host(host).stepClock(byNanos, cluster.simulation().now());
    }
}
