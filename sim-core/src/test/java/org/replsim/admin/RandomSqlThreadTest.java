package org.replsim.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;
import org.replsim.server.TableLock;
import org.replsim.server.TableLocks;
import org.replsim.server.replica.Replica;
import org.replsim.sql.TableName;

/**
 * A replica that is locked, stopped, blocked and made to fail at random, while its source writes on. When all is given back
 * and each conflict repaired, it has what the source has: nothing was lost, nothing applied twice.
 */
class RandomSqlThreadTest {

    private static final long MILLIS = 1_000_000L;
    private static final TableName T = new TableName("d", "t");

    private final StringBuilder story = new StringBuilder();
    private Random random = new Random();
    private int nextKey;
    private int conflicts;
    private long retries;

    @ParameterizedTest
    @EnumSource(SqlThreadErrorsTest.How.class)
    void afterAllRepairsTheReplicaHasWhatItsSourceHas(SqlThreadErrorsTest.How how) {
        for (int seed = 1; seed <= 25; seed++) {
            random = new Random(seed);
            story.setLength(0);
            nextKey = 100;
            Desk desk = desk(how);
            Object locker = new Object();
            for (int step = 0; step < 120; step++) {
                write(desk);
                disturb(desk, locker);
                desk.pass(random.nextInt(20) * MILLIS);
            }
            settle(desk, locker);
            assertThat(desk.rows("db2.reader", "select * from d.t"))
                    .as("%s, seed %d: %s", how, seed, story)
                    .isEqualTo(desk.rows("db1.reader", "select * from d.t"));
            retries += desk.cluster.replica("db2").applier().groups().retries();
        }
        assertThat(conflicts).as("conflicts met").isGreaterThan(20);
        assertThat(retries).as("groups tried again").isGreaterThan(3);
    }

    private Desk desk(SqlThreadErrorsTest.How how) {
        Specs specs = how.of(Specs.quiet());
        specs.replicaHardware = Specs.applying(3 * MILLIS, random.nextInt(2) * MILLIS);
        specs.source.set(ServerVariable.BINLOG_FORMAT, 1 + random.nextInt(2));
        specs.replica
                .set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, random.nextInt(2))
                .set(ServerVariable.INNODB_LOCK_WAIT_TIMEOUT, 1)
                .set(ServerVariable.SLAVE_TRANSACTION_RETRIES, 2);
        if (random.nextBoolean()) {
            specs.replica.set(ServerVariable.LOG_BIN, "own").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        }
        Desk desk = Desk.of(specs);
        desk.ok("db1", "create database d", "use d", "create table t (a int primary key, b int)");
        desk.ok("db1", "insert into t values (1, 0), (2, 0), (3, 0), (4, 0)").pass(1_000 * MILLIS);
        return desk;
    }

    private void write(Desk desk) {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(3)) {
                case 0 -> send(desk, "db1.w" + nextKey, "insert into d.t values (" + nextKey++ + ", 1)");
                case 1 -> send(desk, "db1.u", "update d.t set b = b + 1 where a = " + (1 + random.nextInt(4)));
                default ->
                    send(desk, "db1.v", "update d.t set b = b + 1 where a in (1, " + (2 + random.nextInt(3)) + ")");
            }
        }
    }

    private void disturb(Desk desk, Object locker) {
        Replica replica = desk.cluster.replica("db2");
        TableLocks locks = desk.cluster.node("db2").server().tableLocks();
        int what = random.nextInt(12);
        story.append(what).append(' ');
        switch (what) {
            case 0 -> replica.stopSqlThread();
            case 1, 2 -> replica.startSqlThread();
            case 3 -> locks.lockAll(locker, () -> {});
            case 4 -> locks.lockTables(locker, List.of(new TableLock(T, random.nextBoolean())), () -> {});
            case 5, 6, 7 -> locks.unlock(locker);
            case 8 -> {
                send(desk, "db2.holder", "rollback");
                send(desk, "db2.holder", "begin");
                send(desk, "db2.holder", "update d.t set b = 0 where a = " + (1 + random.nextInt(4)));
            }
            case 9 -> send(desk, "db2.holder", "rollback");
            case 10 -> send(desk, "db2.bad", "insert into d.t values (" + (nextKey + random.nextInt(3)) + ", 7)");
            default -> repair(desk);
        }
    }

    private static void send(Desk desk, String session, String sql) {
        if (!desk.session(session).busy()) {
            desk.send(session, sql);
        }
    }

    /** Deletes the row that stands in the way, if an error says so. */
    private void repair(Desk desk) {
        Replica replica = desk.cluster.replica("db2");
        String error = replica.applier().lastSqlError();
        if (replica.applier().lastSqlErrno() == 1062) {
            conflicts++;
            String key = error.replaceFirst("(?s).*Duplicate entry '(\\d+)' for.*", "$1");
            send(desk, "db2.repair", "delete from d.t where a = " + key);
        }
    }

    private void settle(Desk desk, Object locker) {
        Replica replica = desk.cluster.replica("db2");
        desk.cluster.node("db2").server().tableLocks().unlock(locker);
        desk.pass(2_000 * MILLIS);
        send(desk, "db2.holder", "rollback");
        for (int round = 0; round < 60; round++) {
            desk.pass(12_000 * MILLIS);
            repair(desk);
            desk.pass(1_000 * MILLIS);
            replica.startSqlThread();
        }
        desk.pass(10_000 * MILLIS);
        // Rows that the test has put in the way of nothing.
        desk.ok("db2.clean", "delete from d.t where b = 7");
        desk.pass(10_000 * MILLIS);
        assertThat(replica.applier().running())
                .as("%s %s", story, replica.applier().lastSqlError())
                .isTrue();
        assertThat(replica.applier().appliedRows())
                .isEqualTo(desk.cluster.source("db1").binlog().written());
    }
}
