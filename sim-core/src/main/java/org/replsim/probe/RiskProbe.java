package org.replsim.probe;

import org.replsim.binlog.Binlog;
import org.replsim.server.source.Source;

/** The data-loss window of one source: what its clients were told OK for and no replica has received yet (spec 5.3). */
final class RiskProbe {

    private final Source source;
    private final Binlog log;
    /** Rows that the replica that has received most has. */
    private long received;

    private long transactions;
    private long bytes;
    private long maxTransactions;

    RiskProbe(Source source) {
        this.source = source;
        log = source.binlog();
    }

    void acknowledged(long row) {
        if (row >= received) {
            transactions++;
            bytes += bytesOf(row);
            maxTransactions = Math.max(maxTransactions, transactions);
        }
    }

    void received(long row) {
        if (row < received) {
            return;
        }
        received = row + 1;
        if (log.has(row, Binlog.ACKNOWLEDGED)) {
            transactions--;
            bytes -= bytesOf(row);
        }
    }

    long transactions() {
        return transactions;
    }

    long maxTransactions() {
        return maxTransactions;
    }

    long bytes() {
        return bytes;
    }

    /** Age of the oldest transaction at risk, nanoseconds since it was published; 0 if there is none. */
    long ageNanos(long now) {
        if (transactions == 0) {
            return 0;
        }
        long row = received;
        while (row < log.published() && !log.has(row, Binlog.ACKNOWLEDGED)) {
            row++;
        }
        return row == log.published() ? 0 : now - log.publishedNanos(row);
    }

    private long bytesOf(long row) {
        return source.bytesOf(row);
    }
}
