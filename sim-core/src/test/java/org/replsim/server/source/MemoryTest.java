package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.replsim.binlog.BacklogExceeded;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.StopThreads;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.run.Run;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;

/** Memory follows the longest backlog, not the length of the run. */
class MemoryTest {

    /** A limit of one thousand is never met by a replica that keeps up: neither it nor the source holds rows back. */
    @Test
    void aRunOfAMillionTransactionsStaysWithinASmallBacklog() {
        Specs specs = quick();
        specs.backlog = 1_000;
        specs.duration = 7 * Specs.SECONDS;
        long rows = Run.bare(specs.spec(), Probe.NONE).source("db1").binlog().written();
        assertThat(rows).isGreaterThan(1_000_000);
    }

    @Test
    void aReplicaThatIsStoppedTooLongEndsTheRunByName() {
        Specs specs = quick();
        specs.backlog = 50_000;
        specs.at(100 * Specs.MILLIS, new StopThreads("db2", ReplicaThread.SQL));
        assertThatExceptionOfType(BacklogExceeded.class)
                .isThrownBy(() -> Run.bare(specs.spec(), Probe.NONE))
                .withMessageContaining("db2 is")
                .withMessageContaining("binary log of db1");
    }

    /** About a hundred thousand transactions a second, and an applier that is faster still. */
    private static Specs quick() {
        Specs specs = new Specs();
        specs.hardware = new Hardware(
                new Distribution.Constant(100 * Specs.MICROS),
                0,
                0,
                0,
                0,
                5 * Specs.MICROS,
                0,
                0,
                0,
                500,
                0,
                500,
                0,
                0,
                0,
                4 * Specs.MICROS,
                0,
                0,
                0,
                0,
                0,
                1,
                Kernel.FREE);
        specs.clients = 16;
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        specs.replica.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        return specs;
    }
}
