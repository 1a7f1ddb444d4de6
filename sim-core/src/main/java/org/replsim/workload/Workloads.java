package org.replsim.workload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Transactions;
import org.replsim.cluster.Cluster;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;
import org.replsim.host.Host;
import org.replsim.server.source.Source;

/** Puts the clients of all workloads to work. */
public final class Workloads {

    private final Cluster cluster;
    private final long seed;
    private final List<Reachable> returning = new ArrayList<>();

    /** @param seed of everything the clients decide */
    public Workloads(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.seed = seed;
    }

    /** Adds the clients of a workload; the first ones begin at time 0. */
    public void add(WorkloadSpec spec) {
        Transactions transactions = cluster.transactions();
        int table = transactions.count();
        Source source = cluster.source(spec.on());
        transactions.add(new SyntheticTransactions(spec.name(), spec.transactions(), seed, table));
        transactions.madeOn(table, source.server().index());
        Reconnect reconnect = spec.reconnect();
        if (reconnect != null) {
            addReturning(spec, new Reachable(cluster, spec, reconnect, table, seed));
            return;
        }
        @Nullable Host from = spec.from() == null ? null : cluster.host(spec.from());
        Setting setting = new Setting(spec.name(), source, from, spec.clientRttNanos(), table);
        if (spec.pace() instanceof WorkloadSpec.Pace.Closed closed) {
            QuantileTable think = QuantileTable.of(closed.thinkNanos());
            Draws draws = new Draws(seed, spec.name() + "/think");
            for (int client = 0; client < closed.clients(); client++) {
                new ClosedClient(setting, think, draws, client);
            }
        } else if (spec.pace() instanceof WorkloadSpec.Pace.Open open) {
            new OpenClients(setting, open, new Draws(seed, spec.name() + "/arrivals"));
        }
    }

    private void addReturning(WorkloadSpec spec, Reachable reach) {
        returning.add(reach);
        if (spec.pace() instanceof WorkloadSpec.Pace.Closed closed) {
            QuantileTable think = QuantileTable.of(closed.thinkNanos());
            Draws draws = new Draws(seed, spec.name() + "/think");
            for (int client = 0; client < closed.clients(); client++) {
                new ReturningClient(reach, think, draws, client);
            }
        } else if (spec.pace() instanceof WorkloadSpec.Pace.Open open) {
            new ReturningPool(reach, open, new Draws(seed, spec.name() + "/arrivals"));
        }
    }

    /** What the clients that come back went through, workload by workload. */
    public List<Returns> returns() {
        return returning.stream().map(Reachable::returns).toList();
    }

    /** Adds heartbeat-table writers; returns their number among the sources of transactions, by place in the list. */
    public int[] add(List<HeartbeatSpec> heartbeats) {
        int[] tables = new int[heartbeats.size()];
        for (int i = 0; i < tables.length; i++) {
            HeartbeatSpec spec = heartbeats.get(i);
            tables[i] = cluster.transactions().count();
            cluster.transactions().add(new HeartbeatTransactions(spec.on(), tables[i], seed));
            cluster.transactions()
                    .madeOn(tables[i], cluster.node(spec.on()).server().index());
            new HeartbeatWriter(cluster.source(spec.on()), spec.intervalNanos(), tables[i]);
        }
        return tables;
    }
}
