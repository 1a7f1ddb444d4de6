package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Cluster;
import org.replsim.conformance.Stage;
import org.replsim.engine.random.Distribution;
import org.replsim.net.Connection;
import org.replsim.net.LinkState;
import org.replsim.run.Run;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;

/** Rotation of the binary log by size (spec 1.3), and what a dump thread sends when it meets one (1.4). */
class RotationTest {

    private static final long LIMIT = 4096;

    /** A file is closed after the group that reaches the limit: each is one group, at most, larger than it should be. */
    @Test
    void aFileIsClosedAfterTheGroupThatReachesTheLimit() {
        Specs specs = rotating();
        specs.clients = 16;
        specs.duration = Specs.SECONDS / 2;
        specs.warmup = 0;
        Cluster cluster = Run.bare(specs.spec(), Probe.NONE);
        Binlog log = cluster.source("db1").binlog();
        BinlogFiles files = log.files();
        assertThat(files.count()).isGreaterThan(100);

        List<Long> ends = new ArrayList<>();
        long previous = 328;
        for (long row = 0; row < log.written(); row++) {
            long end = log.endOffset(row);
            long bytes = (log.has(row, Binlog.GROUPED) ? 2L : 0) + Steps.FILE_BYTES;
            int file = files.fileOf(end);
            if (file > ends.size()) {
                ends.add(previous);
                // The Rotate event closes one file, the next begins at 385: the engines have caught up at once.
                assertThat(end - previous).isEqualTo(47 + 385 + bytes);
            } else {
                assertThat(end - previous).isEqualTo(bytes);
            }
            assertThat(files.positionOf(end)).isLessThan(LIMIT + 16 * (Steps.FILE_BYTES + 2L));
            previous = end;
        }
        assertThat(ends).allMatch(end -> files.positionOf(end) >= LIMIT);
    }

    /** A group that begins below the limit stays whole, however large it is. */
    @Test
    void aLargeGroupIsNotSplit() {
        Stage stage = new Stage(rotating());
        stage.client().commit(1_000, 31);
        stage.pass(Specs.MILLIS);
        stage.client().commit(100_000, 31);
        stage.pass(Specs.MILLIS);
        Binlog log = stage.source().binlog();
        assertThat(log.files().fileOf(log.endOffset(1))).isZero();
        assertThat(log.files().positionOf(log.endOffset(1))).isEqualTo(328 + 1_073 + 100_073);
        assertThat(stage.position()).isEqualTo("mysql-bin.000002:385");
    }

    /** Position 4096 exactly reaches the limit; 4095 does not. */
    @Test
    void theLimitItselfIsReached() {
        Stage stage = new Stage(rotating());
        stage.client().commit((int) LIMIT - 1 - 328 - 42 - 31, 31);
        stage.pass(Specs.MILLIS);
        assertThat(stage.position()).isEqualTo("mysql-bin.000001:4095");
        Stage exact = new Stage(rotating());
        exact.client().commit((int) LIMIT - 328 - 42 - 31, 31);
        exact.pass(Specs.MILLIS);
        assertThat(exact.position()).isEqualTo("mysql-bin.000002:385");
    }

    /**
     * At the switch the dump thread sends the real Rotate, an artificial one, and the four events at the head of the new
     * file: 47 + 47 + 252 + 43 + 43 + 43, each with a packet header and an OK byte.
     */
    @Test
    void aSwitchOfFilesCostsSixEvents() {
        Stage stage = new Stage(rotating()).until(Specs.SECONDS);
        Connection connection = ((DumpThread) stage.replica().upstream()).connection();
        stage.link().cut(LinkState.HELD);
        long before = connection.down().outstandingBytes();
        stage.client().commit(5_000, 31);
        stage.pass(Specs.SECONDS);
        long sent = connection.down().outstandingBytes() - before;
        assertThat(sent).isEqualTo(5_073 + 3 * 5 + 475 + 6 * 5);
    }

    /** Nothing is lost or sent twice over many files, whether the replica follows live or catches up. */
    @Test
    void aReplicaFollowsOverAllFiles() {
        Stage stage = new Stage(rotating()).until(Specs.SECONDS);
        var client = stage.client();
        for (int i = 0; i < 300; i++) {
            if (i == 100) {
                stage.replica().stopIoThread();
            } else if (i == 200) {
                stage.replica().startIoThread();
            }
            client.commit(500, 31);
            stage.pass(5 * Specs.MILLIS);
        }
        stage.pass(Specs.SECONDS);
        assertThat(stage.source().binlog().files().count()).isGreaterThan(40);
        assertThat(stage.replica().relayLog().receivedRows()).isEqualTo(300);
        assertThat(stage.replica().applier().appliedRows()).isEqualTo(300);
    }

    private static Specs rotating() {
        Specs specs = new Specs();
        specs.fsync = new Distribution.Constant(100 * Specs.MICROS);
        specs.source.set(ServerVariable.MAX_BINLOG_SIZE, LIMIT);
        return specs;
    }
}
