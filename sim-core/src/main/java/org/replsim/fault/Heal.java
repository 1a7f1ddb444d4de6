package org.replsim.fault;

import org.replsim.cluster.Cluster;
import org.replsim.net.Link;
import org.replsim.net.LinkState;

/** Every link that is cut works again; what was changed in other ways stays. */
public record Heal() implements Fault {
    @Override
    public String target() {
        return "network";
    }

    @Override
    public String text() {
        return "heal the network";
    }

    @Override
    public void happen(Cluster cluster) {
        for (Link link : cluster.links()) {
            if (link.state() != LinkState.UP) {
                link.restore();
            }
        }
    }
}
