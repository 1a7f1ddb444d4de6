package org.replsim.server.source;

import java.util.ArrayList;
import java.util.List;
import org.replsim.conformance.Stage;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** The semi-sync block of a source that has no replica and no clients: a test plays their parts. */
final class SemiSyncBench {

    final Stage stage;
    final SemiSync semiSync;
    /** When waits ended, milliseconds. */
    final List<Long> releasedMillis = new ArrayList<>();

    SemiSyncBench() {
        Specs specs = new Specs().semiSync("AFTER_COMMIT");
        specs.replicated = false;
        stage = new Stage(specs);
        semiSync = stage.source().semiSync();
    }

    boolean await(long row) {
        return semiSync.await(new SemiSyncWait(() -> releasedMillis.add(stage.now() / Specs.MILLIS)), row);
    }

    /** For which rows the dump thread asks for an ACK: a digit each. */
    String flags(long from, long to) {
        StringBuilder flags = new StringBuilder();
        for (long row = from; row < to; row++) {
            flags.append(semiSync.flag(row) ? '1' : '0');
        }
        return flags.toString();
    }

    /** Row 0 is written and times out. */
    void switchOff() {
        timeout(0);
        semiSync.written(0, 1);
        await(0);
        stage.pass(0);
        timeout(10_000);
    }

    void at(long millis) {
        stage.until(millis * Specs.MILLIS);
    }

    void timeout(long millis) {
        set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, millis);
    }

    void enable(boolean on) {
        set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, on ? 1 : 0);
    }

    void set(ServerVariable variable, long number) {
        stage.cluster.set("db1", variable, number);
    }
}
