package org.replsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restore;
import org.replsim.fault.SetRtt;
import org.replsim.fault.SetVariable;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.fault.TimelineEntry;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.Hardware;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.RunSpec;
import org.replsim.server.ServerVariable;
import org.replsim.workload.Arrivals;
import org.replsim.workload.HeartbeatSpec;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** A whole file against the records that a person would write for it. */
class ScenarioReaderTest {

    private static final String FILE = """
            name: whole
            title: All of it?
            about: |
              Two lines
              of prose.
            seed: 9
            duration: 2min
            warmup: 5s
            sample: 1s
            limits: {backlog: 1000}
            hosts:
              a:
                cores: 8
                disk: {fsync: {value: {exp: 1ms}, from: measured}, channels: 2, bandwidth: 100MB/s}
                clock: {offset: -2s, drift_ppm: 30}
                hardware: {statement: 50us, binlog_byte: {value: 1ns/B, from: fitted}}
              b: {cores: 4, disk: hdd}
            servers:
              db1: {host: a, cnf: {log-bin: bin, sync_binlog: 1, rpl_semi_sync_master_timeout: 2s}}
              db2: {host: b, cnf: {relay_log_space_limit: 16M}}
            links:
              - {between: [db1, db2], rtt: 10ms, jitter_slot: 2ms, bandwidth: 1Gbit/s, window: 64KiB}
            replication:
              - {replica: db2, source: db1, connect_retry: 10s, retry_count: 4, heartbeat_period: 5s, sql_thread: no}
            workloads:
              - on: db1
                from: b
                client_rtt: 200us
                clients: 3
                think: {exp: 2ms}
                transaction:
                  - {weight: 9, rows: 1..4, bytes_per_row: 220, hot_rows: {count: 100, zipf: 0.9, share: 10%}}
                  - {weight: 1, statements: 2, rows: 2, statement_bytes: 40}
                  - {weight: 0.1, ddl: 3s}
              - {name: bursts, on: db1, bursty: {high: 1000/s, high_mean: 1s, low: 10/s, low_mean: 9s}, connections: 20}
              - {name: day, on: db1, daily: {mean: 100/s, swing: 20%, period: 1h, peak_at: 5min}}
              - {name: recorded, on: db1, times: times.csv}
            heartbeat: {on: db1, interval: 500ms}
            timeline:
              - {at: 1s, cut: [db1, db2], kind: reset}
              - {at: 2s, restore: [db2, db1]}
              - {at: 3s, rtt: {between: [db1, db2], to: 1ms}}
              - {at: 4s, stop: {replica: db2, thread: io}}
              - {at: 5s, start: {replica: db2}}
              - {at: 6s, set: {server: db1, sync_binlog: 0}}
              - {at: 7s, crash: db1}
              - {at: 8s, crash_host: b}
            expect:
              - {that: commits > 0, because: somebody writes}
            """;

    @TempDir
    private Path folder;

    private Scenario read() throws Exception {
        Files.writeString(folder.resolve("times.csv"), "ms\n5\n1\n");
        Files.writeString(folder.resolve("whole.yaml"), FILE);
        return ScenarioReader.read(folder.resolve("whole.yaml"));
    }

    private RunSpec spec() throws Exception {
        return read().variants().get(0).spec();
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        Scenario scenario = read();
        assertThat(scenario.name()).isEqualTo("whole");
        assertThat(scenario.title()).isEqualTo("All of it?");
        assertThat(scenario.about()).isEqualTo("Two lines\nof prose.");
        assertThat(scenario.text()).isEqualTo(FILE);
        assertThat(scenario.variants()).extracting(Variant::name).containsExactly("base");
        assertThat(scenario.expectations().get(0).because()).isEqualTo("somebody writes");
    }

    @Test
    void theHashIsThatOfTheText() throws Exception {
        byte[] sha256 = java.security.MessageDigest.getInstance("SHA-256")
                .digest(FILE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(read().hash()).isEqualTo(String.format("%064x", new java.math.BigInteger(1, sha256)));
    }

    @Test
    void machinesAreWhatIsWritten() throws Exception {
        HostSpec a = spec().cluster().hosts().get(0);
        assertThat(a.disk()).isEqualTo(new DiskSpec(new Distribution.Exponential(1e6), 2, 1e8));
        assertThat(a.clock()).isEqualTo(new ClockSpec(-2_000_000_000L, 30));
        assertThat(a.hardware())
                .isEqualTo(new Hardware(
                        new Distribution.Constant(50_000),
                        5_000,
                        2,
                        4_000,
                        6_000,
                        2_000,
                        1,
                        4_000,
                        6_000,
                        2_000,
                        0.3,
                        2_000,
                        0.5,
                        4_000,
                        3_000,
                        25_000,
                        6_000,
                        1,
                        30_000,
                        15_000,
                        0,
                        5_000_000));
        assertThat(spec().cluster().hosts().get(1).disk())
                .isEqualTo(new DiskSpec(new Distribution.Lognormal(8e6, 25e6), 1, 150e6));
    }

    @Test
    void theClusterIsWhatIsWritten() throws Exception {
        var cluster = spec().cluster();
        var variables = cluster.servers().get(0).variables();
        assertThat(variables.text(ServerVariable.LOG_BIN)).isEqualTo("bin");
        assertThat(variables.number(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT))
                .isEqualTo(2000);
        assertThat(variables.number(ServerVariable.SERVER_ID)).isEqualTo(1);
        assertThat(cluster.servers().get(1).variables().number(ServerVariable.RELAY_LOG_SPACE_LIMIT))
                .isEqualTo(16 << 20);
        assertThat(cluster.links())
                .containsExactly(new LinkSpec("db1", "db2", 10_000_000, null, 2_000_000, 1.25e8, 65_536));
        assertThat(cluster.replication())
                .containsExactly(new ReplicationSpec("db2", "db1", 10_000_000_000L, 4, 5_000_000_000L, true, false));
    }

    @Test
    void workloadsAreWhatIsWritten() throws Exception {
        List<WorkloadSpec> workloads = spec().workloads();
        HotRows hot = new HotRows(100, 0.9, 0.1);
        assertThat(workloads.get(0))
                .isEqualTo(new WorkloadSpec(
                        "main",
                        "db1",
                        "b",
                        200_000,
                        new WorkloadSpec.Pace.Closed(3, new Distribution.Exponential(2e6)),
                        List.of(
                                new TransactionSpec(9, 1, new IntRange(1, 4), 220, 60, hot, false, 0),
                                new TransactionSpec(1, 2, new IntRange(2, 2), 200, 40, null, false, 0),
                                new TransactionSpec(0.1, 1, new IntRange(1, 1), 200, 60, null, true, 3_000_000_000L))));
        assertThat(workloads.get(1).pace())
                .isEqualTo(
                        new WorkloadSpec.Pace.Open(new Arrivals.Bursty(1000, 1_000_000_000L, 10, 9_000_000_000L), 20));
        assertThat(workloads.get(2).pace())
                .isEqualTo(new WorkloadSpec.Pace.Open(
                        new Arrivals.DailyCurve(100, 0.2, 3_600_000_000_000L, 300_000_000_000L), 151));
        var recorded = (WorkloadSpec.Pace.Open) workloads.get(3).pace();
        assertThat(((Arrivals.Recorded) recorded.arrivals()).nanos()).containsExactly(1_000_000, 5_000_000);
        assertThat(spec().heartbeats()).containsExactly(new HeartbeatSpec("db1", 500_000_000));
    }

    @Test
    void theTimelineIsWhatIsWritten() throws Exception {
        RunSpec spec = ScenarioReader.read(
                        "x",
                        FILE.replace("times: times.csv", "rate: 1/s").replace("warmup: 5s", "warmup: 0"),
                        Path.of(""))
                .variants()
                .get(0)
                .spec();
        assertThat(spec.warmupNanos()).isZero();
        assertThat(spec.timeline())
                .extracting(TimelineEntry::fault)
                .containsExactly(
                        new Cut("db1", "db2", CutKind.RESET),
                        new Restore("db2", "db1"),
                        new SetRtt("db1", "db2", 1_000_000),
                        new StopThreads("db2", ReplicaThread.IO),
                        new StartThreads("db2", ReplicaThread.BOTH),
                        new SetVariable("db1", ServerVariable.SYNC_BINLOG, 0),
                        new CrashProcess("db1"),
                        new CrashHost("b"));
        assertThat(spec.timeline()).extracting(TimelineEntry::atNanos).startsWith(1_000_000_000L, 2_000_000_000L);
        assertThat(spec.sampleNanos()).isEqualTo(1_000_000_000);
        assertThat(spec.backlogLimit()).isEqualTo(1000);
        assertThat(spec.seed()).isEqualTo(9);
    }

    @Test
    void theExplanationNamesEveryOrigin() throws Exception {
        String explanation = Explanation.of(read());
        String file = folder.resolve("whole.yaml").toString();
        assertThat(explanation)
                .containsPattern("links\\.db1-db2\\.rtt += 10ms +" + file + ":22")
                .containsPattern("hosts\\.b\\.disk\\.fsync += \\{lognormal: \\{p50: 8ms, p99: 25ms}} +preset disk hdd")
                .containsPattern("hosts\\.b\\.hardware\\.per_row += 5us +default \\(assumed\\)")
                .containsPattern("servers\\.db1\\.cnf\\.server_id += 1 +counted in order")
                .containsPattern("servers\\.db2\\.cnf\\.slave_net_timeout += 60 +default of the server version")
                .containsPattern("workloads\\.day\\.connections += 151 +max_connections of the servers")
                .doesNotContain("null");
    }
}
