package org.replsim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.conformance.Stage;
import org.replsim.conformance.StageClient;
import org.replsim.engine.random.Distribution;
import org.replsim.run.Specs;
import org.replsim.run.World;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;
import org.replsim.sql.TableName;

/** FLUSH TABLES WITH READ LOCK and LOCK TABLES, by the rules of spec 6.1. A statement takes 3 s. */
class TableLocksTest {

    private static final TableName T = TransactionSource.SYNTHETIC_TABLES.get(0);
    private static final long STATEMENT = 3 * SECONDS;

    private final List<String> told = new ArrayList<>();

    private static Stage stage(ServerProfile profile) {
        Specs specs = Specs.quiet();
        specs.profile = profile;
        specs.replicated = false;
        specs.hardware = Specs.stating(new Distribution.Constant(STATEMENT));
        return new Stage(specs);
    }

    private TableLocks locks(Stage stage) {
        return stage.source().server().tableLocks();
    }

    private @Nullable TableWait lockAll(Stage stage, Object owner) {
        return locks(stage).lockAll(owner, () -> told.add(owner + " at " + stage.now() / MILLIS));
    }

    /** The measured case: an INSERT of 3 s, begun 0.5 s before, holds FTWRL 2.5 s; it commits, a later one queues behind. */
    @ParameterizedTest
    @CsvSource({"mariadb-10.11, Waiting for backup lock", "mysql-5.7, Waiting for global read lock"})
    void runningStatementsHoldItUpAndNewOnesQueueBehind(String profile, String text) {
        ServerProfile version = profile(profile);
        Stage stage = stage(version);
        StageClient running = stage.client().commit(89, 31);
        stage.pass(500 * MILLIS);
        TableWait wait = lockAll(stage, "ftwrl");
        assertThat(Objects.requireNonNull(wait).state(version)).isEqualTo(text);
        StageClient queued = stage.client().commit(89, 31);
        assertThat(queued.session().tableLockState()).isEqualTo(text);
        stage.pass(2_600 * MILLIS);
        assertThat(told).containsExactly("ftwrl at 3000");
        assertThat(running.errno()).isZero();
        String position = stage.position();
        stage.pass(20 * SECONDS);
        assertThat(queued.answered()).isFalse();
        assertThat(stage.position()).isEqualTo(position);
        locks(stage).unlock("ftwrl");
        stage.pass(STATEMENT);
        assertThat(queued.answered()).isTrue();
        assertThat(locks(stage).active()).isFalse();
    }

    /** An open transaction does not hold it up, but its COMMIT waits until the lock is given back. */
    @ParameterizedTest
    @CsvSource({"true, Waiting for backup lock", "false, Waiting for commit lock"})
    void openTransactionsWaitAtTheirCommit(boolean mariaDb, String text) {
        ServerProfile version = mariaDb ? ServerProfile.MARIADB_10_11 : ServerProfile.MYSQL_8_0;
        Stage stage = stage(version);
        OpenClient client = new OpenClient(stage);
        stage.pass(STATEMENT);
        client.send();
        stage.pass(STATEMENT);
        assertThat(lockAll(stage, "ftwrl")).isNull();
        client.send();
        stage.pass(10 * SECONDS);
        assertThat(client.ended).isFalse();
        assertThat(client.session.tableLockState()).isEqualTo(text);
        locks(stage).unlock("ftwrl");
        stage.pass(1);
        assertThat(client.ended).isTrue();
    }

    /** Two may hold it at once; who waits is served when the last has given it back. */
    @Test
    void theLastHolderLetsGo() {
        Stage stage = stage(ServerProfile.MARIADB_10_11);
        assertThat(lockAll(stage, "one")).isNull();
        assertThat(lockAll(stage, "two")).isNull();
        StageClient writer = stage.client().commit(89, 31);
        locks(stage).unlock("one");
        stage.pass(10 * SECONDS);
        assertThat(writer.answered()).isFalse();
        locks(stage).unlock("two");
        stage.pass(STATEMENT);
        assertThat(writer.answered()).isTrue();
    }

    /** Writers are kept out by READ and WRITE, readers by WRITE; LOCK TABLES waits for transactions that use the table. */
    @Test
    void locksOfTables() {
        Stage stage = stage(ServerProfile.MARIADB_10_11);
        StageClient running = stage.client().commit(89, 31);
        stage.pass(SECONDS);
        TableWait wait = locks(stage).lockTables("dump", List.of(new TableLock(T, false)), () -> told.add("locked"));
        assertThat(Objects.requireNonNull(wait).state(ServerProfile.MARIADB_10_11))
                .isEqualTo("Waiting for table metadata lock");
        stage.pass(3 * SECONDS);
        assertThat(told).containsExactly("locked");
        assertThat(running.answered()).isTrue();
        assertThat(locks(stage).read("reader", List.of(T), () -> {})).isNull();
        assertThat(locks(stage).write("other", List.of(new TableName("app", "u")), () -> {}))
                .isNull();
        StageClient writer = stage.client().commit(89, 31);
        assertThat(writer.session().tableLockState()).isEqualTo("Waiting for table metadata lock");
        TableWait writeLock =
                locks(stage).lockTables("alter", List.of(new TableLock(T, true)), () -> told.add("write locked"));
        assertThat(writeLock).isNotNull();
        assertThat(locks(stage).held("dump", T)).isEqualTo(new TableLock(T, false));
        locks(stage).unlock("dump");
        stage.pass(10 * SECONDS);
        assertThat(writer.answered()).isTrue();
        assertThat(told).containsExactly("locked", "write locked");
        assertThat(locks(stage).read("reader", List.of(T), () -> {})).isNotNull();
        assertThat(locks(stage).read("alter", List.of(T), () -> {})).isNull();
        assertThat(lockAll(stage, "ftwrl")).isNotNull();
        locks(stage).unlock("alter");
        stage.pass(1);
        assertThat(locks(stage).holdsAll("ftwrl")).isTrue();
    }

    /** A killed waiter is out of the queue. */
    @Test
    void aKilledWaiterIsForgotten() {
        Stage stage = stage(ServerProfile.MARIADB_10_11);
        assertThat(lockAll(stage, "ftwrl")).isNull();
        StageClient writer = stage.client().commit(89, 31);
        writer.session().kill(false);
        assertThat(writer.errno()).isEqualTo(1317);
        locks(stage).unlock("ftwrl");
        stage.pass(SECONDS);
        assertThat(locks(stage).active()).isFalse();
        assertThat(stage.position()).endsWith(":328");
    }

    /** Somebody whose SELECT runs as long as the first flag is set. */
    private static TableUser reader(boolean[] reading) {
        return new TableUser() {
            @Override
            public boolean writes() {
                return false;
            }

            @Override
            public boolean commits() {
                return false;
            }

            @Override
            public boolean reads() {
                return reading[0];
            }

            @Override
            public boolean uses(TableName table) {
                return reading[0];
            }
        };
    }

    /** Where FTWRL flushes tables, a long SELECT holds it up, and new SELECTs with it; MariaDB 10.11 does not wait for it. */
    @Test
    void longReadsHoldItUpWhereTablesAreFlushed() {
        for (ServerProfile profile : List.of(ServerProfile.MARIADB_10_11, ServerProfile.MYSQL_8_0)) {
            Stage stage = stage(profile);
            boolean[] reading = {true};
            locks(stage).addUser(reader(reading));
            TableWait wait = lockAll(stage, "ftwrl");
            if (profile == ServerProfile.MARIADB_10_11) {
                assertThat(wait).isNull();
                continue;
            }
            assertThat(Objects.requireNonNull(wait).state(profile)).isEqualTo("Waiting for table flush");
            assertThat(locks(stage).read("reader", List.of(T), () -> told.add("reads")))
                    .isNotNull();
            reading[0] = false;
            locks(stage).moved();
            stage.pass(1);
            assertThat(locks(stage).holdsAll("ftwrl")).isTrue();
            assertThat(told).endsWith("reads");
        }
    }

    /**
     * Under load: while the source is locked its log stands still, while the replica is, nothing is applied; then both go on,
     * and the replica catches up.
     */
    @ParameterizedTest
    @CsvSource({"mariadb-10.11, 0", "mariadb-10.11, 4", "mysql-8.0, 0", "mysql-8.0, 4"})
    void loadStandsStillWhileLocked(String profile, int workers) {
        Specs specs = new Specs();
        specs.profile = profile(profile);
        specs.clients = 16;
        specs.statements = 2;
        specs.replica
                .set(ServerVariable.SLAVE_PARALLEL_THREADS, workers)
                .set(ServerVariable.SLAVE_PARALLEL_WORKERS, workers)
                .set(ServerVariable.SLAVE_PRESERVE_COMMIT_ORDER, 1);
        World world = new World(specs).run(SECONDS);
        for (int round = 0; round < 20; round++) {
            Server locked = world.cluster.node(round % 2 == 0 ? "db1" : "db2").server();
            boolean[] granted = {false};
            granted[0] = locked.tableLocks().lockAll("dump", () -> granted[0] = true) == null;
            world.run(world.simulation.now() + 100 * MILLIS);
            assertThat(granted[0]).as("granted in round %d", round).isTrue();
            long written = world.source().binlog().written();
            long applied = world.replica().applier().appliedRows();
            world.run(world.simulation.now() + 100 * MILLIS);
            assertThat(round % 2 == 0 ? world.source().binlog().written() : applied)
                    .isEqualTo(
                            round % 2 == 0 ? written : world.replica().applier().appliedRows());
            locked.tableLocks().unlock("dump");
            world.run(world.simulation.now() + 37 * MILLIS + round);
            assertThat(world.source().binlog().written()).isGreaterThan(written);
        }
        lastly(world);
    }

    private static void lastly(World world) {
        TableLocks locks = world.cluster.node("db1").server().tableLocks();
        assertThat(locks.lockAll("end", () -> {})).isNotNull();
        world.run(world.simulation.now() + 60 * SECONDS);
        assertThat(world.replica().applier().appliedRows())
                .isEqualTo(world.source().binlog().written());
    }

    private static ServerProfile profile(String name) {
        return ServerProfile.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A transaction of two statements, each sent by the test, and a COMMIT. */
    private static final class OpenClient implements SessionClient {
        private final Session session;
        private boolean ended;

        OpenClient(Stage stage) {
            session = stage.source().connect(this);
            var source = new TransactionSource() {
                @Override
                public void shape(long id, Shape shape) {
                    shape.rows(2, 2, 100, 50);
                }

                @Override
                public long statementBits(long id, int statement) {
                    return 0;
                }

                @Override
                public long key(long id, int row) {
                    return -1;
                }
            };
            int number = stage.cluster.transactions().add(source);
            session.begin(TransactionId.of(number, 0, 0));
        }

        void send() {
            session.proceed();
        }

        @Override
        public void statementDone() {}

        @Override
        public void answered(int errno) {
            ended = true;
        }
    }
}
