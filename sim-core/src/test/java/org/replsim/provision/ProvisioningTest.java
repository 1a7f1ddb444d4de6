package org.replsim.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.PurgeBinlogs;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.procedure.Step;
import org.replsim.run.CourseRecord;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/**
 * A replica is built of a server that is written to. Nothing takes time but what the test says: a client writes every 10 ms,
 * so w = 100/s; the dump of 100 MB takes 2 s, its copy 1 s, the restore 4 s; the replica applies 400/s.
 */
class ProvisioningTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final double PARTS = 2e-3;

    private static final Sizes SIZES = new Sizes(100_000_000, 50e6, null, 0, false, 25e6);

    private static Specs specs() {
        Specs specs = Specs.quiet();
        specs.workload = true;
        specs.replicated = false;
        specs.think = new Distribution.Constant(10 * MILLI);
        specs.bandwidth = 100e6;
        specs.duration = 20 * SECOND;
        specs.rtt = MILLI;
        specs.replicaHardware = Specs.applying(2_500_000);
        return specs;
    }

    private static RunSpec build(Specs specs, Method method, Sizes sizes, long idleNanos) {
        return specs.spec()
                .withProcedures(List.of(new Provisioning(
                        "build", SECOND, "db1", List.of("db2"), method, sizes, idleNanos, SECOND, 20 * MILLI)));
    }

    private static CourseRecord course(RunRecord record) {
        assertThat(record.courses()).hasSize(1);
        return record.courses().get(0);
    }

    private static double seconds(CourseRecord course, String phase) {
        return course.steps().stream()
                .filter(step -> step.phase().equals(phase))
                .mapToDouble(step -> step.nanos(-1) / 1e9)
                .findFirst()
                .orElseThrow();
    }

    private static String outcome(CourseRecord course, String phase) {
        return course.steps().stream()
                .filter(step -> step.phase().equals(phase))
                .map(Step::outcome)
                .findFirst()
                .orElseThrow();
    }

    private static double figure(CourseRecord course, String name) {
        return course.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .mapToDouble(figure -> figure.value())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** t_d = 2, t_c = 1, t_r = 4; T = 7 s of writes are missing, C = a/w = 4: t_u = T / (C - 1) = 7/3 s. */
    @Test
    void phasesTakeWhatTheyTakeAndCatchingUpTakesTheRestOfTheGeometricSeries() {
        CourseRecord course = course(Run.execute(build(specs(), Method.SINGLE_TRANSACTION, SIZES, 0)));

        assertThat(course.steps().stream().map(Step::phase))
                .containsExactly("lock", "dump", "copy", "restore", "change_master", "catch_up");
        assertThat(course.steps().stream().map(Step::where)).containsExactly("db1", "db1", "db2", "db2", "db2", "db2");
        assertThat(seconds(course, "lock")).isZero();
        assertThat(seconds(course, "dump")).isCloseTo(2, within(1e-6));
        assertThat(seconds(course, "copy")).isCloseTo(1, within(PARTS));
        assertThat(seconds(course, "restore")).isCloseTo(4, within(1e-6));
        assertThat(figure(course, "provision_backlog")).isCloseTo(700, within(2.0));
        assertThat(figure(course, "catch_up_seconds")).isCloseTo(7 / 3.0, within(0.05));
        assertThat(figure(course, "provision_seconds")).isCloseTo(7 + 7 / 3.0, within(0.06));
        assertThat(figure(course, "writers_blocked_seconds")).isZero();
        assertThat(figure(course, "provision_inconsistent")).isZero();
    }

    /** While the lock is held nothing is written, so only copy and restore count: T = 5 s, t_u = 5/3 s. */
    @Test
    void theGlobalReadLockBlocksWritersForTheWholeDump() {
        for (Method method : List.of(Method.LOCK_ALL, Method.SESSION)) {
            CourseRecord course = course(Run.execute(build(specs(), method, SIZES, 0)));
            assertThat(figure(course, "writers_blocked_seconds")).isBetween(1.98, 2.0);
            assertThat(figure(course, "provision_backlog")).isCloseTo(500, within(2.0));
            assertThat(figure(course, "catch_up_seconds")).isCloseTo(5 / 3.0, within(0.05));
        }
    }

    /** MySQL has the lock until its snapshot is there, which costs nothing here (spec 6.1). */
    @Test
    void mySqlTakesTheLockForASnapshotOnly() {
        Specs specs = specs();
        specs.profile = ServerProfile.MYSQL_5_7;
        CourseRecord course = course(Run.execute(build(specs, Method.SINGLE_TRANSACTION, SIZES, 0)));
        assertThat(outcome(course, "lock")).startsWith("FLUSH TABLES WITH READ LOCK");
        assertThat(figure(course, "writers_blocked_seconds")).isLessThan(0.001);
        assertThat(figure(course, "catch_up_seconds")).isCloseTo(7 / 3.0, within(0.05));
    }

    /** Statements of half a second: FTWRL waits for the one that runs, and the next one waits for it. */
    @Test
    void theLockWaitsForStatementsThatRun() {
        Specs specs = specs();
        specs.think = new Distribution.Constant(0);
        specs.hardware = Specs.stating(new Distribution.Constant(700 * MILLI));
        specs.replicaHardware = Specs.FREE;
        CourseRecord course = course(Run.execute(build(specs, Method.SESSION, SIZES, 0)));
        assertThat(seconds(course, "lock")).isCloseTo(0.4, within(1e-3));
        assertThat(figure(course, "writers_blocked_seconds")).isCloseTo(2, within(1e-3));
    }

    /** Spec 6.1: the window is idle for one second, the dump takes two: what a second brings is in it too much. */
    @Test
    void anIdleWindowLosesItsLockAndTheDumpIsInconsistent() {
        CourseRecord course = course(Run.execute(build(specs(), Method.SESSION, SIZES, SECOND)));
        assertThat(figure(course, "provision_inconsistent")).isCloseTo(100, within(2.0));
        assertThat(outcome(course, "dump"))
                .matches("lock lost to wait_timeout after 1 s: the dump is inconsistent by \\d+ transactions");
        assertThat(figure(course, "writers_blocked_seconds")).isBetween(0.98, 1.0);
    }

    /** a = 80/s, w = 100/s. */
    @Test
    void aReplicaThatAppliesTooSlowlyIsNeverLevel() {
        Specs specs = specs();
        specs.replicaHardware = Specs.applying(12_500_000);
        CourseRecord course = course(Run.execute(build(specs, Method.SINGLE_TRANSACTION, SIZES, 0)));
        assertThat(figure(course, "catch_up_seconds")).isInfinite();
        assertThat(outcome(course, "catch_up")).startsWith("never: ").contains("80/s applied, 100/s written");
    }

    /** What gzip leaves is copied; in a pipe the slower of dump and gzip sets the pace. */
    @Test
    void compressionIsAStepOfItsOwnOrPartOfTheDump() {
        Sizes after = new Sizes(100_000_000, 50e6, new Gzip(20e6, 0.25, false), 0, false, 25e6);
        CourseRecord course = course(Run.execute(build(specs(), Method.SINGLE_TRANSACTION, after, 0)));
        assertThat(seconds(course, "compress")).isCloseTo(5, within(1e-6));
        assertThat(seconds(course, "copy")).isCloseTo(0.25, within(PARTS));

        Sizes piped = new Sizes(100_000_000, 50e6, new Gzip(20e6, 0.25, true), 0, false, 25e6);
        course = course(Run.execute(build(specs(), Method.LOCK_ALL, piped, 0)));
        assertThat(seconds(course, "dump")).isCloseTo(5, within(1e-6));
        assertThat(figure(course, "writers_blocked_seconds")).isBetween(4.98, 5.0);
    }

    /** The new replica applies what was written from the position on, each transaction once, in order, and nothing before. */
    @Test
    void nothingIsMissingAndNothingTwice() {
        for (Method method : List.of(Method.SINGLE_TRANSACTION, Method.LOCK_ALL, Method.SESSION)) {
            List<Long> applied = new ArrayList<>();
            long[] blockedPublished = new long[1];
            Probe watcher = new Probe() {
                @Override
                public void applied(int replica, int source, long row, long nowNanos) {
                    applied.add(row);
                }

                @Override
                public void published(int server, long from, long to, long nowNanos) {
                    blockedPublished[0] += nowNanos < SECOND ? to - from : 0;
                }
            };
            Cluster cluster = Run.bare(build(specs(), method, SIZES, 0), watcher);
            long published = cluster.source("db1").binlog().published();
            assertThat(applied.get(0)).as(method.word()).isEqualTo(blockedPublished[0]);
            for (int i = 0; i < applied.size(); i++) {
                assertThat(applied.get(i)).isEqualTo(applied.get(0) + i);
            }
            assertThat(applied.get(applied.size() - 1)).isGreaterThanOrEqualTo(published - 2);
            assertThat(Objects.requireNonNull(cluster.node("db2").replica())
                            .applier()
                            .appliedRows())
                    .isGreaterThanOrEqualTo(published - 1);
        }
    }

    /** The file of the position is purged during the restore: error 1236, and no retry helps (spec 1.3, 6.2). */
    @Test
    void purgedBinaryLogsEndTheBuild() {
        Specs specs = specs();
        specs.source.set(ServerVariable.MAX_BINLOG_SIZE, 65536);
        specs.at(6 * SECOND, new PurgeBinlogs("db1"));
        CourseRecord course = course(Run.execute(build(specs, Method.SINGLE_TRANSACTION, SIZES, 0)));
        assertThat(outcome(course, "catch_up")).startsWith("error 1236: mysql-bin.000001 is gone");
        assertThat(figure(course, "catch_up_seconds")).isInfinite();
    }

    private static Specs batch(int replicas) {
        Specs specs = specs();
        for (int i = 0; i < replicas; i++) {
            String name = "new" + (i + 1);
            HostSpec like = specs.cluster().hosts().get(1);
            specs.moreHosts.add(new HostSpec(name, like.cores(), like.disk(), like.hardware(), like.clock()));
            specs.moreServers.add(new ServerSpec(name, name, specs.profile, new ServerVariables()));
            specs.moreLinks.add(new LinkSpec("db1", name, MILLI, null, MILLI, 100e6, 4 << 20));
        }
        return specs;
    }

    private static List<Double> copies(CourseRecord course) {
        return course.steps().stream()
                .filter(step -> step.phase().equals("copy"))
                .map(step -> (step.toNanos() - 3 * SECOND) / 1e9)
                .sorted()
                .toList();
    }

    /** t_c = 1 s on the uplink: serial after 1, 2 and 3 s, parallel all three after 3 s (spec 6.3); same P0 for all. */
    @Test
    void copiesShareTheUplink() {
        for (boolean serial : List.of(true, false)) {
            Sizes sizes = new Sizes(100_000_000, 50e6, null, 100e6, serial, 25e6);
            RunSpec spec = batch(3).spec()
                    .withProcedures(List.of(new Provisioning(
                            "batch", SECOND, "db1", List.of("new1", "new2", "new3"), Method.LOCK_ALL, sizes)));
            RunRecord record = Run.execute(spec);
            List<Double> copies = copies(course(record));
            for (int i = 0; i < 3; i++) {
                assertThat(copies.get(i)).isCloseTo(serial ? i + 1 : 3, within(5 * PARTS));
            }
            assertThat(record.replicas().keySet()).containsExactly("new1", "new2", "new3");
            assertThat(course(record).steps().stream()
                            .filter(step -> step.phase().equals("change_master"))
                            .map(Step::outcome)
                            .distinct())
                    .hasSize(1);
            record.replicas()
                    .values()
                    .forEach(replica -> assertThat(replica.notApplied())
                            .as(replica.server())
                            .isLessThanOrEqualTo(1));
        }
    }
}
