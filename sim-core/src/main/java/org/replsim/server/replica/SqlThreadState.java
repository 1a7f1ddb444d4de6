package org.replsim.server.replica;

import static org.replsim.server.StateText.renamed;
import static org.replsim.server.StateText.same;

import org.replsim.server.ServerProfile;
import org.replsim.server.StateText;

/** What an SQL thread does, with the ids of spec 1.7 and the words of each version. */
public enum SqlThreadState {
    /** There is no thread. */
    STOPPED(same("")),
    /** S0: the thread was created and has not read yet. */
    STARTING(same("Waiting for the next event in relay log")),
    /** S1. */
    READING(same("Reading event from the relay log")),
    /** S2. */
    HAS_READ_ALL(new StateText(
            "Slave has read all relay log; waiting for the slave I/O thread to update it",
            "Slave has read all relay log; waiting for more updates",
            "Slave has read all relay log; waiting for more updates",
            "Replica has read all relay log; waiting for more updates")),
    /** S3: row events show the statement's own text; the model's rows are written by this one. */
    APPLYING(new StateText(
            "Write_rows_log_event::write_row(-1) on table `app`.`t`",
            "Write_rows_log_event::write_row(-1) on table `app`.`t`",
            "System lock",
            "Applying batch of row changes (write)")),
    /** S4; MariaDB 5.5 knows no delay. */
    DELAYING(new StateText(
            "",
            "Waiting until MASTER_DELAY seconds after master executed event",
            "Waiting until MASTER_DELAY seconds after master executed event",
            "Waiting until SOURCE_DELAY seconds after source executed event")),
    /** The coordinator of MariaDB's workers has filled the queue of the next one. */
    WAITING_FOR_ROOM(same("Waiting for room in worker thread event queue")),
    /** The coordinator of MySQL's workers has none that is idle; or the next group needs all of them to be. */
    WAITING_FOR_WORKERS(new StateText(
            "",
            "Waiting for worker threads to be idle",
            "Waiting for slave workers to process their queues",
            "Waiting for replica workers to process their queues")),
    /** The coordinator of MySQL's workers has filled their queues. */
    WAITING_FOR_PENDING_EVENTS(renamed(
            "Waiting for Slave Workers to free pending events", "Waiting for Replica Workers to free pending events")),
    /** The coordinator of MySQL's workers has a transaction that depends on one that is not committed. */
    WAITING_FOR_DEPENDENCY(same("Waiting for dependent transaction to commit")),
    /** S5: the thread ends; it is gone at once. */
    ENDING(renamed("Waiting for slave mutex on exit", "Waiting for replica mutex on exit"));

    private final StateText text;

    SqlThreadState(StateText text) {
        this.text = text;
    }

    /** Slave_SQL_Running_State: the server's words; empty when there is no thread. */
    public String text(ServerProfile profile) {
        return text.in(profile);
    }
}
