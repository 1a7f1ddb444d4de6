package org.replsim.admin.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Cluster;
import org.replsim.engine.Simulation;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Restore;
import org.replsim.fault.Timeline;
import org.replsim.fault.TimelineEntry;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.RelayLog.RelayFile;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;
import org.replsim.workload.IntRange;
import org.replsim.workload.Workloads;

/** Each event begins where the one before ends, and the last ends where the file does, whatever was written. */
class LogPositionsTest {

    static List<ServerProfile> profiles() {
        return ServerProfile.all();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void eventsFillTheFiles(ServerProfile profile) {
        long seed = 20180131;
        Random random = new Random(seed);
        for (int trial = 0; trial < 8; trial++) {
            Cluster cluster = run(profile, random, seed + trial);
            Source source = cluster.source("db1");
            BinlogFiles files = source.binlog().files();
            assertThat(files.count()).as("seed %d trial %d", seed, trial).isGreaterThan(1);
            for (int file = 0; file < files.count(); file++) {
                List<LogEntry> entries = new BinlogReader(cluster, source).read(file);
                adjacent(entries, files.sizeOf(file));
                assertThat(entries)
                        .allSatisfy(entry -> assertThat(entry.endLogPos()).isEqualTo(entry.end()));
            }
            Replica replica = cluster.replica("db2");
            for (RelayFile file : replica.relayLog().files()) {
                adjacent(new RelayLogReader(cluster, replica).read(file), file.bytes());
            }
            assertThat(Objects.requireNonNull(replica.relayLog()).receivedRows())
                    .isPositive();
        }
    }

    private static void adjacent(List<LogEntry> entries, long size) {
        long position = 4;
        for (LogEntry entry : entries) {
            assertThat(entry.position()).as("%s", entry).isEqualTo(position);
            position = entry.end();
        }
        assertThat(position).as("end of %s", entries.get(0).file()).isEqualTo(size);
    }

    /** Random sizes, small files on both sides, a restart of the source and of the IO thread. */
    private static Cluster run(ServerProfile profile, Random random, long seed) {
        Specs specs = new Specs();
        specs.profile = profile;
        specs.clients = 1 + random.nextInt(6);
        specs.statements = 1 + random.nextInt(3);
        specs.rows = new IntRange(random.nextInt(2), 1 + random.nextInt(90));
        specs.source = profile.variables()
                .set(ServerVariable.LOG_BIN, "mysql-bin")
                .set(ServerVariable.MAX_BINLOG_SIZE, 40_960 + 4096L * random.nextInt(20));
        specs.replica = profile.variables().set(ServerVariable.LOG_BIN, "");
        specs.replica.set(ServerVariable.RELAY_LOG_PURGE, random.nextInt(2));
        specs.replica.set(ServerVariable.MAX_RELAY_LOG_SIZE, 20_480 + 4096L * random.nextInt(20));
        Simulation simulation = new Simulation();
        Cluster cluster = new Cluster(simulation, specs.cluster(), seed, 1_000_000, Probe.NONE);
        cluster.nodes().forEach(node -> node.engine().binlog().keep(1 << 20));
        new Workloads(cluster, seed).add(specs.spec().workloads().get(0));
        new Timeline(
                cluster,
                List.of(
                        new TimelineEntry(40 * Specs.MILLIS, new Cut("db1", "db2", CutKind.RESET)),
                        new TimelineEntry(41 * Specs.MILLIS, new Restore("db1", "db2"))));
        cluster.start();
        simulation.run(120 * Specs.MILLIS + random.nextInt(1_000_000));
        return cluster;
    }
}
