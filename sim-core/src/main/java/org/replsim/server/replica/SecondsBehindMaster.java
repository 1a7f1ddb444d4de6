package org.replsim.server.replica;

import org.replsim.host.HostClock;

/** Seconds_Behind_Master by MariaDB's algorithm, and MySQL's for a single applier (spec 3.7). */
final class SecondsBehindMaster {

    /** Prints as NULL. */
    static final long NULL = -1;

    private static final long UNSET = Long.MIN_VALUE;

    /** L: the time stamp of the last event read, seconds of the original server's clock. */
    private long lastMasterTimestamp = UNSET;
    /** The end of the newest relay log was reached and nothing has been read since. */
    private boolean caughtUp;
    /** Replica's clock minus source's clock, whole seconds, measured at connect. */
    private long clockDiffSeconds;

    private final boolean mySql;

    /** @param mySql whether L is forgotten at the end of the relay log */
    SecondsBehindMaster(boolean mySql) {
        this.mySql = mySql;
    }

    /** I2: both clocks are compared in whole seconds. */
    void connected(long replicaSeconds, long sourceSeconds) {
        clockDiffSeconds = replicaSeconds - sourceSeconds;
    }

    /** Replica's clock minus source's, whole seconds. */
    long clockDiffSeconds() {
        return clockDiffSeconds;
    }

    /** Rule 2: an event is read, before it is applied. */
    void eventRead(long timestampSeconds) {
        lastMasterTimestamp = timestampSeconds;
        caughtUp = false;
    }

    /** Rule 5: the coordinator of workers reads an event; it is only taken for L when there is none, and only upward. */
    void coordinatorRead(long timestampSeconds) {
        if (lastMasterTimestamp == UNSET || (caughtUp && timestampSeconds > lastMasterTimestamp)) {
            lastMasterTimestamp = timestampSeconds;
        }
        caughtUp = false;
    }

    /** Rule 5: a worker has finished a group. */
    void workerFinished(long timestampSeconds) {
        lastMasterTimestamp = timestampSeconds;
    }

    /** Rule 3. */
    void endOfRelayLog() {
        caughtUp = true;
        lastMasterTimestamp = mySql ? UNSET : lastMasterTimestamp;
    }

    /**
     * Rule 4, for a reading IO thread and a running SQL thread.
     *
     * @param workersIdle whether no worker has anything to do
     */
    long seconds(HostClock clock, long nowNanos, boolean workersIdle) {
        if (lastMasterTimestamp == UNSET || (caughtUp && workersIdle)) {
            return 0;
        }
        return secondsSince(lastMasterTimestamp, clock, nowNanos);
    }

    /** The replica's clock minus a time stamp of the source, as far as the clocks agree; never negative. */
    long secondsSince(long timestampSeconds, HostClock clock, long nowNanos) {
        return Math.max(0, clock.seconds(nowNanos) - timestampSeconds - clockDiffSeconds);
    }
}
