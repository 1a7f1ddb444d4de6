package org.replsim.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.random.Distribution;

/**
 * Who writes to a server.
 *
 * @param name unique among workloads; draws are keyed by it
 * @param on the server that is written to
 * @param from the host of the load generator, or null if it costs the model nothing
 * @param clientRttNanos round trip between the clients and the server
 * @param pace closed or open
 * @param transactions the mix, at least one kind; not asked if a recording is played
 * @param table the table it shares with others that name it, whose rows are kept on every server; null for one of its own,
 *     of which only locks are known
 * @param reconnect how its clients come back when they have lost their server; null: never
 */
public record WorkloadSpec(
        String name,
        String on,
        @Nullable String from,
        long clientRttNanos,
        Pace pace,
        List<TransactionSpec> transactions,
        @Nullable String table,
        @Nullable Reconnect reconnect) {

    /** A table of its own, whose rows are not kept, and clients that do not come back. */
    public WorkloadSpec(
            String name,
            String on,
            @Nullable String from,
            long clientRttNanos,
            Pace pace,
            List<TransactionSpec> transactions) {
        this(name, on, from, clientRttNanos, pace, transactions, null, null);
    }

    /** Copies the mix. */
    public WorkloadSpec {
        transactions = List.copyOf(transactions);
    }

    /** The recording whose transactions are sent, or null if they are made from the mix. */
    @Nullable
    Recording recording() {
        return pace instanceof Pace.Open open && open.arrivals() instanceof Arrivals.Replay replay
                ? replay.recording()
                : null;
    }

    /** What makes a transaction begin. */
    public sealed interface Pace {
        /** A fixed number of clients, each of which thinks, sends one transaction and waits for its answer. */
        record Closed(int clients, Distribution thinkNanos) implements Pace {}

        /** Transactions arrive whatever the server does; each takes a free connection or waits for one. */
        record Open(Arrivals arrivals, int connections) implements Pace {}
    }
}
