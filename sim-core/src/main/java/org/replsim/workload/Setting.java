package org.replsim.workload;

import org.jspecify.annotations.Nullable;
import org.replsim.host.Burst;
import org.replsim.host.Host;
import org.replsim.host.Warmth;
import org.replsim.server.Server;
import org.replsim.server.source.Source;

/**
 * Where the clients of a workload live and whom they write to; what they tell those who watch.
 *
 * @param name of the workload
 * @param source the server they write to
 * @param from the host of the load generator, or null if it costs nothing
 * @param rttNanos between the clients and the server
 * @param table number of the workload among the sources of transactions
 * @param kept where rows are kept: what its connections do with them; or null
 */
record Setting(
        String name,
        Source source,
        @Nullable Host from,
        long rttNanos,
        int table,
        @Nullable Kept kept) {

    /** A workload whose rows are kept. */
    record Kept(SyntheticTransactions source, WorkloadRows rows) {}

    /** What a new connection does with rows that are kept; null if none are. */
    @Nullable
    ConnectionRows connectionRows() {
        return kept == null ? null : new ConnectionRows(kept.source(), kept.rows());
    }

    /** Spends the load generator's processor time for one command that it sends. */
    void generate(Burst burst) {
        if (from == null) {
            burstWithoutCost(burst);
        } else {
            from.cores().submit(burst, from.hardware().client());
        }
    }

    /** Of the load generator's code. */
    Warmth warmth() {
        return from == null ? new Warmth() : from.warmth("client");
    }

    void arrived() {
        Server server = source.server();
        server.probe().arrived(server.index(), server.now());
    }

    void acknowledged(long row, long latencyNanos) {
        Server server = source.server();
        server.probe().acknowledged(server.index(), row, latencyNanos, server.now());
    }

    /** @param gone whether the transaction has left the system, rather than being tried again */
    void failed(int errno, long latencyNanos, boolean gone) {
        Server server = source.server();
        server.probe().failed(server.index(), errno, latencyNanos, gone, server.now());
    }

    private void burstWithoutCost(Burst burst) {
        source.server().host().cores().outside(burst);
    }
}
