package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.HostSpec;
import org.replsim.server.Probe;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** The promise of determinism: same specification, same bits, whoever watches and wherever it runs. */
class SameBitsTest {

    private static final RunSpec SPEC = DigestPrinter.spec();

    @TempDir
    Path folder;

    @Test
    void twoRunsAreTheSame() {
        RunRecord one = Run.execute(SPEC);
        RunRecord other = Run.execute(SPEC);
        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(one.serverDigests()).isEqualTo(other.serverDigests());
        assertThat(one.events()).isEqualTo(other.events()).isGreaterThan(1_000);
    }

    @Test
    void anotherSeedIsAnotherRun() {
        RunSpec other = new RunSpec(
                SPEC.seed() + 1,
                SPEC.durationNanos(),
                SPEC.warmupNanos(),
                SPEC.sampleNanos(),
                SPEC.backlogLimit(),
                SPEC.cluster(),
                SPEC.workloads(),
                SPEC.heartbeats(),
                SPEC.timeline());
        assertThat(Run.execute(other).digest()).isNotEqualTo(Run.execute(SPEC).digest());
    }

    @Test
    void watchingChangesNothing() {
        Cluster unwatched = Run.bare(SPEC, Probe.NONE);
        RunRecord watched = Run.execute(SPEC);
        assertThat(unwatched.digest()).isEqualTo(watched.digest());
        assertThat(unwatched.simulation().events()).isEqualTo(watched.events());
    }

    @Test
    void aFinerGridOfSamplesChangesNothing() {
        RunSpec fine = new RunSpec(
                SPEC.seed(),
                SPEC.durationNanos(),
                SPEC.warmupNanos(),
                SPEC.sampleNanos() / 137,
                SPEC.backlogLimit(),
                SPEC.cluster(),
                SPEC.workloads(),
                SPEC.heartbeats(),
                SPEC.timeline());
        assertThat(Run.execute(fine).digest()).isEqualTo(Run.execute(SPEC).digest());
    }

    /** Its name sorts before, between and behind the others', so its timers take ranks everywhere. */
    @Test
    void anIdleUnconnectedServerChangesNoOtherServersDigest() {
        RunRecord without = Run.execute(SPEC);
        for (String name : List.of("aaa", "db1x", "zzz")) {
            SortedMap<String, Long> with =
                    new TreeMap<>(Run.execute(withIdle(name)).serverDigests());
            with.remove(name);
            assertThat(with).as(name).isEqualTo(without.serverDigests());
        }
    }

    /** Turkish has a dotless i, Kathmandu a quarter of an hour, and an interpreted run no fused arithmetic. */
    @Test
    void anotherJvmWithAnotherLocaleZoneAndEncodingInterpretedIsTheSame() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(digest(
                        java,
                        "-Xint",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Dfile.encoding=ISO-8859-1"))
                .isEqualTo(Run.execute(SPEC).digest());
    }

    @Test
    void aNewerJdkIsTheSame() throws Exception {
        Optional<Path> newer = newerJava();
        if (newer.isEmpty()) {
            System.out.println("no JDK beside this one was found: not compared");
            return;
        }
        assertThat(digest(newer.get().toString())).isEqualTo(Run.execute(SPEC).digest());
    }

    private static RunSpec withIdle(String name) {
        ClusterSpec cluster = SPEC.cluster();
        HostSpec like = cluster.hosts().get(0);
        List<HostSpec> hosts = new ArrayList<>(cluster.hosts());
        hosts.add(0, new HostSpec("host of " + name, 2, like.disk(), like.hardware(), like.clock()));
        List<ServerSpec> servers = new ArrayList<>(cluster.servers());
        ServerVariables variables = new ServerVariables()
                .set(ServerVariable.LOG_BIN, "mysql-bin")
                .set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, 1);
        servers.add(0, new ServerSpec(name, "host of " + name, ServerProfile.MARIADB_10_11, variables));
        return new RunSpec(
                SPEC.seed(),
                SPEC.durationNanos(),
                SPEC.warmupNanos(),
                SPEC.sampleNanos(),
                SPEC.backlogLimit(),
                new ClusterSpec(hosts, servers, cluster.links(), cluster.replication()),
                SPEC.workloads(),
                SPEC.heartbeats(),
                SPEC.timeline());
    }

    private long digest(String java, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DigestPrinter.class.getName()));
        File output = folder.resolve("digest").toFile();
        Process process = new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(Files.readString(output.toPath()));
    }

    /** A JDK beside the one that runs the tests, of another version, if there is one. */
    private static Optional<Path> newerJava() throws Exception {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        Path all = home.getParent();
        try (Stream<Path> beside = Files.list(all)) {
            return beside.filter(path -> !path.toAbsolutePath().equals(home) && !Files.isSymbolicLink(path))
                    .map(path -> path.resolve("bin").resolve("java"))
                    .filter(path -> Files.isExecutable(path) && !sameFile(path, home.resolve("bin/java")))
                    .findFirst();
        }
    }

    private static boolean sameFile(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
