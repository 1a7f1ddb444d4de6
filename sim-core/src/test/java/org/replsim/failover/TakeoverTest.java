package org.replsim.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.failover.Managed.SECONDS;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.cluster.Cluster;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Restore;
import org.replsim.fault.StartServer;
import org.replsim.run.LossRecord;
import org.replsim.run.ReplicaRecord;
import org.replsim.run.ReturnRecord;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.server.Probe;
import org.replsim.workload.Reconnect;

/** What a takeover leaves behind; detection has its own tests. */
class TakeoverTest {

    @ParameterizedTest
    @EnumSource(Manager.class)
    void sameSpecificationSameBitsWhoeverWatches(Manager manager) {
        Managed managed = managed(manager);
        RunRecord one = Run.execute(managed.spec());
        assertThat(Managed.only(one).promoted()).isEqualTo("db2");
        assertThat(Run.execute(managed.spec()).digest()).isEqualTo(one.digest());
        Cluster unwatched = Run.bare(managed.spec(), Probe.NONE);
        assertThat(unwatched.digest()).isEqualTo(one.digest());
        assertThat(unwatched.simulation().events()).isEqualTo(one.events());
    }

    /** Whoever takes over, clients commit there, the other replica follows, and nothing of a killed process is lost. */
    @ParameterizedTest
    @EnumSource(Manager.class)
    void clientsAndReplicasGoOnAtTheNewPrimary(Manager manager) {
        RunRecord record = managed(manager).run();
        Takeover takeover = Managed.only(record);
        assertThat(takeover.rtoNanos()).isPositive();
        assertThat(takeover.stranded()).isZero();
        assertThat(record.courses().get(0).steps())
                .filteredOn(
                        step -> step.phase().equals("repoint") && step.where().equals("db3"))
                .singleElement()
                .matches(step -> step.outcome().equals("replicates from db2"));
        ReplicaRecord other = Objects.requireNonNull(record.replicas().get("db3"));
        assertThat(other.source()).isEqualTo("db2");
        assertThat(other.notApplied()).isLessThan(10);
    }

    /** Two counts that know nothing of each other: the manager's, by rows, and the books', by transactions. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsLostAndWhatIsThereTwiceAgreesWithTheBooks(boolean again) {
        Managed managed = new Managed();
        managed.specs.semiSync("AFTER_SYNC");
        managed.specs.rtt = 10_000_000;
        managed.specs.clients = 16;
        managed.reconnect = new Reconnect(SECONDS / 2, 2 * SECONDS, 5 * SECONDS, again, true);
        managed.fencing = Fencing.KILL;
        managed.at(20_003_000_000L, new CrashHost("a"));
        RunRecord record = managed.run();
        LossRecord books = record.losses().get(0);
        ReturnRecord clients = record.returns().get(0);
        assertThat(Managed.only(record).stranded()).isEqualTo(books.lostAcknowledged());
        assertThat(clients.unknown()).isEqualTo(16);
        assertThat(clients.sentAgain()).isEqualTo(again ? 16 : 0);
        assertThat(clients.duplicates()).isEqualTo(again ? books.ghosts() : 0);
    }

    /** A replica is read-only in its configuration; somebody has to switch that off. */
    @Test
    void unsetReadOnlyForgottenMeansNoCommit() {
        Managed managed = managed(Manager.ORCHESTRATOR);
        managed.unsetReadOnly = false;
        RunRecord record = managed.run();
        assertThat(Managed.only(record).firstCommitNanos()).isEqualTo(-1);
        assertThat(record.returns().get(0).refusedReadOnly()).isPositive();
    }

    /** MHA fetches the tail of the dead primary's log if its host is up; the replicas were cut off 5 s before. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void salvageSavesWhatNoReplicaHad(boolean salvage) {
        Managed managed = managed(Manager.MHA);
        managed.salvage = salvage;
        managed.at(15 * SECONDS, new Cut("db1", "db2", CutKind.RESET));
        managed.at(15 * SECONDS, new Cut("db1", "db3", CutKind.RESET));
        Takeover takeover = Managed.only(managed.run());
        assertThat(takeover.stranded() == 0).isEqualTo(salvage);
    }

    /** By position and by GTID: level it joins, diverged it is refused. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOldPrimaryThatIsLevelJoins(boolean gtid) {
        Managed managed = managed(Manager.ORCHESTRATOR);
        managed.gtid = gtid;
        managed.oldPrimary = OldPrimary.REJOIN;
        managed.at(30 * SECONDS, new StartServer("db1"));
        assertThat(rejoined(managed)).isEqualTo("replicates from db2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOldPrimaryThatHasDivergedIsRefused(boolean gtid) {
        Managed managed = managed(Manager.ORCHESTRATOR);
        managed.gtid = gtid;
        managed.oldPrimary = OldPrimary.REJOIN;
        managed.at(17 * SECONDS, new Cut("db1", "db2", CutKind.RESET));
        managed.at(17 * SECONDS, new Cut("db1", "db3", CutKind.RESET));
        managed.at(21 * SECONDS, new Restore("db1", "db2"));
        managed.at(21 * SECONDS, new Restore("db1", "db3"));
        managed.at(30 * SECONDS, new StartServer("db1"));
        assertThat(rejoined(managed)).contains("refused").contains("1236");
    }

    private static String rejoined(Managed managed) {
        return managed.run().courses().get(0).steps().stream()
                .filter(step -> step.phase().equals("rejoin"))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static Managed managed(Manager manager) {
        Managed managed = new Managed();
        managed.manager = manager;
        if (manager == Manager.MANUAL) {
            managed.specs.duration = 120 * SECONDS;
        }
        if (manager != Manager.SWITCHOVER) {
            managed.at(20 * SECONDS, new CrashProcess("db1"));
        }
        return managed;
    }
}
