package org.replsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.Fault;
import org.replsim.fault.TimelineEntry;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.Hardware;
import org.replsim.host.HostSpec;
import org.replsim.host.Kernel;
import org.replsim.net.LinkSpec;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.workload.HeartbeatSpec;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** Builds run specifications for tests: a source db1 on host a and a replica db2 on host b, changed step by step. */
public final class Specs {

    public static final long MICROS = 1_000L;
    public static final long MILLIS = 1_000_000L;
    public static final long SECONDS = 1_000_000_000L;

    /** Nothing costs anything, so that what is left is what a test is about. */
    public static final Hardware FREE = new Hardware(
            new Distribution.Constant(0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, Kernel.FREE);

    /** A machine such as a small server might be. */
    public static final Hardware USUAL = usual(new Distribution.Lognormal(40 * MICROS, 120 * MICROS));

    /** The same, but all statements take the same time. */
    public static final Hardware STEADY = usual(new Distribution.Constant(40 * MICROS));

    public long seed = 1;
    public long duration = 10 * SECONDS;
    public long warmup = SECONDS;
    public long sample = 100 * MILLIS;
    public long backlog = 20_000_000;
    public int cores = 64;
    public ServerProfile profile = ServerProfile.MARIADB_10_11;
    public Hardware hardware = USUAL;
    public Distribution fsync = new Distribution.Constant(100 * MICROS);
    public int channels = 4;
    public long rtt = MILLIS;
    public @Nullable Distribution jitter;
    public double bandwidth = 1.25e9;
    public long window = 4 << 20;
    public int clients = 1;
    public Distribution think = new Distribution.Constant(0);
    public int statements = 1;
    public IntRange rows = new IntRange(1, 1);
    public @Nullable HotRows hot;
    public ServerVariables source =
            new ServerVariables().set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.SYNC_BINLOG, 1);
    public ServerVariables replica = new ServerVariables();
    public WorkloadSpec.@Nullable Pace pace;
    public @Nullable String from;
    public long clientRtt;
    public boolean workload = true;
    public boolean replicated = true;
    public final List<HeartbeatSpec> heartbeats = new ArrayList<>();
    public final List<TimelineEntry> timeline = new ArrayList<>();
    public final List<ServerSpec> moreServers = new ArrayList<>();
    public final List<HostSpec> moreHosts = new ArrayList<>();
    public final List<LinkSpec> moreLinks = new ArrayList<>();
    public final List<ReplicationSpec> moreReplication = new ArrayList<>();
    public double diskBandwidth = 2e9;
    public ClockSpec sourceClock = ClockSpec.EXACT;
    public ClockSpec replicaClock = ClockSpec.EXACT;
    public @Nullable Hardware replicaHardware;
    public long connectRetry = 60 * SECONDS;
    public long retryCount = 100_000;
    public long heartbeatPeriod = -1;
    public boolean ioThread = true;
    public boolean sqlThread = true;

    /** Nothing costs any time but the link, and nobody writes. */
    public static Specs quiet() {
        Specs specs = new Specs();
        specs.hardware = FREE;
        specs.fsync = new Distribution.Constant(0);
        specs.bandwidth = 1e15;
        specs.diskBandwidth = 1e15;
        specs.workload = false;
        return specs;
    }

    /** A machine on which only applying a transaction takes time. */
    public static Hardware applying(long nanos) {
        return applying(nanos, 0);
    }

    /** A machine on which only applying rows takes time. */
    public static Hardware applyingRows(long nanos) {
        return new Hardware(
                new Distribution.Constant(0),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                nanos,
                0,
                0,
                0,
                0,
                1,
                Kernel.FREE);
    }

    /** A machine on which only statements take time. */
    public static Hardware stating(Distribution time) {
        return new Hardware(time, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, Kernel.FREE);
    }

    /** A machine on which only the engine commit takes time. */
    public static Hardware committing(long nanos) {
        return new Hardware(
                new Distribution.Constant(0),
                0,
                0,
                0,
                0,
                0,
                0,
                nanos,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                Kernel.FREE);
    }

    /** And waking a thread of a parallel applier. */
    public static Hardware applying(long nanos, long handOver) {
        return new Hardware(
                new Distribution.Constant(0),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                nanos,
                0,
                0,
                handOver,
                0,
                0,
                1,
                Kernel.FREE);
    }

    public Specs semiSync(String waitPoint) {
        source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1);
        source.set(
                ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT,
                ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT.choices().indexOf(waitPoint));
        replica.set(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED, 1);
        return this;
    }

    public Specs at(long nanos, Fault fault) {
        timeline.add(new TimelineEntry(nanos, fault));
        return this;
    }

    public RunSpec spec() {
        WorkloadSpec load = new WorkloadSpec(
                "main",
                "db1",
                from,
                clientRtt,
                pace != null ? pace : new WorkloadSpec.Pace.Closed(clients, think),
                List.of(new TransactionSpec(1, statements, rows, 220, 100, hot, false, 0)));
        return new RunSpec(
                seed,
                duration,
                warmup,
                sample,
                backlog,
                cluster(),
                workload ? List.of(load) : List.of(),
                heartbeats,
                timeline);
    }

    public ClusterSpec cluster() {
        DiskSpec disk = new DiskSpec(fsync, channels, diskBandwidth);
        List<ServerSpec> servers = new ArrayList<>();
        servers.add(new ServerSpec("db1", "a", profile, source));
        servers.add(new ServerSpec("db2", "b", profile, replica));
        servers.addAll(moreServers);
        List<HostSpec> hosts = new ArrayList<>();
        hosts.add(new HostSpec("a", cores, disk, hardware, sourceClock));
        hosts.add(new HostSpec("b", cores, disk, replicaHardware == null ? hardware : replicaHardware, replicaClock));
        hosts.addAll(moreHosts);
        List<LinkSpec> links = new ArrayList<>();
        links.add(new LinkSpec("db1", "db2", rtt, jitter, MILLIS, bandwidth, window));
        links.addAll(moreLinks);
        List<ReplicationSpec> replication = new ArrayList<>();
        if (replicated) {
            replication.add(
                    new ReplicationSpec("db2", "db1", connectRetry, retryCount, heartbeatPeriod, ioThread, sqlThread));
        }
        replication.addAll(moreReplication);
        return new ClusterSpec(hosts, servers, links, replication);
    }

    /** What the clients of db1 saw. */
    public static WorkloadRecord clientsOf(RunRecord record) {
        return Objects.requireNonNull(record.workloads().get("db1"));
    }

    /** What db1 did. */
    public static SourceRecord sourceOf(RunRecord record) {
        return Objects.requireNonNull(record.sources().get("db1"));
    }

    private static Hardware usual(Distribution statement) {
        return new Hardware(
                statement,
                5 * MICROS,
                2,
                4 * MICROS,
                6 * MICROS,
                2 * MICROS,
                0.5,
                4 * MICROS,
                6 * MICROS,
                2 * MICROS,
                0.3,
                2 * MICROS,
                0.5,
                4 * MICROS,
                3 * MICROS,
                25 * MICROS,
                6 * MICROS,
                1,
                30 * MICROS,
                15 * MICROS,
                0,
                1 * MILLIS,
                Kernel.FREE);
    }
}
