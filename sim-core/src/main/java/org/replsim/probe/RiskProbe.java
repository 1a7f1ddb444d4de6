package org.replsim.probe;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.Transactions;
import org.replsim.cluster.Cluster;
import org.replsim.server.source.Source;

/** The data-loss window of one source: what its clients were told OK for and no replica has received yet (spec 5.3). */
final class RiskProbe {

    private final Source source;
    private final Binlog log;
    private final RiskCauses causes;
    private final Transactions transactionsOf;
    /** Rows that the replica that has received most has. */
    private long received;

    private long transactions;
    private long bytes;
    private long maxTransactions;

    RiskProbe(Cluster cluster, Source source) {
        this.source = source;
        log = source.binlog();
        transactionsOf = cluster.transactions();
        causes = new RiskCauses(cluster, source);
    }

    RiskCauses causes() {
        return causes;
    }

    /** Of {@link #transactions}, those on the asynchronous path: semi-sync is not enabled, or they are on their way. */
    long async() {
        return transactions - semiSyncOff();
    }

    /** Of {@link #transactions}, those that semi-sync has let pass as it had fallen back. */
    long semiSyncOff() {
        return Math.min(transactions, causes.semiSyncOff(received));
    }

    /** Received by none but replicas that nobody would promote. */
    long notEligible() {
        return causes.notEligible(received);
    }

    /** Received by replicas that would be promoted, and on the stable storage of none. */
    long notDurable() {
        return causes.notDurable(received);
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
        if (log.has(row, Binlog.ACKNOWLEDGED) && madeHere(row)) {
            transactions--;
            bytes -= bytesOf(row);
        }
    }

    /** What others have made is at risk where it was made, if anywhere. */
    private boolean madeHere(long row) {
        int origin = transactionsOf.origin(log.id(row));
        return origin < 0 || origin == source.server().index();
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
