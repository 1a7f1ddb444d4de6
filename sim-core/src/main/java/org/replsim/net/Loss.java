package org.replsim.net;

import java.util.Arrays;
import org.replsim.engine.random.Draws;

/**
 * Segments that are lost on one direction of a link, and what that costs. TCP sends a lost segment again after one round
 * trip if enough others follow it to give three duplicate ACKs (RFC 5681), else when the retransmission time-out has passed,
 * which doubles with each further loss (RFC 6298). Whether others follow is taken from the traffic just before: a direction
 * that has sent three messages within the last round trip goes on so. What TCP's congestion window does is not modelled.
 */
final class Loss {

    private static final int SEGMENT_BYTES = 1448;
    private static final int DUPLICATE_ACKS = 3;
    /** A path that loses this often in a row is cut, not lossy. */
    private static final int MOST_TRIES = 12;

    private final Draws draws;
    private final long[] lastLeft = new long[DUPLICATE_ACKS];
    private long messages;
    private double share;

    Loss(long seed, String wire) {
        draws = new Draws(seed, wire + "/loss");
        Arrays.fill(lastLeft, Long.MIN_VALUE / 2);
    }

    boolean none() {
        return share == 0;
    }

    void share(double lost) {
        share = lost;
    }

    /** Extra time of a message until its last lost segment has arrived. */
    long repairNanos(long leftNanos, int bytes, long rttNanos) {
        int place = (int) (messages % DUPLICATE_ACKS);
        boolean dense = leftNanos - lastLeft[place] <= rttNanos;
        lastLeft[place] = leftNanos;
        int segments = Math.max(1, (bytes + SEGMENT_BYTES - 1) / SEGMENT_BYTES);
        boolean fast = dense || segments > DUPLICATE_ACKS;
        long most = 0;
        for (int segment = 0; segment < segments; segment++) {
            most = Math.max(most, repairOf(segment, fast, rttNanos));
        }
        messages++;
        return most;
    }

    private long repairOf(int segment, boolean fast, long rttNanos) {
        int lost = 0;
        while (lost < MOST_TRIES && Draws.unit(draws.bits(messages, segment * MOST_TRIES + lost)) < share) {
            lost++;
        }
        if (lost == 0) {
            return 0;
        }
        long first = Retransmission.timeoutNanos(rttNanos);
        long nanos = fast ? rttNanos : first;
        long timeout = fast ? first : Retransmission.doubled(first);
        for (int again = 1; again < lost; again++) {
            nanos += timeout;
            timeout = Retransmission.doubled(timeout);
        }
        return nanos;
    }
}
