package org.replsim.server.replica;

import org.replsim.server.Vendor;

/** What a worker of a parallel applier does (spec 1.8), in the words of MariaDB 10.x and of MySQL. */
enum WorkerState {
    /** There is nothing for it to do. */
    IDLE("Waiting for work from SQL thread", "Waiting for an event from Coordinator"),
    /** Transactions before its own have to begin their commit first. */
    WAITING_TO_START("Waiting for prior transaction to start commit", "Waiting for dependent transaction to commit"),
    /** Transactions before its own have to be committed before it may run. */
    WAITING_TO_RUN("Waiting for prior transaction to commit", "Waiting for dependent transaction to commit"),
    /** It applies rows. */
    APPLYING,
    /** It waits for the row lock of an earlier transaction. */
    LOCK_WAIT,
    /** It has just been given that lock. */
    LOCK_GRANTED,
    /** What it was doing is undone; then it begins again. */
    ROLLING_BACK,
    /** The redo of its prepare is being synced. */
    PREPARING("Commit", "waiting for handler commit"),
    /** It has applied its rows and waits for its turn in the order of commits. */
    WAITING_FOR_TURN("Waiting for prior transaction to commit", "Waiting for preceding transaction to commit"),
    /** It has its place in the order of commits. */
    COMMITTING("Commit", "waiting for handler commit");

    private final String mariaDb;
    private final String mySql;

    WorkerState() {
        this(SqlThreadState.APPLYING.text(), SqlThreadState.APPLYING.text());
    }

    WorkerState(String mariaDb, String mySql) {
        this.mariaDb = mariaDb;
        this.mySql = mySql;
    }

    /** The server's words. */
    String text(Vendor vendor) {
        return vendor == Vendor.MYSQL ? mySql : mariaDb;
    }

    /** Whether an earlier transaction can still take the worker's row locks away. */
    boolean yields() {
        return this != COMMITTING;
    }

    /** Whether its transaction has not begun, or has to begin again. */
    boolean beforeRun() {
        return this == IDLE || this == WAITING_TO_START || this == WAITING_TO_RUN || this == ROLLING_BACK;
    }
}
