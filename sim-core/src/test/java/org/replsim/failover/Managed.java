package org.replsim.failover;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.RowEffect;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.Route;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.Fault;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.provision.Sizes;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.workload.IntRange;
import org.replsim.workload.Reconnect;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** A primary db1, its replicas db2 and db3, a manager 1 ms away from all, and clients that come back. */
final class Managed {

    static final long SECONDS = Specs.SECONDS;
    static final long RTT = Specs.MILLIS;

    private static final TransactionSpec INSERT =
            new TransactionSpec(1, 1, new IntRange(1, 1), 220, 100, null, false, 0, RowEffect.INSERT);

    final Specs specs = new Specs();
    Manager manager = Manager.ORCHESTRATOR;
    String host = "";
    List<String> secondary = List.of();
    PromotionRule promote = PromotionRule.MOST_RECEIVED;
    Fencing fencing = Fencing.NONE;
    OldPrimary oldPrimary = OldPrimary.LEAVE;

    @Nullable
    Sizes rebuild;

    /** Whose rows are kept on every server; each transaction inserts one. */
    @Nullable
    String table;

    boolean gtid;
    boolean unsetReadOnly = true;
    boolean salvage;
    long phase = SECONDS;
    long at = 10 * SECONDS;
    long block = 3600 * SECONDS;

    @Nullable
    Reconnect reconnect = new Reconnect(SECONDS / 2, 2 * SECONDS, 5 * SECONDS, false, true);

    Managed() {
        specs.duration = 60 * SECONDS;
        specs.clients = 4;
        specs.think = new Distribution.Constant(20 * Specs.MILLIS);
        specs.connectRetry = SECONDS;
        specs.replica = replicaVariables();
        specs.moreServers.add(new ServerSpec("db3", "c", ServerProfile.MARIADB_10_11, replicaVariables()));
        specs.moreHosts.add(host("c"));
        specs.moreHosts.add(host("m"));
        specs.moreLinks.add(link("db1", "db3"));
        specs.moreLinks.add(link("db2", "db3"));
        specs.moreReplication.add(new ReplicationSpec("db3", "db1", SECONDS, 100_000, -1, true, true));
    }

    private static ServerVariables replicaVariables() {
        return new ServerVariables()
                .set(ServerVariable.LOG_BIN, "mysql-bin")
                .set(ServerVariable.LOG_SLAVE_UPDATES, 1)
                .set(ServerVariable.READ_ONLY, 1)
                .set(ServerVariable.SLAVE_NET_TIMEOUT, 4);
    }

    private static HostSpec host(String name) {
        DiskSpec disk = new DiskSpec(new Distribution.Constant(100 * Specs.MICROS), 4, 2e9);
        return new HostSpec(name, 8, disk, Specs.USUAL, ClockSpec.EXACT);
    }

    private static LinkSpec link(String a, String b) {
        return new LinkSpec(a, b, RTT, null, Specs.MILLIS, 1.25e9, 4 << 20);
    }

    Managed at(long nanos, Fault fault) {
        specs.at(nanos, fault);
        return this;
    }

    FailoverSpec failover() {
        boolean mha = manager == Manager.MHA;
        Timing timing = new Timing(
                phase,
                5 * SECONDS,
                SECONDS,
                mha ? 3 * SECONDS : SECONDS,
                4,
                2 * SECONDS,
                60 * SECONDS,
                3 * SECONDS,
                SECONDS,
                at,
                block);
        return new FailoverSpec(
                "failover",
                manager,
                host,
                RTT,
                "db1",
                List.of(),
                promote,
                true,
                gtid,
                fencing,
                unsetReadOnly,
                salvage,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Route.Kind.VIP,
                0,
                oldPrimary,
                rebuild,
                secondary,
                timing);
    }

    RunSpec spec() {
        RunSpec spec = specs.spec();
        List<WorkloadSpec> workloads = spec.workloads().stream()
                .map(load -> new WorkloadSpec(
                        load.name(),
                        load.on(),
                        load.from(),
                        load.clientRttNanos(),
                        load.pace(),
                        table == null ? load.transactions() : List.of(INSERT),
                        table,
                        reconnect))
                .toList();
        return spec.withWorkloads(workloads).withProcedures(List.of(failover()));
    }

    RunRecord run() {
        return Run.execute(spec());
    }

    static Takeover only(RunRecord record) {
        if (record.takeovers().size() != 1) {
            throw new AssertionError("takeovers: " + record.takeovers() + " steps " + record.courses());
        }
        return record.takeovers().get(0);
    }
}
