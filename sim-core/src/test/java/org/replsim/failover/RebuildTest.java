package org.replsim.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.replsim.failover.Managed.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.cluster.Cluster;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Restore;
import org.replsim.fault.StartServer;
import org.replsim.procedure.Procedure;
import org.replsim.procedure.Step;
import org.replsim.provision.Method;
import org.replsim.provision.Provisioning;
import org.replsim.provision.Sizes;
import org.replsim.rows.Drift;
import org.replsim.run.CourseRecord;
import org.replsim.run.LossRecord;
import org.replsim.run.RowScenes;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;

/**
 * The old primary comes back with transactions of its own and is built anew. 100 MB are dumped in 2 s, copied in 0.08 s at
 * 1.25 GB/s, restored in 4 s and written to its own binary log in 0.05 s at 2 GB/s: 6.13 s before it catches up.
 */
class RebuildTest {

    private static final Sizes SIZES = new Sizes(100_000_000, 50e6, null, 0, false, 25e6);
    private static final double BEFORE_CATCHING_UP = 2 + 0.08 + 4 + 0.05;
    private static final List<String> PHASES = List.of("lock", "dump", "copy", "restore", "change_master", "catch_up");

    /** Cut off from its replicas for three seconds, then dead, and started after ten more. */
    private static Managed diverged(boolean gtid) {
        Managed managed = new Managed();
        managed.gtid = gtid;
        managed.table = "t";
        managed.oldPrimary = OldPrimary.REBUILD;
        managed.rebuild = SIZES;
        return managed.at(17 * SECONDS, new Cut("db1", "db2", CutKind.RESET))
                .at(17 * SECONDS, new Cut("db1", "db3", CutKind.RESET))
                .at(20 * SECONDS, new CrashProcess("db1"))
                .at(21 * SECONDS, new Restore("db1", "db2"))
                .at(21 * SECONDS, new Restore("db1", "db3"))
                .at(30 * SECONDS, new StartServer("db1"));
    }

    private static List<Step> steps(RunRecord record, String phase) {
        return record.courses().stream()
                .flatMap(course -> course.steps().stream())
                .filter(step -> step.phase().equals(phase))
                .toList();
    }

    private static double figure(RunRecord record, String name) {
        return record.courses().stream()
                .map(CourseRecord::figures)
                .flatMap(List::stream)
                .filter(figure -> figure.name().equals(name) && figure.where().equals("db1"))
                .mapToDouble(figure -> figure.value())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Its clients do not come back: without the build it has rows of its own, and with it those of the new primary only. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itsRowsAreThoseOfTheNewPrimary(boolean gtid) {
        Managed managed = diverged(gtid);
        managed.reconnect = null;
        Cluster cluster = Run.bare(managed.spec(), Probe.NONE);
        assertThat(drift(cluster)).isEqualTo(Drift.NONE);
        assertThat(RowScenes.rows(cluster, "db1")).hasSizeGreaterThan(1000);

        managed.oldPrimary = OldPrimary.LEAVE;
        managed.rebuild = null;
        Drift left = drift(Run.bare(managed.spec(), Probe.NONE));
        assertThat(left.missing()).isZero();
        assertThat(left.extra())
                .as("three seconds of four clients, about 20 ms each")
                .isBetween(300L, 600L);
    }

    private static Drift drift(Cluster cluster) {
        return Drift.between(
                cluster.node("db2").server().rows(),
                cluster.node("db1").server().rows(),
                key -> false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsAReplicaOfTheNewPrimaryAgain(boolean gtid) {
        RunRecord record = diverged(gtid).run();
        var db1 = Objects.requireNonNull(record.replicas().get("db1"));
        assertThat(db1.ioState()).isEqualTo("Waiting for master to send event");
        assertThat(db1.notApplied()).isLessThanOrEqualTo(4);
        assertThat(steps(record, "rebuild")).hasSize(1);
        assertThat(steps(record, "rebuild").get(0).outcome()).startsWith("level: ");
        assertThat(steps(record, "rejoin")).isEmpty();
    }

    /** What the phases take by hand calculation, and all of it within the manager's own step. */
    @Test
    void itsStepsAreThoseOfABuild() {
        RunRecord record = diverged(false).run();
        List<Step> all = record.courses().get(0).steps();
        assertThat(all.stream().map(Step::phase).filter(PHASES::contains)).containsExactlyElementsOf(PHASES);
        assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.fromNanos(), b.fromNanos()));
        Step rebuild = steps(record, "rebuild").get(0);
        Step catchUp = steps(record, "catch_up").get(0);
        assertThat(rebuild.fromNanos()).isBetween(30 * SECONDS, 36 * SECONDS);
        assertThat(rebuild.fromNanos()).isEqualTo(steps(record, "lock").get(0).fromNanos());
        assertThat((catchUp.fromNanos() - rebuild.fromNanos()) / 1e9).isCloseTo(BEFORE_CATCHING_UP, within(0.02));
        assertThat(rebuild.toNanos()).isEqualTo(catchUp.toNanos());
    }

    /** Somebody does the same at the same instant: the same time, and the same accounts. */
    @Test
    void itIsWhatABuildByHandIs() {
        RunRecord built = diverged(false).run();
        long began = steps(built, "lock").get(0).fromNanos();
        Managed managed = diverged(false);
        managed.oldPrimary = OldPrimary.LEAVE;
        managed.rebuild = null;
        RunRecord byHand = Run.execute(withBuild(managed, began));

        for (String phase : PHASES) {
            assertThat(steps(built, phase).get(0).nanos(-1) / 1e9)
                    .as(phase)
                    .isCloseTo(steps(byHand, phase).get(0).nanos(-1) / 1e9, within(0.03));
        }
        assertThat(figure(built, "provision_seconds"))
                .isCloseTo(figure(byHand, "provision_seconds"), within(0.05))
                .isGreaterThan(BEFORE_CATCHING_UP);
        assertThat(figure(built, "provision_backlog")).isPositive();
        assertThat(figure(built, "provision_inconsistent")).isZero();
        assertThat(built.losses()).isEqualTo(byHand.losses());
        assertThat(built.takeovers()).isEqualTo(byHand.takeovers());
        assertThat(built.losses()).hasSize(1);
        LossRecord loss = built.losses().get(0);
        assertThat(loss.lostAcknowledged())
                .as("three seconds of four clients, about 20 ms each")
                .isBetween(300L, 600L);
        assertThat(Managed.only(built).stranded()).isEqualTo(loss.lostAcknowledged());
    }

    private static RunSpec withBuild(Managed managed, long atNanos) {
        RunSpec spec = managed.spec();
        List<Procedure> procedures = new ArrayList<>(spec.procedures());
        procedures.add(new Provisioning("build", atNanos, "db2", List.of("db1"), Method.SINGLE_TRANSACTION, SIZES));
        return spec.withProcedures(procedures);
    }

    /** It dies once more under the dump: the build says so and ends. */
    @Test
    void anOldPrimaryThatDiesAgainIsNotBuilt() {
        Managed managed = diverged(false).at(37 * SECONDS, new CrashProcess("db1"));
        RunRecord record = managed.run();
        assertThat(steps(record, "rebuild").get(0).outcome()).isEqualTo("db1 does not run");
        assertThat(steps(record, "change_master")).isEmpty();
    }

    /** The new primary dies later: the rebuilt server may take over from it, or follows the one that does. */
    @Test
    void aRebuiltServerBelongsToTheManagedReplicas() {
        Managed managed = diverged(false);
        managed.specs.duration = 90 * SECONDS;
        managed.block = 0;
        managed.specs.source.set(ServerVariable.SLAVE_NET_TIMEOUT, 4);
        managed.at(50 * SECONDS, new CrashHost("b"));
        RunRecord record = managed.run();
        assertThat(record.takeovers()).hasSize(2);
        List<Step> second = steps(record, "repoint").stream()
                .filter(step -> step.attempt() == 2)
                .toList();
        Takeover last = record.takeovers().get(1);
        assertThat(last.promoted()).isIn("db1", "db3");
        assertThat(second).hasSize(1);
        assertThat(second.get(0).where()).isEqualTo(last.promoted().equals("db1") ? "db3" : "db1");
        assertThat(last.firstCommitNanos()).isPositive();
    }

    @Test
    void sameSpecificationSameBitsWhoeverWatches() {
        RunSpec spec = diverged(true).spec();
        RunRecord one = Run.execute(spec);
        assertThat(Run.execute(spec).digest()).isEqualTo(one.digest());
        Cluster unwatched = Run.bare(spec, Probe.NONE);
        assertThat(unwatched.digest()).isEqualTo(one.digest());
        assertThat(unwatched.simulation().events()).isEqualTo(one.events());
    }

    @Test
    void aDumpGoesWithTheRebuild() {
        Managed managed = new Managed();
        managed.rebuild = SIZES;
        assertThatThrownBy(managed::spec).isInstanceOf(IllegalArgumentException.class);
    }
}
