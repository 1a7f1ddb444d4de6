package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.binlog.TransactionSource;
import org.replsim.conformance.Stage;
import org.replsim.engine.random.Distribution;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.run.Specs;

/** The seconds that events are stamped with (spec 3.7, "Timestamps", measured). A statement takes 3 s, all else nothing. */
class EventTimestampsTest {

    private final Stage stage = stage();
    private final Binlog log = stage.source().binlog();

    /** An autocommit insert that sleeps 3 s is stamped with its start. */
    @Test
    void anAutocommitStatementIsStampedWithItsStart() {
        stage.until(10 * Specs.SECONDS);
        long start = second();
        stage.client().commit(89, 31);
        stage.pass(10 * Specs.SECONDS);
        assertThat(log.statementSecond(0)).isEqualTo(start);
        assertThat(log.commitSecond(0)).isEqualTo(start);
    }

    /** Insert at :32, commit at :35: row events :32, Gtid and Xid :35. */
    @Test
    void aTransactionsEndIsStampedWithTheStartOfItsCommit() {
        Session session = open(2, 0);
        long begun = second();
        stage.pass(4 * Specs.SECONDS);
        session.proceed();
        stage.pass(7 * Specs.SECONDS);
        session.proceed();
        stage.pass(10 * Specs.SECONDS);
        assertThat(log.statementSecond(0)).isEqualTo(begun + 4);
        assertThat(log.commitSecond(0)).isEqualTo(begun + 11);
    }

    /** "stamped start + exec_time: starts near 0 and grows while it runs" on the replica. */
    @Test
    void aLongDdlIsStampedWithItsEnd() {
        open(1, 600 * Specs.SECONDS);
        long begun = second();
        stage.pass(1_000 * Specs.SECONDS);
        assertThat(log.written()).isEqualTo(1);
        assertThat(log.statementSecond(0)).isEqualTo(begun + 603);
        assertThat(log.commitSecond(0)).isEqualTo(begun + 603);
    }

    private Session open(int statements, long ddlNanos) {
        int number = stage.cluster.transactions().add(new TransactionSource() {
            @Override
            public void shape(long id, Shape shape) {
                shape.rows(statements, statements, 10, 10);
                shape.ddl = ddlNanos > 0;
                shape.ddlNanos = ddlNanos;
            }

            @Override
            public long statementBits(long id, int statement) {
                return 0;
            }

            @Override
            public long key(long id, int row) {
                return -1;
            }
        });
        Session session = stage.source().connect(new SilentClient());
        session.begin(TransactionId.of(number, 0, 0));
        return session;
    }

    private long second() {
        return stage.source().server().host().clock().seconds(stage.now());
    }

    private static Stage stage() {
        Specs specs = new Specs();
        specs.replicated = false;
        specs.hardware = new Hardware(
                new Distribution.Constant(3 * Specs.SECONDS),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                Kernel.FREE);
        return new Stage(specs);
    }
}
