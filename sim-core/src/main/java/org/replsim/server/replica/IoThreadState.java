package org.replsim.server.replica;

import static org.replsim.server.StateText.renamed;
import static org.replsim.server.StateText.same;

import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;
import org.replsim.server.StateText;
import org.replsim.server.ThreadCommand;

/** What an IO thread does, with the ids of spec 1.5 and the words of each version. */
public enum IoThreadState {
    /** There is no thread. */
    STOPPED(same(""), "No"),
    /** I0: the thread was created; it goes on at once. */
    STARTING(renamed("Waiting for master update", "Waiting for source update"), "Connecting"),
    /** I1. */
    CONNECTING(renamed("Connecting to master", "Connecting to source"), "Connecting"),
    /** I2. */
    CHECKING_VERSION(renamed("Checking master version", "Checking source version"), "Preparing"),
    /** I3. */
    REGISTERING(renamed("Registering slave on master", "Registering replica on source"), "Preparing"),
    /** I4. */
    REQUESTING_DUMP(same("Requesting binlog dump"), "Preparing"),
    /** I5. */
    WAITING_FOR_EVENT(renamed("Waiting for master to send event", "Waiting for source to send event"), "Yes"),
    /** I6. */
    QUEUEING(renamed("Queueing master event to the relay log", "Queueing source event to the relay log"), "Yes"),
    /** I7: only if the request before failed as well. */
    WAITING_AFTER_DUMP_REQUEST(same("Waiting to reconnect after a failed binlog dump request"), "Connecting"),
    /** I8. */
    RECONNECTING_AFTER_DUMP_REQUEST(same("Reconnecting after a failed binlog dump request"), "Connecting"),
    /** I9: only if the connection before brought nothing. */
    WAITING_TO_RECONNECT(
            renamed(
                    "Waiting to reconnect after a failed master event read",
                    "Waiting to reconnect after a failed source event read"),
            "Connecting"),
    /** I10. */
    RECONNECTING(
            renamed("Reconnecting after a failed master event read", "Reconnecting after a failed source event read"),
            "Connecting"),
    /** I11: only if the registration before failed as well. */
    WAITING_AFTER_REGISTRATION(
            renamed(
                    "Waiting to reconnect after a failed registration on master",
                    "Waiting to reconnect after a failed registration on source"),
            "Connecting"),
    /** I12. */
    RECONNECTING_AFTER_REGISTRATION(
            renamed(
                    "Reconnecting after a failed registration on master",
                    "Reconnecting after a failed registration on source"),
            "Connecting"),
    /** I13. */
    WAITING_FOR_SPACE(
            renamed(
                    "Waiting for the slave SQL thread to free enough relay log space",
                    "Waiting for the replica SQL thread to free relay log space"),
            "Yes"),
    /** I14: the thread ends; it is gone at once. */
    ENDING(renamed("Waiting for slave mutex on exit", "Waiting for replica mutex on exit"), "No");

    private final StateText text;
    private final String running;

    IoThreadState(StateText text, String running) {
        this.text = text;
        this.running = running;
    }

    /** Slave_IO_State: the server's words; empty when there is no thread. */
    public String text(ServerProfile profile) {
        return text.in(profile);
    }

    /** Slave_IO_Running: No, Connecting, Yes, and in MariaDB 10 Preparing, which elsewhere is Yes as well. */
    public String running(ServerProfile profile) {
        return running.equals("Preparing") && profile.generation() != Generation.MARIADB_10 ? "Yes" : running;
    }

    /** The command column: MariaDB's Slave_IO shows from the first I4 on. */
    public ThreadCommand command() {
        return compareTo(REQUESTING_DUMP) < 0 ? ThreadCommand.CONNECT : ThreadCommand.SLAVE_IO;
    }
}
