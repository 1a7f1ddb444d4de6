package org.replsim.provision;

import org.replsim.cluster.Cluster;
import org.replsim.net.Link;
import org.replsim.net.LinkState;

/**
 * Copies of one dump on their way to the new replicas. Each goes in parts over the link that replication uses as well, in
 * turn with what the dump threads send; all of them together have what the source's host sends of copies, the uplink. TCP
 * allows no more than a window in a round trip. While a link is cut its copy waits.
 */
final class Copying {

    /** A part takes about so long on the uplink: what goes the same way waits so long for it. */
    private static final double PART_SECONDS = 1e-3;

    private static final int LEAST_PART = 1 << 14;
    private static final int LARGEST_PART = 1 << 24;
    /** How often a sender looks at a link that is cut. */
    private static final long LOOK_NANOS = 100_000_000L;

    private final Cluster cluster;
    private final String from;
    private final double uplink;
    private final int part;
    private long uplinkFreeNanos;

    Copying(Cluster cluster, Provisioning plan) {
        this.cluster = cluster;
        from = plan.from();
        uplink = plan.sizes().uplink() > 0
                ? plan.sizes().uplink()
                : plan.of().stream()
                        .mapToDouble(each -> cluster.link(from, each).bytesPerSecond())
                        .max()
                        .orElseThrow();
        part = (int) Math.max(LEAST_PART, Math.min(LARGEST_PART, uplink * PART_SECONDS));
    }

    /**
     * Sends a copy.
     *
     * @param pace of the copy
     * @param arrived what follows when its last byte is there
     */
    void send(String to, Pace pace, long bytes, Runnable arrived) {
        Link link = cluster.link(from, to);
        if (link.state() != LinkState.UP) {
            pace.then(LOOK_NANOS, () -> send(to, pace, bytes, arrived));
            return;
        }
        long now = cluster.simulation().now();
        if (bytes == 0) {
            pace.then(link.rttNanos() / 2, arrived);
            return;
        }
        int size = (int) Math.min(part, bytes);
        uplinkFreeNanos = Math.max(uplinkFreeNanos, now) + Sizes.nanos(size, uplink);
        long left = Math.max(uplinkFreeNanos, link.carry(from, size));
        long window = (long) (size * (double) link.rttNanos() / link.windowBytes());
        pace.then(Math.max(left - now, window), () -> send(to, pace, bytes - size, arrived));
    }
}
