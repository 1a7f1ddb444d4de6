package org.replsim.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.random.Distribution;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.run.Story;
import org.replsim.run.World;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.replica.MasterInfo;

/** A source db1 with two replicas, transactions that a test commits by hand, and the books of its crash. */
class LedgerTest {

    private static final int DB1 = 0;
    private static final int DB2 = 1;
    private static final int DB3 = 2;
    private static final int[] EVENT = {100};

    private final Specs specs = Specs.quiet();
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void threeServers() {
        specs.rtt = 2 * MILLIS;
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin");
        specs.moreHosts.add(new HostSpec("c", 4, new DiskSpec(specs.fsync, 4, 1e15), specs.hardware, ClockSpec.EXACT));
        specs.moreServers.add(new ServerSpec("db3", "c", ServerProfile.MARIADB_10_11, new ServerVariables()));
        specs.moreLinks.add(new LinkSpec("db1", "db3", 2 * MILLIS, null, MILLIS, 1e15, 1 << 20));
        specs.moreLinks.add(new LinkSpec("db2", "db3", 2 * MILLIS, null, MILLIS, 1e15, 1 << 20));
        specs.moreReplication.add(new ReplicationSpec("db3", "db1"));
    }

    private World world() {
        World world = new World(specs.spec(), new Story(), ledger);
        ledger.attach(world.cluster);
        return world;
    }

    /** Transactions 1 to 7; db3 is cut off after 3, db2 after 5, db1 is killed after 7 (spec 5.1). */
    private World seed() {
        World world = world();
        for (int i = 1; i <= 7; i++) {
            world.commitAt(i * SECONDS, EVENT);
        }
        return world.at(3_500 * MILLIS, () -> world.cluster.replica("db3").stopIoThread())
                .at(5_500 * MILLIS, () -> world.cluster.replica("db2").stopIoThread())
                .at(7_500 * MILLIS, () -> world.cluster.crashProcess("db1"));
    }

    private static List<Long> counts(Account account) {
        return List.of(Fate.values()).stream().map(account::transactions).toList();
    }

    /** What was measured: db2 = 1,2,3,4,5,8; db3 = 1,2,3,8; 6 and 7 are lost for all, 4 and 5 are a hole on db3. */
    @Test
    void theTutorialsFailoverLeavesAHole() {
        World world = seed();
        world.at(8 * SECONDS, () -> {
                    world.cluster.forgetMaster("db2", "");
                    world.cluster.source("db2").resetMaster();
                    MasterInfo byHost = new MasterInfo("db2", 3306, SECONDS, 10, 0);
                    world.cluster.replica("db3").stopSqlThread();
                    world.cluster.changeMaster("db3", byHost);
                    world.cluster.replica("db3").startIoThread();
                    world.cluster.replica("db3").startSqlThread();
                })
                .commitOn("db2", 9 * SECONDS, EVENT)
                .run(12 * SECONDS);
        Crash crash = ledger.crashes().get(0);
        Account account = crash.account(DB2);

        assertThat(crash.writer()).as("clients write to it").isEqualTo(DB2);
        assertThat(crash.firstOkNanos(DB2)).isEqualTo(9 * SECONDS);
        assertThat(counts(account)).containsExactly(5L, 2L, 0L, 0L, 0L, 0L, 0L);
        assertThat(account.bytes(Fate.LOST)).as("a GTID event of 42 bytes each").isEqualTo(2 * 142);
        assertThat(account.lostNanos()).as("from the commit of 6").isEqualTo(1_500 * MILLIS);
        assertThat(account.others()).containsExactly(new Account.Standing(DB3, 3, 2, 2 * 142, 0, 0, 2));
    }

    /** Nobody has repointed db3: what it lacks still stands before it in the binary log of its source. */
    @Test
    void whatASourceStillHasToSendIsNoHole() {
        seed().run(12 * SECONDS);
        Crash crash = ledger.crashes().get(0);

        assertThat(crash.writer()).isEqualTo(-1);
        assertThat(crash.mostAdvanced()).isEqualTo(DB2);
        assertThat(crash.account(DB2).others()).containsExactly(new Account.Standing(DB3, 3, 0, 0, 2, 0, 2));
    }

    /** With the less advanced replica promoted, what only the other has is errant there, and all of it is lost. */
    @Test
    void theWrongPromotionLosesMore() {
        seed().run(12 * SECONDS);
        Account account = ledger.crashes().get(0).account(DB3);

        assertThat(counts(account)).containsExactly(3L, 4L, 0L, 0L, 0L, 0L, 0L);
        assertThat(account.errant()).isEqualTo(4);
        assertThat(account.others()).containsExactly(new Account.Standing(DB2, 3, 0, 0, 0, 2, 2));
    }

    /** The dead server comes back alone: all it has is errant against the promoted one. */
    @Test
    void aServerThatRunsAgainIsComparedAsWell() {
        World world = seed();
        world.at(9 * SECONDS, () -> world.cluster.forgetMaster("db2", ""))
                .at(10 * SECONDS, () -> world.cluster.startServer("db1"))
                .commitOn("db2", 11 * SECONDS, EVENT)
                .run(12 * SECONDS);

        assertThat(ledger.crashes().get(0).account(DB2).others()).contains(new Account.Standing(DB1, 5, 0, 0, 0, 2, 0));
    }

    /** Nobody dies: db2 takes over at 5.5 s and db1 goes on with 6 and 7, which only db1 has. */
    @Test
    void anOldPrimaryThatGoesOnLosesWhatItAcknowledges() {
        World world = world();
        for (int i = 1; i <= 7; i++) {
            world.commitAt(i * SECONDS, EVENT);
        }
        world.at(5_500 * MILLIS, () -> world.cluster.forgetMaster("db2", ""))
                .at(5_500 * MILLIS, () -> world.cluster.forgetMaster("db3", ""))
                .commitOn("db2", 6 * SECONDS, EVENT)
                .run(8 * SECONDS);
        Account account = ledger.replaced(DB1, 5_500 * MILLIS).account(DB2);

        assertThat(ledger.crashes()).isEmpty();
        assertThat(counts(account)).containsExactly(5L, 2L, 0L, 0L, 0L, 0L, 0L);
        assertThat(account.lostNanos()).as("all were committed after it").isZero();
        assertThat(account.others()).containsExactly(new Account.Standing(DB1, 5, 0, 0, 0, 2, 0));
    }

    /** Two failures: what only the best replica had is lost with it, and its disk is errant when it comes back. */
    @Test
    void aPromotedServerThatDiesIsCountedByWhatItHad() {
        World world = seed();
        world.at(8 * SECONDS, () -> world.cluster.crashProcess("db2")).run(12 * SECONDS);
        Crash crash = ledger.crashes().get(0);

        assertThat(crash.mostAdvanced()).as("of those that live").isEqualTo(DB3);
        assertThat(counts(crash.account(DB3))).containsExactly(3L, 4L, 0L, 0L, 0L, 0L, 0L);
        assertThat(counts(crash.account(DB2))).as("had it been promoted").containsExactly(5L, 2L, 0L, 0L, 0L, 0L, 0L);
    }

    /** CHANGE MASTER drops what was received and not applied (spec 3.6): lost if nobody else has it. */
    @Test
    void aRelayLogThatIsDroppedIsGone() {
        World world = seed();
        world.at(500 * MILLIS, () -> world.cluster.replica("db2").stopSqlThread())
                .at(9 * SECONDS, () -> world.cluster.forgetMaster("db2", ""))
                .commitOn("db2", 10 * SECONDS, EVENT)
                .run(12 * SECONDS);

        assertThat(counts(ledger.crashes().get(0).account(DB2))).containsExactly(0L, 7L, 0L, 0L, 0L, 0L, 0L);
    }

    /** Semi-sync waits for an ACK that does not come; the client has no OK, and sends the same to db2 as another. */
    @Test
    void aRetryOfWhatIsThereIsADuplicate() {
        specs.semiSync("AFTER_SYNC");
        specs.rtt = 200 * MILLIS;
        World world = world();
        world.commitAt(5 * SECONDS, EVENT)
                .at(5_050 * MILLIS, () -> world.cluster.crashProcess("db1"))
                .at(6 * SECONDS, () -> world.cluster.forgetMaster("db2", ""))
                .commitOn("db2", 7 * SECONDS, EVENT)
                .run(8 * SECONDS);
        Crash crash = ledger.crashes().get(0);
        assertThat(counts(crash.account(DB2))).as("nobody was told").containsExactly(0L, 0L, 1L, 0L, 0L, 0L, 0L);

        long first = world.cluster.source("db1").binlog().id(0);
        long again = world.cluster.source("db2").binlog().id(0);
        ledger.retried(DB2, first, again, 7 * SECONDS);

        assertThat(counts(crash.account(DB2))).containsExactly(0L, 0L, 0L, 1L, 0L, 0L, 0L);
        assertThat(counts(crash.account(DB3))).as("db3 has the first only").containsExactly(0L, 0L, 1L, 0L, 0L, 0L, 0L);
    }

    /** 50 clients a millisecond apart make 50,000 a second; most are forgotten by the time of the crash, and still counted. */
    @Test
    void whatAllHaveIsForgottenAndStillCounted() {
        specs.workload = true;
        specs.clients = 50;
        specs.think = new Distribution.Constant(MILLIS);
        specs.replica.set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        World world = world();
        world.at(3 * SECONDS, () -> world.cluster.crashProcess("db1")).run(4 * SECONDS);
        Crash crash = ledger.crashes().get(0);
        Account account = crash.account(DB2);

        assertThat(crash.settled()).isGreaterThan(50_000);
        assertThat(ledger.log(DB2).first()).as("rows given back").isGreaterThan(50_000);
        assertThat(counts(account).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(world.source().binlog().written())
                .isGreaterThan(140_000);
        assertThat(account.transactions(Fate.LOST) + account.transactions(Fate.KEPT))
                .isEqualTo(world.source().acknowledged());
    }

    /** What a host lost from its binary log was written at the crash, and is nowhere. */
    @Test
    void whatWasDiscardedAfterTheCrashHasNotLeft() {
        World world = seed();
        world.run(12 * SECONDS);
        ledger.discarded(DB1, 5, 7, 12 * SECONDS);

        assertThat(ledger.crashes().get(0).account(DB2).errant()).isZero();
    }
}
