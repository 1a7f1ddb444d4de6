package org.replsim.server.replica;

/** What an SQL thread does, with the ids of spec 1.7 and the words of MariaDB 10.x. */
public enum SqlThreadState {
    /** There is no thread. */
    STOPPED(""),
    /** S1. */
    READING("Reading event from the relay log"),
    /** S2. */
    HAS_READ_ALL("Slave has read all relay log; waiting for more updates"),
    /** S3: row events show the statement's own text; the model's rows are written by this one. */
    APPLYING("Write_rows_log_event::write_row(-1) on table `app`.`t`"),
    /** The coordinator of MariaDB's workers has filled the queue of the next one. */
    WAITING_FOR_ROOM("Waiting for room in worker thread event queue"),
    /** The coordinator of MySQL's workers has none that is idle. */
    WAITING_FOR_WORKERS("Waiting for slave workers to process their queues"),
    /** The coordinator of MySQL's workers has filled their queues. */
    WAITING_FOR_PENDING_EVENTS("Waiting for Slave Workers to free pending events"),
    /** The coordinator of MySQL's workers has a transaction that depends on one that is not committed. */
    WAITING_FOR_DEPENDENCY("Waiting for dependent transaction to commit");

    private final String text;

    SqlThreadState(String text) {
        this.text = text;
    }

    /** Slave_SQL_Running_State: the server's words; empty when there is no thread. */
    public String text() {
        return text;
    }
}
