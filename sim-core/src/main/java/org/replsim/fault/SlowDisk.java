package org.replsim.fault;

import org.replsim.cluster.Cluster;

/**
 * Syncs that begin from now on take {@code times} as long as the host's disk was made for; 1 is its own speed again.
 *
 * @param times a positive factor
 */
public record SlowDisk(String host, double times) implements Fault {
    /** Checks the factor. */
    public SlowDisk {
        if (!(times > 0)) {
            throw new IllegalArgumentException("a disk cannot be slowed down by " + times);
        }
    }

    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return (times == 1 ? "disk " + host + " as before" : "slow disk " + host);
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.host(host).disk().slowDown(times);
    }
}
