package org.replsim.fault;

import org.replsim.cluster.Cluster;

/** The link between two servers works again. */
public record Restore(String a, String b) implements Fault {
    @Override
    public String target() {
        return a;
    }

    @Override
    public String text() {
        return "restore " + a + "-" + b;
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.link(a, b).restore();
    }
}
