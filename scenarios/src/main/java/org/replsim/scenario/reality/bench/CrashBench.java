package org.replsim.scenario.reality.bench;

import org.replsim.run.LossRecord;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.scenario.reality.data.CrashRow;
import org.replsim.scenario.reality.data.Load;
import org.replsim.scenario.reality.machine.Machine;

/** Repeats a kill of the primary. */
public final class CrashBench {

    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_KILL = SECOND;
    private static final long LAST_KILL = 2 * SECOND + 300_000_000L;

    private CrashBench() {}

    /** Acknowledged transactions that are lost, divided by the rate at which they were acknowledged: seconds of writing. */
    public static double predictLossSeconds(CrashRow row, Machine machine, int kill, int kills) {
        long at = FIRST_KILL + (LAST_KILL - FIRST_KILL) * kill / kills;
        Bench bench = new Bench()
                .primary(1, 1, row.mode(), 10 * SECOND)
                .replica(1, row.mode(), row.rttNanos(), true, "")
                .load(row.threads(), Load.OLTP_INSERT);
        if (row.siteLost()) {
            bench.at(at, "cut: [db1, db2], kind: silent");
        }
        bench.at(at, "crash: db1");
        RunRecord record = Run.execute(bench.spec(machine.host("machine"), kill + 1, SECOND / 2, at + SECOND));
        LossRecord loss = record.losses().get(0);
        return loss.lostAcknowledged() / Outcome.of(record.workloads(), "db1").throughput();
    }
}
