package org.replsim.fault;

import org.replsim.cluster.Cluster;
import org.replsim.cluster.Power;

/**
 * The host loses its power: only what has left it still arrives, and of its files only what was synced, or written back by
 * the system, is there when it starts again (spec 2.11).
 */
public record PowerLoss(String host) implements Fault {
    @Override
    public String target() {
        return host;
    }

    @Override
    public String text() {
        return "power loss " + host;
    }

    @Override
    public void happen(Cluster cluster) {
        Power.lose(cluster, host);
    }

    @Override
    public boolean kills(String any, String itsHost) {
        return itsHost.equals(host);
    }

    @Override
    public boolean losesPower() {
        return true;
    }
}
