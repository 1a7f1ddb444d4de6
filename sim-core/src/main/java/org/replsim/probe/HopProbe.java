package org.replsim.probe;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Transactions;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.server.ServerVariable;

/**
 * How long transactions are under way to each replica, by each of its connections: over its last hop, and from the server where they were made. Both
 * are ages at the instant of applying, since the transaction could first be read in the binary log.
 */
public final class HopProbe {

    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final List<Node> nodes;
    private final Transactions transactions;
    private final Histogram[] hops;
    private final Histogram[] ways;
    /** Null while every source makes what it sends: then the last hop is all of the way. */
    private final @Nullable OriginTimes origins;

    private boolean measuring;

    /** @param slots how many connections are watched; the first of each server has its server's number */
    HopProbe(Cluster cluster, int slots) {
        nodes = List.copyOf(cluster.nodes());
        transactions = cluster.transactions();
        hops = new Histogram[slots];
        ways = new Histogram[slots];
        boolean relays = false;
        for (Node node : cluster.nodes()) {
            relays |= node.replica() != null
                    && node.server().variables().flag(ServerVariable.LOG_SLAVE_UPDATES)
                    && node.source() != null;
        }
        for (int i = 0; i < slots; i++) {
            hops[i] = new Histogram(HOUR_NANOS, DIGITS);
            ways[i] = relays ? new Histogram(HOUR_NANOS, DIGITS) : hops[i];
        }
        origins = relays ? new OriginTimes() : null;
    }

    void measure(boolean on) {
        measuring = on;
    }

    void published(int server, long from, long to, long now) {
        OriginTimes known = origins;
        if (known != null) {
            Binlog log = log(server);
            for (long row = from; row < to; row++) {
                // What goes round in a ring comes through its origin's log again; the first time counts.
                long id = log.id(row);
                if (transactions.origin(id) == server && known.of(id) == OriginTimes.UNKNOWN) {
                    known.put(id, now);
                }
            }
        }
    }

    void applied(int slot, int source, long row, long now) {
        if (!measuring || source >= nodes.size()) {
            return;
        }
        Binlog log = log(source);
        long hop = now - log.publishedNanos(row);
        hops[slot].recordValue(Math.min(HOUR_NANOS, hop));
        OriginTimes known = origins;
        if (known != null) {
            long made = known.of(log.id(row));
            long way = made == OriginTimes.UNKNOWN ? hop : now - made;
            ways[slot].recordValue(Math.min(HOUR_NANOS, way));
        }
    }

    /** A server that is started with another log_bin has another log. */
    private Binlog log(int server) {
        return nodes.get(server).engine().binlog();
    }

    /** Age of transactions when a connection's applier had applied them, since its source could send them; nanoseconds. */
    public Histogram hop(int slot) {
        return hops[slot];
    }

    /** The same since the server where they were made could send them; nanoseconds. */
    public Histogram way(int slot) {
        return ways[slot];
    }
}
