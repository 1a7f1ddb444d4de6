package org.replsim.server.source;

import static org.replsim.server.StateText.renamed;
import static org.replsim.server.StateText.same;

import java.util.Locale;
import org.replsim.server.ServerProfile;
import org.replsim.server.StateText;

/** Where a transaction's time goes, from its first statement to its OK (steps C0-C9 of the commit path). */
public enum Phase {
    /** C0: on a core or waiting for one. */
    EXECUTE(same("")),
    /** C0: waiting for a row lock. */
    LOCK_WAIT(same("")),
    /** Between two statements, while the client has the word. */
    CLIENT(same("")),
    /** C1: waiting for the redo log's fsync. */
    PREPARE(Texts.COMMIT),
    /** C2: waiting in the commit queue for the group before. */
    QUEUE(Texts.COMMIT),
    /** C3-C5: the group is written and synced to the binary log. */
    BINLOG(Texts.COMMIT),
    /** C6: the group waits for LOCK_after_binlog_sync or for its ACKs. */
    AFTER_SYNC(Texts.WAITING_FOR_ACK),
    /** C7: engine commit. */
    ENGINE_COMMIT(Texts.COMMIT),
    /** C8: the session waits for its ACK. */
    AFTER_COMMIT(Texts.WAITING_FOR_ACK),
    /** C9: waking up and sending the OK. */
    REPLY(same(""));

    private final StateText text;

    Phase(StateText text) {
        this.text = text;
    }

    /**
     * The state of a session in the process list (spec 1.1); empty where the statement's own text stands or the client has
     * the word. In AFTER_SYNC it is the leader's; those that follow it, or wait for another group, show that of QUEUE.
     */
    public String text(ServerProfile profile) {
        return text.in(profile);
    }

    /** The name in lower case, as results show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the constants above need before their own class is ready. */
    private static final class Texts {
        static final StateText COMMIT = new StateText("query end", "Commit", "query end", "waiting for handler commit");
        static final StateText WAITING_FOR_ACK =
                renamed("Waiting for semi-sync ACK from slave", "Waiting for semi-sync ACK from replica");
    }
}
