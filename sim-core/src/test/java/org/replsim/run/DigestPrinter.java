package org.replsim.run;

import org.replsim.engine.random.Distribution;
import org.replsim.fault.CrashHost;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Restore;
import org.replsim.server.ServerVariable;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;

/** Runs a short scenario that uses most of the model, and prints its digest; the main class of another JVM. */
public final class DigestPrinter {

    private DigestPrinter() {}

    public static void main(String[] arguments) {
        System.out.print(Run.execute(spec()).digest());
    }

    /** Semi-sync with jitter, hot rows, deadlocks, a cut, a time-out and a crash within a second. */
    static RunSpec spec() {
        Specs specs = new Specs().semiSync("AFTER_SYNC");
        specs.clients = 12;
        specs.think = new Distribution.Exponential(300 * Specs.MICROS);
        specs.statements = 2;
        specs.rows = new IntRange(2, 5);
        specs.hot = new HotRows(40, 0.9, 0.7);
        specs.jitter = new Distribution.Lognormal(50 * Specs.MICROS, Specs.MILLIS);
        specs.fsync = new Distribution.Gamma(100 * Specs.MICROS, 3);
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 100);
        specs.duration = Specs.SECONDS;
        specs.warmup = 100 * Specs.MILLIS;
        specs.at(300 * Specs.MILLIS, new Cut("db1", "db2", CutKind.SILENT));
        specs.at(500 * Specs.MILLIS, new Restore("db1", "db2"));
        specs.at(900 * Specs.MILLIS, new CrashHost("a"));
        return specs.spec();
    }
}
