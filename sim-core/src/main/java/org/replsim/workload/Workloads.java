package org.replsim.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** Tables whose rows are kept, by name. */
    private final Map<String, KeptTable> tables = new LinkedHashMap<>();

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
        Setting.@Nullable Kept kept = addSource(spec, table, source);
        transactions.madeOn(table, source.server().index());
        Reconnect reconnect = spec.reconnect();
        if (reconnect != null) {
            addReturning(spec, new Reachable(cluster, spec, reconnect, table, seed));
            return;
        }
        @Nullable Host from = spec.from() == null ? null : cluster.host(spec.from());
        Setting setting = new Setting(spec.name(), source, from, spec.clientRttNanos(), table, kept);
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

    /** Adds the source of a workload's transactions; what is kept of their rows, or null. */
    private Setting.@Nullable Kept addSource(WorkloadSpec spec, int table, Source source) {
        Recording recording = spec.recording();
        if (recording != null) {
            cluster.transactions().add(new RecordedTransactions(spec.name(), recording, seed, table));
            return null;
        }
        KeptTable shared = spec.table() == null ? null : keep(spec.table(), table, spec.transactions());
        int keys = shared == null ? table : shared.number();
        SyntheticTransactions made = new SyntheticTransactions(spec.name(), spec.transactions(), seed, keys);
        cluster.transactions().add(made);
        return shared == null ? null : kept(made, source, keys);
    }

    private static Setting.Kept kept(SyntheticTransactions made, Source source, int table) {
        WorkloadRows rows = new WorkloadRows(source.server(), table);
        made.keep(rows);
        return new Setting.Kept(made, rows);
    }

    /** One more workload uses a table; all servers keep its rows. */
    private KeptTable keep(String name, int number, List<TransactionSpec> mix) {
        KeptTable table =
                tables.getOrDefault(name, new KeptTable(number, 0, false)).with(mix);
        tables.put(name, table);
        cluster.nodes().forEach(node -> node.server().rows().keep(table.number(), name, table.initial(), table.keys()));
        return table;
    }

    /**
     * A table whose rows are kept.
     *
     * @param number in keys: that of the first workload that uses it
     * @param keys how many hot rows the workloads speak of
     * @param filledByClients whether clients insert them, so that they are not there at the beginning
     */
    private record KeptTable(int number, int keys, boolean filledByClients) {

        KeptTable with(List<TransactionSpec> mix) {
            int most = keys;
            for (TransactionSpec kind : mix) {
                HotRows hot = kind.hotRows();
                most = hot == null ? most : Math.max(most, hot.count());
            }
            return new KeptTable(number, most, filledByClients || mix.stream().anyMatch(TransactionSpec::insertsByKey));
        }

        int initial() {
            return filledByClients ? 0 : keys;
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
