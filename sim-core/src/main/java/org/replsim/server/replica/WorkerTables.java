package org.replsim.server.replica;

import org.replsim.server.TableUser;
import org.replsim.sql.TableName;

/** What the workers of an applier do with their server's tables. */
record WorkerTables(Pool pool, Applier applier) implements TableUser {

    /** One that waits for another worker does not count: that one may have to wait for whoever asks. */
    @Override
    public boolean writes() {
        return pool.any(worker ->
                worker.state() == WorkerState.APPLYING && worker.waits.text().isEmpty());
    }

    @Override
    public boolean commits() {
        return pool.any(worker -> worker.state() == WorkerState.PREPARING || worker.state() == WorkerState.COMMITTING);
    }

    @Override
    public boolean uses(TableName table) {
        return pool.any(worker -> !worker.state().beforeRun()
                && worker.state() != WorkerState.WAITING_FOR_TABLE
                && applier.tablesOf(worker.row()).contains(table));
    }
}
