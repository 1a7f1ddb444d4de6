package org.replsim.cluster;

/** The power of hosts: what is not on stable storage goes with it (spec 2.11). */
public final class Power {

    /** Most rows that may be written and not yet on stable storage: 30 s at 130,000 a second. */
    private static final long ROWS_OFF_DISK = 4_000_000;

    private Power() {}

    /** The host stops at once, with every server on it, and of their files only what was synced or written back is left. */
    public static void lose(Cluster cluster, String host) {
        cluster.crashHost(host);
        for (Node node : cluster.nodes()) {
            if (Cluster.on(node, cluster.host(host))) {
                node.powerLost();
            }
        }
    }

    /** A host may lose its power in this run: so the logs keep what may not be on stable storage by then. */
    public static void foresee(Cluster cluster) {
        cluster.nodes().forEach(node -> node.log().keepAtLeast(ROWS_OFF_DISK));
    }
}
