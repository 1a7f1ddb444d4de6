package org.replsim.probe;

import org.replsim.binlog.TransactionId;
import org.replsim.server.replica.Replica;

/** How far one replica is behind, watched at every applied transaction and at every sample. */
public final class LagProbe {

    private final Replica replica;
    /** Interval of the heartbeat writer by source of transactions; 0 for others. */
    private final long[] heartbeatIntervals;

    private boolean measuring;
    private long maxLagNanos;
    private double lagIntegral;
    private long lagSinceNanos;
    private long lastLagNanos;
    private long appliedInWindow;
    private long spaceMax;
    private long heartbeatNanos = -1;

    LagProbe(Replica replica, long[] heartbeatIntervals) {
        this.replica = replica;
        this.heartbeatIntervals = heartbeatIntervals;
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
            long id = replica.upstream().log().id(row);
            int source = TransactionId.source(id);
            if (source < heartbeatIntervals.length && heartbeatIntervals[source] > 0) {
                heartbeatNanos = TransactionId.number(id) * heartbeatIntervals[source];
            }
        }
        look(now);
    }

    void received() {
        spaceMax = Math.max(spaceMax, replica.relayLog().space());
    }

    /** Between two looks the lag grows by one second a second, or is none: the trapezium is exact but for new arrivals. */
    void look(long now) {
        long lag = replica.trueLagNanos();
        if (measuring) {
            lagIntegral += (now - lagSinceNanos) * ((lastLagNanos + lag) / 2.0);
            maxLagNanos = Math.max(maxLagNanos, lag);
        }
        lastLagNanos = lag;
        lagSinceNanos = now;
        spaceMax = Math.max(spaceMax, replica.relayLog().space());
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
