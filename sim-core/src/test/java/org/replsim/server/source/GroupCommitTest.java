package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Distribution;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** Group commit's throughput and its number of syncs, against formulas. */
class GroupCommitTest {

    private static final long FSYNC = Specs.MILLIS;

    /** Without anybody to share with, each commit does one redo sync and one binlog sync (spec 1.1 C1, C4). */
    @Test
    void oneClientCommitsOncePerRedoSyncPlusBinlogSyncPlusProcessorTime() {
        Specs specs = loaded(1, 1, 1);
        RunRecord record = Run.execute(specs.spec());
        assertThat(throughput(record) * new Steps(specs).local() / 1e9).isEqualTo(1, within(2e-3));
        assertThat(Specs.sourceOf(record).groupSize()).isEqualTo(1);
    }

    /**
     * A session that comes right after a sync has begun waits for it and for the next: a cycle of N sessions takes between
     * one flush (redo sync + binlog sync) and two, plus the processor time of the steps.
     */
    @ParameterizedTest(name = "{0} clients")
    @ValueSource(ints = {2, 3, 8, 64})
    void manyClientsShareTheSyncs(int clients) {
        Specs specs = loaded(clients, 1, 1);
        Steps steps = new Steps(specs);
        double processor = steps.execute() + clients * (steps.write() + steps.engineCommit()) + steps.reply();
        double flush = steps.redoSync() + steps.binlogSync() + clients * Steps.FILE_BYTES;
        RunRecord record = Run.execute(specs.spec());
        double cycle = clients / throughput(record) * 1e9;
        assertThat(cycle).isBetween(flush - clients * Steps.FILE_BYTES, 2 * flush + processor);
    }

    /** sync_binlog = N syncs the log every N-th group, 0 never (spec 1.1 C4); what is left is the redo sync. */
    @ParameterizedTest(name = "sync_binlog = {0}")
    @ValueSource(longs = {0, 1, 7, 1000})
    void syncBinlogCountsGroups(long every) {
        Specs specs = loaded(1, every, 1);
        Steps steps = new Steps(specs);
        // The n-th sync writes what the groups since the last one have written.
        double binlog = every == 0 ? 0 : steps.fsync(0) / every + Steps.FILE_BYTES / 2.0;
        double cycle = steps.local() - steps.binlogSync() + binlog;
        RunRecord record = Run.execute(specs.spec());
        assertThat(throughput(record) * cycle / 1e9).isEqualTo(1, within(2e-3));
    }

    /**
     * Where a commit waits for the redo log, as strace shows of MariaDB 10.11.19: with 1 at the prepare, with 3 for the commit
     * record, too; with 2 for a write in both places, which the device has to do unless the log goes through the system's
     * cache.
     */
    @ParameterizedTest(name = "innodb_flush_log_at_trx_commit = {0}, innodb_log_file_buffering = {1}")
    @CsvSource({"0, 0, 0, 0", "1, 0, 1, 0", "1, 1, 1, 0", "2, 1, 0, 0", "2, 0, 1, 1", "3, 0, 1, 1", "3, 1, 1, 1"})
    void theRedoLogIsWaitedForAtPrepareAndCommit(long setting, long buffering, int prepare, int commit) {
        Specs specs = loaded(1, 0, setting);
        specs.source.set(ServerVariable.INNODB_LOG_FILE_BUFFERING, buffering);
        Steps steps = new Steps(specs);
        double without = steps.local() - steps.binlogSync() - steps.redoSync();
        double cycle = without + prepare * steps.redoSync() + commit * steps.fsync(64);
        RunRecord record = Run.execute(specs.spec());
        assertThat(throughput(record) * cycle / 1e9).isEqualTo(1, within(2e-3));
    }

    /** The syncs of the device are those of the redo log and of the groups, no more (measured: exactly two each). */
    @Test
    void aLoneCommitDoesExactlyTwoSyncs() {
        Specs specs = loaded(1, 1, 1);
        var cluster = Run.bare(specs.spec(), org.replsim.server.Probe.NONE);
        var source = cluster.source("db1");
        assertThat(cluster.host("a").disk().syncs())
                .isBetween(2 * source.acknowledged(), 2 * source.acknowledged() + 2);
        assertThat(source.server().redo().syncs()).isBetween(source.acknowledged(), source.acknowledged() + 1);
    }

    /** Whatever the sessions do, redo syncs are shared: between one per binlog group and one per transaction. */
    @Test
    void redoSyncsAreShared() {
        Specs specs = loaded(16, 1, 1);
        specs.think = new Distribution.Exponential(2 * Specs.MILLIS);
        var source = Run.bare(specs.spec(), org.replsim.server.Probe.NONE).source("db1");
        double perGroup = source.server().redo().syncs() / (source.acknowledged() / source.groupSize());
        // Measured: 1.0-1.8 per binlog group, whatever its size.
        assertThat(perGroup).isBetween(0.9, 1.8);
        assertThat(source.groupSize()).isGreaterThan(1.5);
    }

    private static Specs loaded(int clients, long syncBinlog, long flushAtCommit) {
        Specs specs = new Specs();
        specs.replicated = false;
        specs.hardware = Specs.STEADY;
        specs.fsync = new Distribution.Constant(FSYNC);
        specs.clients = clients;
        specs.duration = 4 * Specs.SECONDS;
        specs.source.set(ServerVariable.SYNC_BINLOG, syncBinlog);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, flushAtCommit);
        return specs;
    }

    private static double throughput(RunRecord record) {
        return Specs.clientsOf(record).throughput();
    }
}
