package org.replsim.server.replica;

import org.replsim.host.HostClock;

/** Seconds_Behind_Master by MariaDB's algorithm for the single applier (spec 3.7). */
final class SecondsBehindMaster {

    private static final long UNSET = Long.MIN_VALUE;

    /** L: the time stamp of the last event read, seconds of the original server's clock. */
    private long lastMasterTimestamp = UNSET;
    /** The end of the newest relay log was reached and nothing has been read since. */
    private boolean caughtUp;
    /** Replica's clock minus source's clock, whole seconds, measured at connect. */
    private long clockDiffSeconds;

    /** I2: both clocks are compared in whole seconds. */
    void connected(long replicaSeconds, long sourceSeconds) {
        clockDiffSeconds = replicaSeconds - sourceSeconds;
    }

    /** Rule 2: an event is read, before it is applied. */
    void eventRead(long timestampSeconds) {
        lastMasterTimestamp = timestampSeconds;
        caughtUp = false;
    }

    /** Rule 3. */
    void endOfRelayLog() {
        caughtUp = true;
    }

    /** Rule 4, for a reading IO thread and a running SQL thread. */
    long seconds(HostClock clock, long nowNanos) {
        if (lastMasterTimestamp == UNSET || caughtUp) {
            return 0;
        }
        return Math.max(0, clock.seconds(nowNanos) - lastMasterTimestamp - clockDiffSeconds);
    }
}
