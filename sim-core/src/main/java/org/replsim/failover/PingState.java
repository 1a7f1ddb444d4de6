package org.replsim.failover;

/**
 * How MHA counts (spec 5.2): a primary is dead when so many tries in a row have failed and the secondary route agrees. If it
 * does not agree, counting begins anew.
 *
 * @param failures in a row so far
 * @param dead whether that was enough
 */
record PingState(int failures, boolean dead) {

    static final PingState ALIVE = new PingState(0, false);

    /**
     * After a try.
     *
     * @param answered whether the primary answered
     * @param enough how many failures make it dead
     * @param othersReachIt whether it answers over the secondary route
     */
    PingState after(boolean answered, int enough, boolean othersReachIt) {
        if (answered) {
            return ALIVE;
        }
        int now = failures + 1;
        if (now < enough) {
            return new PingState(now, false);
        }
        return othersReachIt ? ALIVE : new PingState(now, true);
    }
}
