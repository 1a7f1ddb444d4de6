package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.run.Specs;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.TableLock;
import org.replsim.server.replica.Applier;
import org.replsim.server.replica.Replica;
import org.replsim.sql.TableName;

/** What stops the SQL thread or makes it wait (spec 1.7 rules 1, 2, 4 and 5), with one thread and with workers. */
class SqlThreadErrorsTest {

    private static final long SECOND = 1_000_000_000L;

    /** Who applies. */
    enum How {
        MARIADB(ServerProfile.MARIADB_10_11, 0, true),
        MARIADB_WORKERS(ServerProfile.MARIADB_10_11, 4, true),
        MYSQL(ServerProfile.MYSQL_8_0, 0, true),
        MYSQL_WORKERS(ServerProfile.MYSQL_8_0, 4, true),
        MYSQL_WITHOUT_ORDER(ServerProfile.MYSQL_8_0, 4, false);

        private final ServerProfile profile;
        private final int workers;
        private final boolean ordered;

        How(ServerProfile profile, int workers, boolean ordered) {
            this.profile = profile;
            this.workers = workers;
            this.ordered = ordered;
        }

        Specs of(Specs specs) {
            specs.profile = profile;
            specs.rtt = 1_000_000;
            specs.replica
                    .set(ServerVariable.SLAVE_PARALLEL_THREADS, workers)
                    .set(ServerVariable.SLAVE_PARALLEL_WORKERS, workers)
                    .set(ServerVariable.SLAVE_PARALLEL_TYPE, 1)
                    .set(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, ordered ? 1 : 0);
            return specs;
        }
    }

    private final Specs specs = Specs.quiet();

    private Desk desk(How how) {
        how.of(specs);
        Desk desk = Desk.of(specs);
        desk.ok("db1", "create database d", "use d", "create table t (a int primary key, b int)");
        desk.ok("db1", "create table other (a int primary key)");
        desk.pass(SECOND);
        desk.ok("db2", "use d");
        return desk;
    }

    private static Replica replica(Desk desk) {
        return desk.cluster.replica("db2");
    }

    private static Applier applier(Desk desk) {
        return replica(desk).applier();
    }

    private static List<String> onReplica(Desk desk) {
        return desk.rows("db2", "select a from t");
    }

    /** Nothing of the group stays, positions stay, IO goes on; START clears the error and tries the same group again. */
    @ParameterizedTest
    @EnumSource(How.class)
    void anErrorStopsTheThreadInFrontOfItsGroup(How how) {
        Desk desk = desk(how);
        desk.ok("db2", "insert into t values (2, 0)");
        String before = desk.position("db1");
        desk.ok("db1", "begin", "insert into t values (1, 1)", "insert into t values (2, 1)");
        desk.ok("db1", "insert into t values (3, 1)", "commit").pass(SECOND);
        assertThat(applier(desk).running()).isFalse();
        assertThat(applier(desk).lastSqlErrno()).isEqualTo(1062);
        assertThat(applier(desk).lastSqlError()).contains("Duplicate entry '2' for key");
        assertThat(onReplica(desk)).containsExactly("2");
        var exec = replica(desk).positions().group().source();
        assertThat(exec.file() + ":" + exec.position()).isEqualTo(before);
        long received = replica(desk).relayLog().receivedRows();
        desk.ok("db1", "insert into t values (4, 1)").pass(SECOND);
        assertThat(replica(desk).relayLog().receivedRows()).isEqualTo(received + 1);
        replica(desk).startSqlThread();
        desk.pass(SECOND);
        assertThat(applier(desk).lastSqlErrno()).isEqualTo(1062);
        desk.ok("db2", "delete from t where a = 2");
        replica(desk).startSqlThread();
        assertThat(applier(desk).lastSqlErrno()).isZero();
        desk.pass(SECOND);
        assertThat(applier(desk).running()).isTrue();
        assertThat(onReplica(desk)).containsExactly("1", "2", "3", "4");
        assertThat(applier(desk).groups().retries()).isZero();
    }

    /** Case 33 (a): the skipped transaction is missing as a whole, the next one is there. */
    @ParameterizedTest
    @EnumSource(How.class)
    void case33SkipsAWholeTransaction(How how) {
        Desk desk = desk(how);
        desk.ok("db2", "stop slave sql_thread");
        desk.ok("db1", "begin", "insert into t values (2, 0)", "insert into other values (2)", "commit");
        desk.ok("db1", "begin", "insert into t values (3, 0)", "insert into other values (3)", "commit");
        desk.pass(SECOND);
        applier(desk).skip(1);
        replica(desk).startSqlThread();
        desk.pass(SECOND);
        assertThat(onReplica(desk)).containsExactly("3");
        assertThat(desk.rows("db2", "select a from other")).containsExactly("3");
        assertThat(applier(desk).skipCounter()).isZero();
    }

    /** A conflict in the middle of many: in a kept order nothing behind it is applied; after the repair all is there once. */
    @ParameterizedTest
    @EnumSource(How.class)
    void aConflictAmongManyLosesNothing(How how) {
        Desk desk = desk(how);
        desk.ok("db2", "stop slave sql_thread", "insert into t values (20, 0)");
        for (int i = 1; i <= 40; i++) {
            desk.ok("db1", "insert into t values (" + i + ", 1)");
        }
        desk.pass(SECOND);
        replica(desk).startSqlThread();
        desk.pass(SECOND);
        assertThat(applier(desk).lastSqlErrno()).isEqualTo(1062);
        if (how.ordered) {
            assertThat(onReplica(desk)).hasSize(20);
        } else {
            assertThat(onReplica(desk).size()).isGreaterThanOrEqualTo(20);
        }
        desk.ok("db2", "delete from t where a = 20");
        replica(desk).startSqlThread();
        desk.pass(SECOND);
        assertThat(applier(desk).lastSqlError()).isEmpty();
        assertThat(desk.rows("db2", "select * from t")).isEqualTo(desk.rows("db1", "select * from t"));
    }

    /** Case 53: the statement is passed over, with all of its rows, and counted. */
    @ParameterizedTest
    @EnumSource(How.class)
    void case53PassesOverWholeStatements(How how) {
        specs.replica.set(ServerVariable.SLAVE_SKIP_ERRORS, "1062");
        specs.source.set(ServerVariable.BINLOG_FORMAT, 1);
        Desk desk = desk(how);
        desk.ok("db2", "insert into t values (1, 0), (7, 0), (8, 0)");
        desk.ok("db1", "insert into t values (1, 1)", "insert into t values (2, 1), (3, 1)");
        desk.pass(SECOND);
        assertThat(onReplica(desk)).containsExactly("1", "2", "3", "7", "8");
        desk.ok("db1", "insert into t values (7, 1), (8, 1), (9, 1)").pass(SECOND);
        assertThat(onReplica(desk)).containsExactly("1", "2", "3", "7", "8");
        assertThat(applier(desk).running()).isTrue();
        assertThat(applier(desk).groups().skippedErrors()).isEqualTo(2);
    }

    /** Rule 4: row events fit themselves to what is there. */
    @ParameterizedTest
    @EnumSource(How.class)
    void idempotentRowEvents(How how) {
        specs.replica.set(ServerVariable.SLAVE_EXEC_MODE, 1);
        specs.source.set(ServerVariable.BINLOG_FORMAT, 2);
        Desk desk = desk(how);
        desk.ok("db2", "insert into t values (1, 0)");
        desk.ok("db1", "insert into t values (1, 1)", "insert into t values (2, 1)");
        desk.pass(SECOND).ok("db2", "delete from t where a = 2");
        desk.ok("db1", "delete from t where a = 2").pass(SECOND);
        assertThat(desk.rows("db2", "select * from t")).containsExactly("1|1");
        assertThat(applier(desk).running()).isTrue();
    }

    /** A row that a session of the replica holds is waited for, and a session waits for one that the applier holds. */
    @ParameterizedTest
    @EnumSource(How.class)
    void theApplierWaitsForRowsOfSessions(How how) {
        Desk desk = desk(how);
        desk.ok("db1", "insert into t values (1, 0)").pass(SECOND);
        desk.ok("db2", "begin", "update t set b = 10 where a = 1");
        desk.ok("db1", "update t set b = 5 where a = 1").pass(5 * SECOND);
        assertThat(desk.rows("db2.other", "select b from d.t")).containsExactly("0");
        assertThat(replica(desk).secondsBehindMaster()).isBetween(4L, 6L);
        desk.ok("db2", "commit").pass(SECOND);
        assertThat(desk.rows("db2.other", "select b from d.t")).containsExactly("5");
        assertThat(applier(desk).retriedTransactions()).isZero();
    }

    /**
     * Rule 2 (a): each try waits innodb_lock_wait_timeout = 3 s; pauses of 0, 1, 2 ... s between, at most 5. With 3 retries
     * the thread stops after 4 waits and 0 + 1 + 2 s. STOP and START begin to count anew.
     */
    @ParameterizedTest
    @EnumSource(How.class)
    void aTemporaryErrorIsRetriedSoManyTimes(How how) {
        specs.replica.set(ServerVariable.INNODB_LOCK_WAIT_TIMEOUT, 3).set(ServerVariable.SLAVE_TRANSACTION_RETRIES, 3);
        Desk desk = desk(how);
        desk.ok("db1", "insert into t values (1, 0)").pass(SECOND);
        desk.ok("db2", "begin", "update t set b = 10 where a = 1");
        desk.ok("db1", "update t set b = 5 where a = 1").pass(14_900_000_000L);
        assertThat(applier(desk).running()).isTrue();
        assertThat(applier(desk).groups().retries()).isEqualTo(3);
        desk.pass(200_000_000L);
        assertThat(applier(desk).running()).isFalse();
        assertThat(applier(desk).lastSqlErrno()).isEqualTo(1205);
        assertThat(applier(desk).lastSqlError()).isEqualTo("Lock wait timeout exceeded; try restarting transaction");
        replica(desk).startSqlThread();
        desk.pass(4 * SECOND);
        assertThat(applier(desk).running()).isTrue();
        desk.ok("db2", "commit").pass(10 * SECOND);
        assertThat(desk.rows("db2", "select b from t")).containsExactly("5");
    }

    /** STOP does not wait for a lock: the group is rolled back at once, and applied after START. */
    @ParameterizedTest
    @EnumSource(How.class)
    void stopDoesNotWaitForALock(How how) {
        Desk desk = desk(how);
        desk.ok("db1", "insert into t values (1, 0)").pass(SECOND);
        desk.ok("db2", "begin", "update t set b = 10 where a = 1");
        desk.ok("db1", "update t set b = 5 where a = 1", "insert into t values (2, 0)")
                .pass(SECOND);
        var before = replica(desk).positions().group();
        replica(desk).stopSqlThread();
        assertThat(applier(desk).running()).isFalse();
        assertThat(applier(desk).lastSqlErrno()).isZero();
        assertThat(replica(desk).positions().group()).isEqualTo(before);
        replica(desk).startSqlThread();
        desk.pass(SECOND).ok("db2", "commit").pass(SECOND);
        assertThat(desk.rows("db2", "select * from t")).containsExactly("1|5", "2|0");
    }

    /** Rule 5: a group that has changed a table without transactions is finished first. */
    @ParameterizedTest
    @ValueSource(strings = {"InnoDB", "MyISAM"})
    void stopWaitsForWhatCannotBeTakenBack(String engine) {
        specs.source.set(ServerVariable.BINLOG_FORMAT, 1);
        Desk desk = desk(How.MARIADB);
        desk.ok("db1", "create table m (a int primary key, b int) engine=" + engine);
        desk.ok("db1", "insert into m values (1, sleep(10))").pass(3 * SECOND);
        assertThat(applier(desk).stateText()).isEqualTo("User sleep");
        replica(desk).stopSqlThread();
        boolean kept = engine.equals("MyISAM");
        assertThat(applier(desk).running()).isEqualTo(kept);
        desk.pass(10 * SECOND);
        assertThat(applier(desk).running()).isFalse();
        assertThat(desk.rows("db2", "select a from m")).hasSize(kept ? 1 : 0);
    }

    /** Case 49 (a): a locked table, an insert 0.5 s later: 1, 2, 3, 4 in successive seconds, then 0. */
    @Test
    void case49LockedTable() {
        Desk desk = desk(How.MARIADB);
        Object reader = new Object();
        var locks = desk.cluster.node("db2").server().tableLocks();
        TableName table = new TableName("d", "t");
        assertThat(locks.lockTables(reader, List.of(new TableLock(table, false)), () -> {}))
                .isNull();
        desk.pass(SECOND / 2).ok("db1", "insert into t values (1, 0)");
        List<Long> shown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            desk.pass(SECOND);
            shown.add(replica(desk).secondsBehindMaster());
            assertThat(applier(desk).stateText()).isEqualTo("Waiting for table metadata lock");
        }
        assertThat(shown).containsExactly(1L, 2L, 3L, 4L);
        locks.unlock(reader);
        desk.pass(SECOND);
        assertThat(replica(desk).secondsBehindMaster()).isZero();
        assertThat(onReplica(desk)).containsExactly("1");
    }

    /** The global read lock keeps the applier out, in the version's words; nothing moves meanwhile. */
    @ParameterizedTest
    @EnumSource(How.class)
    void theGlobalReadLockKeepsTheApplierOut(How how) {
        Desk desk = desk(how);
        Object dump = new Object();
        var locks = desk.cluster.node("db2").server().tableLocks();
        assertThat(locks.lockAll(dump, () -> {})).isNull();
        desk.ok("db1", "insert into t values (1, 0)", "insert into t values (2, 0)")
                .pass(5 * SECOND);
        String text =
                how.profile == ServerProfile.MYSQL_8_0 ? "Waiting for global read lock" : "Waiting for backup lock";
        List<String> states = how.workers == 0
                ? List.of(applier(desk).stateText())
                : applier(desk).workerStates();
        assertThat(states).contains(text);
        assertThat(onReplica(desk)).isEmpty();
        locks.unlock(dump);
        desk.pass(SECOND);
        assertThat(onReplica(desk)).containsExactly("1", "2");
    }
}
