package org.replsim.fault;

import org.replsim.cluster.Cluster;

/**
 * From now on a share of the segments on a link is lost, each way, and sent again by TCP.
 *
 * @param share 0 to less than 1
 */
public record SetLoss(String a, String b, double share) implements Fault {
    /** Checks the share. */
    public SetLoss {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a link cannot lose " + share);
        }
    }

    @Override
    public String target() {
        return a;
    }

    @Override
    public String text() {
        return share == 0 ? "no loss " + a + "-" + b : "loss " + a + "-" + b + " " + share * 100 + " %";
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.link(a, b).setLoss(share);
    }
}
