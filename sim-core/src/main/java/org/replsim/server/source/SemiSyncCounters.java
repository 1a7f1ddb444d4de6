package org.replsim.server.source;

import java.util.Map;
import org.replsim.server.Server;

/** The semi-sync status counters of a source (spec 2.10). */
final class SemiSyncCounters {

    private static final String PREFIX = "Rpl_semi_sync_master_";

    long yesTx;
    long noTx;
    long noTimes;
    long txWaits;
    long txWaitTimeMicros;
    long netWaits;
    long netWaitTimeMicros;
    long requestAck;
    long getAck;
    long waitPosBacktraverse;
    long timefuncFailures;

    /**
     * Adds them under the server's names.
     *
     * @param ackCounters whether this version has request_ack and get_ack
     */
    void addTo(Map<String, Long> status, boolean ackCounters) {
        status.put(PREFIX + "yes_tx", yesTx);
        status.put(PREFIX + "no_tx", noTx);
        status.put(PREFIX + "no_times", noTimes);
        status.put(PREFIX + "tx_waits", txWaits);
        status.put(PREFIX + "tx_wait_time", txWaitTimeMicros);
        status.put(PREFIX + "tx_avg_wait_time", txWaits == 0 ? 0 : txWaitTimeMicros / txWaits);
        status.put(PREFIX + "net_waits", netWaits);
        status.put(PREFIX + "net_wait_time", netWaitTimeMicros);
        status.put(PREFIX + "net_avg_wait_time", netWaits == 0 ? 0 : netWaitTimeMicros / netWaits);
        if (ackCounters) {
            status.put(PREFIX + "request_ack", requestAck);
            status.put(PREFIX + "get_ack", getAck);
        }
        status.put(PREFIX + "wait_pos_backtraverse", waitPosBacktraverse);
        status.put(PREFIX + "timefunc_failures", timefuncFailures);
    }

    /** A wait for a row has ended by an ACK. */
    void acknowledged(Server server, long row) {
        yesTx++;
        server.probe().ackEndsWait(server.index(), row, server.now());
    }

    /** A wait has ended without a time-out; the clock may have been set back meanwhile. */
    void waited(long nanos) {
        if (nanos < 0) {
            timefuncFailures++;
        } else {
            txWaits++;
            txWaitTimeMicros += nanos / 1_000;
        }
    }

    /** RESET MASTER. */
    void reset() {
        flush();
        txWaits = 0;
        txWaitTimeMicros = 0;
        netWaits = 0;
        netWaitTimeMicros = 0;
        requestAck = 0;
        getAck = 0;
        waitPosBacktraverse = 0;
        timefuncFailures = 0;
    }

    void flush() {
        yesTx = 0;
        noTx = 0;
        noTimes = 0;
    }
}
