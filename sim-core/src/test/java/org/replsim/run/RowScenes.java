package org.replsim.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.RowEffect;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.rows.Drift;
import org.replsim.rows.KeyedRows;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;
import org.replsim.workload.Arrivals;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** Writers that share a table of kept rows, on servers db1 and db2, where nothing but the link takes time. */
public final class RowScenes {

    public static final long MILLIS = Specs.MILLIS;
    public static final long SECONDS = Specs.SECONDS;

    public final Specs specs = Specs.quiet();
    private final List<WorkloadSpec> workloads = new java.util.ArrayList<>();

    /** db2 replicates from db1 and may be written to as well. */
    public static RowScenes replica() {
        RowScenes scenes = new RowScenes();
        scenes.specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.SYNC_BINLOG, 1);
        scenes.specs.rtt = 10 * MILLIS;
        return scenes;
    }

    /** Each replicates from the other and logs what it applies. */
    public static RowScenes dualMaster() {
        RowScenes scenes = replica();
        scenes.specs.source.set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        scenes.specs.replica.set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        scenes.specs.moreReplication.add(new ReplicationSpec("db1", "db2", SECONDS, 100, -1, true, true));
        return scenes;
    }

    /** Transactions at given instants. */
    public RowScenes at(String name, String on, RowEffect change, int rows, @Nullable HotRows hot, long... nanos) {
        return add(name, on, "t", change, rows, hot, new WorkloadSpec.Pace.Open(new Arrivals.Recorded(nanos), 100));
    }

    /** Any load. */
    public RowScenes add(
            String name,
            String on,
            String table,
            RowEffect change,
            int rows,
            @Nullable HotRows hot,
            WorkloadSpec.Pace pace) {
        TransactionSpec kind = new TransactionSpec(1, 1, new IntRange(rows, rows), 100, 60, hot, false, 0, change);
        workloads.add(new WorkloadSpec(name, on, null, 0, pace, List.of(kind), table, null));
        return this;
    }

    public RunSpec spec() {
        return specs.spec().withWorkloads(workloads);
    }

    /** The cluster at time 0. */
    public Cluster begin() {
        return Run.begin(spec(), Probe.NONE);
    }

    /** The keys that a server has, and by whom: {@code 3:db1}, or {@code 3:-} for a row of the beginning. */
    public static List<String> rows(Cluster cluster, String server) {
        KeyedRows table = cluster.node(server).server().rows().table(0);
        List<String> rows = new java.util.ArrayList<>();
        List<String> names =
                cluster.nodes().stream().map(node -> node.server().name()).toList();
        for (long place = 0; place < table.end(); place++) {
            long writer = table.writer(place);
            if (writer != KeyedRows.ABSENT) {
                String by = writer == KeyedRows.INITIAL
                        ? "-"
                        : names.get(cluster.transactions().origin(writer));
                rows.add((place + 1) + ":" + by);
            }
        }
        return rows;
    }

    /** What two servers do not agree on, rows under way included. */
    public static Drift drift(Cluster cluster, String one, String other) {
        return Drift.between(
                cluster.node(one).server().rows(), cluster.node(other).server().rows(), key -> false);
    }
}
