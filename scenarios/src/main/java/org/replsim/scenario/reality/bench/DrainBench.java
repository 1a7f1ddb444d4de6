package org.replsim.scenario.reality.bench;

import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.scenario.reality.data.DrainRow;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.machine.Machine;

/** Lets a replica fetch what was written, takes the primary away, and looks how fast the backlog is applied. */
public final class DrainBench {

    private static final long SECOND = 1_000_000_000L;
    private static final long WRITING = 2 * SECOND + SECOND / 2;
    private static final long FETCHING = SECOND / 2;
    /** Short enough that the fastest applier does not reach the end of the backlog. */
    private static final long APPLYING = SECOND / 5;

    private DrainBench() {}

    /** Transactions applied a second. */
    public static double predict(DrainRow row, Machine machine) {
        boolean groups = row.writers() > 1;
        String parallel = row.parallel() == 0
                ? ""
                : ", slave_parallel_threads: " + row.parallel() + ", slave_parallel_mode: " + row.mode();
        String logging =
                row.logsUpdates() ? ", log_bin: relayed, log_slave_updates: ON, sync_binlog: " + row.syncBinlog() : "";
        long start = WRITING + FETCHING;
        RunRecord record = Run.execute(new Bench()
                .primary(groups ? 1 : 0, groups ? 1 : 0, Mode.ASYNC, SECOND)
                .replica(row.flushLog(), Mode.ASYNC, 0, false, parallel + logging)
                .load(row.writers(), row.load())
                .at(WRITING, "crash: db1")
                .at(start, "start: {replica: db2, thread: sql}")
                .spec(machine.host("machine"), 7, 0, start + APPLYING));
        return Outcome.of(record.replicas(), "db2").applied() * (double) SECOND / APPLYING;
    }
}
