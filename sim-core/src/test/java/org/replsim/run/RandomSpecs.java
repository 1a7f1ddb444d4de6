package org.replsim.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Freeze;
import org.replsim.fault.FreezeHost;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restore;
import org.replsim.fault.SetRtt;
import org.replsim.fault.SetVariable;
import org.replsim.fault.SlowDisk;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.fault.Thaw;
import org.replsim.fault.ThawHost;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.Hardware;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.workload.Arrivals;
import org.replsim.workload.HeartbeatSpec;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;
import org.replsim.workload.WorkloadSpec;

/**
 * A random scenario for a seed: any topology of two or three servers, any settings, any faults. Faults come before three
 * quarters of the run, then everything that can be is restored and started; a load that ends does so before that.
 */
final class RandomSpecs {

    private static final long MICROS = Specs.MICROS;
    private static final long MILLIS = Specs.MILLIS;
    private static final long SECONDS = Specs.SECONDS;

    /** A machine that spends its time on events: what is begun for a connection is seldom finished when it is lost. */
    private static final Hardware SLUGGISH = new Hardware(
            new Distribution.Exponential(200.0 * MICROS),
            5 * MICROS,
            0,
            0,
            100 * MICROS,
            0,
            0,
            0,
            10 * MICROS,
            500 * MICROS,
            0,
            500 * MICROS,
            0,
            50 * MICROS,
            200 * MICROS,
            300 * MICROS,
            0,
            0,
            0,
            0,
            2,
            MILLIS);

    final Specs specs = new Specs();
    /** Whether the load is a list of instants, so that all are answered at the end unless the source has died. */
    final boolean loadEnds;

    private final SplittableRandom random;
    private final long calmNanos;

    RandomSpecs(long seed) {
        random = new SplittableRandom(seed);
        specs.seed = seed;
        specs.duration = between(2, 12) * SECONDS;
        specs.warmup = specs.duration / 10;
        specs.sample = 250 * MILLIS;
        calmNanos = specs.duration * 3 / 4;
        loadEnds = chance(0.5);
        machines();
        network();
        load();
        source();
        replicaSettings(specs.replica);
        thirdServer();
        faults();
        standstills();
        oldPlugin();
        RandomWeather weather = new RandomWeather(specs, random, calmNanos);
        weather.links();
        weather.restarts();
    }

    private long between(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private long any(long... values) {
        return values[random.nextInt(values.length)];
    }

    private void machines() {
        specs.cores = (int) any(1, 2, 8, 64);
        specs.hardware = loadEnds && chance(0.3) ? Specs.FREE : chance(0.3) ? SLUGGISH : Specs.USUAL;
        specs.replicaHardware = chance(0.3) ? SLUGGISH : Specs.USUAL;
        specs.fsync = chance(0.5)
                ? new Distribution.Constant(100 * MICROS)
                : new Distribution.Lognormal(150 * MICROS, 2 * MILLIS);
        specs.channels = (int) any(1, 4);
        specs.replicaClock = new ClockSpec(between(-3, 3) * 700 * MILLIS, between(-200, 200));
    }

    private void network() {
        specs.rtt = any(0, 100 * MICROS, MILLIS, 10 * MILLIS, 100 * MILLIS);
        specs.jitter = chance(0.5) ? null : new Distribution.Pareto(20 * MICROS, 1.5);
        specs.bandwidth = chance(0.3) ? 2e6 : 1.25e9;
        specs.window = any(3_000, 64_000, 4 << 20);
        specs.connectRetry = any(500 * MILLIS, SECONDS);
    }

    private void load() {
        specs.clients = (int) any(1, 3, 16, 64);
        specs.think = chance(0.5) ? new Distribution.Constant(MILLIS) : new Distribution.Exponential(5.0 * MILLIS);
        specs.statements = (int) any(1, 1, 3);
        boolean large = chance(0.1);
        specs.rows = large ? new IntRange(1, 800) : new IntRange(1, 4);
        specs.hot = chance(0.3) ? new HotRows((int) any(2, 20, 1_000), 0.9, 0.7) : null;
        if (loadEnds) {
            int count = (int) between(10, large ? 60 : 3_000);
            long[] instants = new long[count];
            Arrays.setAll(instants, i -> random.nextLong(calmNanos));
            specs.pace = new WorkloadSpec.Pace.Open(new Arrivals.Recorded(instants), (int) any(1, 8, 100));
        } else if (chance(0.3)) {
            specs.pace = new WorkloadSpec.Pace.Open(new Arrivals.Poisson(any(50, 500)), (int) any(5, 100));
        }
        if (chance(0.3)) {
            specs.heartbeats.add(new HeartbeatSpec("db1", 300 * MILLIS));
        }
    }

    private void source() {
        if (chance(0.75)) {
            specs.semiSync(chance(0.5) ? "AFTER_SYNC" : "AFTER_COMMIT");
        }
        specs.source
                .set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, any(0, 20, 300, 10_000))
                .set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, any(0, 1, 1))
                .set(ServerVariable.SYNC_BINLOG, any(0, 1, 1, 7))
                .set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, any(0, 1, 1, 2))
                .set(ServerVariable.INNODB_LOCK_WAIT_TIMEOUT, any(1, 50))
                .set(ServerVariable.MAX_BINLOG_SIZE, any(4_096, 1 << 17, 1 << 30));
        if (chance(0.2)) {
            specs.source
                    .set(ServerVariable.BINLOG_COMMIT_WAIT_COUNT, any(2, 10))
                    .set(ServerVariable.BINLOG_COMMIT_WAIT_USEC, any(200, 5_000));
        }
    }

    private void replicaSettings(ServerVariables variables) {
        variables
                .set(ServerVariable.RELAY_LOG_SPACE_LIMIT, any(0, 0, 10, 5_000, 100_000))
                .set(ServerVariable.MAX_RELAY_LOG_SIZE, any(4_096, 20_000, 1 << 30))
                .set(ServerVariable.SYNC_RELAY_LOG, any(0, 1, 7, 10_000))
                .set(ServerVariable.RELAY_LOG_PURGE, any(0, 1, 1, 1))
                .set(ServerVariable.SYNC_BINLOG, any(0, 1))
                .set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, any(0, 1))
                .set(ServerVariable.SLAVE_NET_TIMEOUT, any(1, 2, 60));
    }

    /** A second replica of db1, or one of db2. */
    private void thirdServer() {
        if (chance(0.5)) {
            return;
        }
        boolean cascade = chance(0.5);
        if (cascade) {
            specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        }
        ServerVariables variables = new ServerVariables().set(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED, any(0, 1));
        replicaSettings(variables);
        String host = chance(0.3) ? "a" : chance(0.2) ? "b" : "c";
        specs.moreHosts.add(new HostSpec(
                "c", 2, new DiskSpec(new Distribution.Constant(80 * MICROS), 1, 1e9), Specs.USUAL, ClockSpec.EXACT));
        specs.moreServers.add(new ServerSpec("db3", host, ServerProfile.MARIADB_10_11, variables));
        String from = cascade ? "db2" : "db1";
        specs.moreLinks.add(
                new LinkSpec(from, "db3", any(0, 3 * MILLIS, 60 * MILLIS), null, MILLIS, 1e8, any(5_000, 1 << 20)));
        specs.moreReplication.add(
                new ReplicationSpec("db3", from, 700 * MILLIS, 100_000, any(-1, 200 * MILLIS), true, true));
    }

    private void faults() {
        List<String[]> links = new ArrayList<>();
        links.add(new String[] {"db1", "db2"});
        specs.moreLinks.forEach(link -> links.add(new String[] {link.a(), link.b()}));
        int count = (int) any(0, 1, 3, 10, 30);
        for (int i = 0; i < count; i++) {
            String[] link = links.get(random.nextInt(links.size()));
            long at = random.nextLong(calmNanos);
            switch (random.nextInt(5)) {
                case 0, 1 -> cut(link, at);
                case 2 -> specs.at(at, new SetRtt(link[0], link[1], any(0, 500 * MICROS, 40 * MILLIS)));
                case 3 -> stopAndStart(link[1], at);
                default -> setting(at);
            }
        }
        for (String[] link : links) {
            specs.at(calmNanos, new Restore(link[0], link[1]));
            specs.at(calmNanos, new StartThreads(link[1], ReplicaThread.BOTH));
        }
        crashes();
    }

    private void cut(String[] link, long at) {
        CutKind kind = CutKind.values()[random.nextInt(CutKind.values().length)];
        specs.at(at, new Cut(link[0], link[1], kind));
        specs.at(at + any(0, 0, 5 * MILLIS, 300 * MILLIS, 3 * SECONDS), new Restore(link[0], link[1]));
    }

    private void stopAndStart(String replica, long at) {
        ReplicaThread thread = ReplicaThread.values()[random.nextInt(ReplicaThread.values().length)];
        specs.at(at, new StopThreads(replica, thread));
        specs.at(at + any(0, 0, MILLIS, 400 * MILLIS), new StartThreads(replica, thread));
    }

    private void setting(long at) {
        switch (random.nextInt(5)) {
            case 0, 1 -> set(at, "db1", ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, any(0, 50, 1_000));
            case 2 -> set(at, "db1", ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, any(0, 1));
            case 3 -> set(at, "db2", ServerVariable.SYNC_RELAY_LOG, any(0, 1, 5));
            default -> set(at, "db2", ServerVariable.MAX_RELAY_LOG_SIZE, any(4_096, 50_000));
        }
    }

    private void set(long at, String server, ServerVariable variable, long number) {
        specs.at(at, new SetVariable(server, variable, number));
    }

    /** Servers and hosts that stand still, and slow disks; drawn last, so that they leave the rest of a scenario as it is. */
    private void standstills() {
        int count = (int) any(0, 0, 1, 3, 8);
        for (int i = 0; i < count; i++) {
            long at = random.nextLong(calmNanos);
            long until = at + any(0, MILLIS, 30 * MILLIS, 400 * MILLIS, 4 * SECONDS);
            String server = chance(0.5) ? "db1" : "db2";
            String host = chance(0.5) ? "a" : "b";
            switch (random.nextInt(3)) {
                case 0 -> specs.at(at, new Freeze(server)).at(until, new Thaw(server));
                case 1 -> specs.at(at, new FreezeHost(host)).at(until, new ThawHost(host));
                default -> specs.at(at, new SlowDisk(host, any(2, 50))).at(until, new SlowDisk(host, 1));
            }
        }
        for (String server : List.of("db1", "db2")) {
            specs.at(calmNanos, new Thaw(server));
        }
        for (String host : List.of("a", "b")) {
            specs.at(calmNanos, new ThawHost(host)).at(calmNanos, new SlowDisk(host, 1));
        }
    }

    /** Some have the version whose dump threads read the ACKs, and only AFTER_COMMIT. */
    private void oldPlugin() {
        if (chance(0.2)) {
            specs.profile = ServerProfile.MARIADB_5_5;
            specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT, 1);
        }
    }

    private void crashes() {
        if (chance(0.1)) {
            specs.at(random.nextLong(calmNanos), chance(0.5) ? new CrashProcess("db2") : new CrashHost("b"));
        }
        if (chance(0.4)) {
            long at = random.nextLong(specs.duration / 4, calmNanos);
            specs.at(at, chance(0.5) ? new CrashProcess("db1") : new CrashHost("a"));
            if (chance(0.3)) {
                specs.at(at, new Cut("db1", "db2", CutKind.SILENT));
            }
        }
    }
}
