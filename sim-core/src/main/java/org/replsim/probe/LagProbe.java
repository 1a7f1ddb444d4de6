package org.replsim.probe;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.TransactionId;
import org.replsim.server.replica.Replica;

/** How far one connection of a replica is behind, watched at every applied transaction and at every sample. */
public final class LagProbe {

    private final String key;
    private final int slot;
    private final Supplier<@Nullable Replica> side;
    /** Its replica side; after RESET SLAVE ALL the last one it had; null before its first CHANGE MASTER. */
    private @Nullable Replica replica;
    /** Interval of the heartbeat writer by source of transactions; 0 for others. */
    private final long[] heartbeatIntervals;

    private boolean measuring;
    private long maxLagNanos;
    private double lagIntegral;
    private long lookedNanos;
    private long appliedInWindow;
    private long spaceMax;
    private long heartbeatNanos = -1;

    /**
     * @param key what results call it, see {@code cluster.ReplicationSpec.key}
     * @param slot its number among all connections of the run
     * @param side where its replica side is, now and later
     */
    LagProbe(String key, int slot, Supplier<@Nullable Replica> side, long[] heartbeatIntervals) {
        this.key = key;
        this.slot = slot;
        this.side = side;
        this.heartbeatIntervals = heartbeatIntervals;
        replica = side.get();
    }

    /** What results call it: the server, with the connection's name behind it if it has one. */
    public String key() {
        return key;
    }

    /** Its number among all connections of the run. */
    public int slot() {
        return slot;
    }

    /** Its replica side now; null if it is none, or none any more. */
    public @Nullable Replica now() {
        return side.get();
    }

    /** Whether it replicates from a server. */
    boolean from(int source) {
        Replica known = find();
        return known != null && known.upstream().server().index() == source;
    }

    /** CHANGE MASTER and a restart give a server another replica side. */
    Replica replica() {
        Replica known = find();
        if (known == null) {
            throw new IllegalStateException(key + " is no replica yet");
        }
        return known;
    }

    private @Nullable Replica find() {
        Replica now = side.get();
        if (now != null) {
            replica = now;
        }
        return replica;
    }

    /** Whether it has been a replica at all so far. */
    boolean present() {
        return find() != null;
    }

    void measure(boolean on, long now) {
        look(now);
        measuring = on;
    }

    void applied(long row, long now) {
        if (measuring) {
            appliedInWindow++;
        }
        if (heartbeatIntervals.length > 0) {
            long id = replica().upstream().log().id(row);
            int source = TransactionId.source(id);
            if (source < heartbeatIntervals.length && heartbeatIntervals[source] > 0) {
                heartbeatNanos = TransactionId.number(id) * heartbeatIntervals[source];
            }
        }
        passed(row, now);
    }

    /** A row is out of the way, applied or skipped. */
    void passed(long row, long now) {
        long oldest = Math.min(row, replica().applier().appliedRows());
        lagged(replica().upstream().log().publishedNanos(oldest), now);
    }

    void received() {
        spaceMax = Math.max(spaceMax, replica().relayLog().space());
    }

    /** Takes in the time since the last look, in which nothing was applied. */
    void look(long now) {
        if (!present()) {
            lookedNanos = now;
            return;
        }
        if (replica().trueLagNanos() > 0) {
            lagged(now - replica().trueLagNanos(), now);
        } else {
            lookedNanos = now;
        }
        spaceMax = Math.max(spaceMax, replica().relayLog().space());
    }

    /** Since the last look the lag was the age of what was published at the given instant. */
    private void lagged(long publishedNanos, long now) {
        if (measuring) {
            long end = now - publishedNanos;
            long begin = Math.max(0, lookedNanos - publishedNanos);
            lagIntegral += (end - begin) * ((begin + end) / 2.0);
            maxLagNanos = Math.max(maxLagNanos, end);
        }
        lookedNanos = now;
    }

    /** Largest true lag in the window, nanoseconds. */
    public long maxLagNanos() {
        return maxLagNanos;
    }

    /** Time average of the true lag over a window of that length, nanoseconds. */
    public double meanLagNanos(long windowNanos) {
        return lagIntegral / windowNanos;
    }

    /** Transactions applied in the window. */
    public long appliedInWindow() {
        return appliedInWindow;
    }

    /** Largest Relay_Log_Space of the run, bytes. */
    public long spaceMax() {
        return spaceMax;
    }

    boolean hasHeartbeat() {
        return heartbeatIntervals.length > 0;
    }

    /** Now minus the time in the heartbeat row that was applied last, in seconds; NaN before the first. */
    double heartbeatLagSeconds(long now) {
        return heartbeatNanos < 0 ? Double.NaN : (now - heartbeatNanos) / 1e9;
    }
}
