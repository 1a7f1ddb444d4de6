package org.replsim.server.source;

import java.util.Locale;

/** Where a transaction's time goes, from its first statement to its OK (steps C0-C9 of the commit path). */
public enum Phase {
    /** C0: on a core or waiting for one. */
    EXECUTE,
    /** C0: waiting for a row lock. */
    LOCK_WAIT,
    /** Between two statements, while the client has the word. */
    CLIENT,
    /** C1: waiting for the redo log's fsync. */
    PREPARE,
    /** C2: waiting in the commit queue for the group before. */
    QUEUE,
    /** C3-C5: the group is written and synced to the binary log. */
    BINLOG,
    /** C6: the group waits for LOCK_after_binlog_sync or for its ACKs. */
    AFTER_SYNC,
    /** C7: engine commit. */
    ENGINE_COMMIT,
    /** C8: the session waits for its ACK. */
    AFTER_COMMIT,
    /** C9: waking up and sending the OK. */
    REPLY;

    /** The name in lower case, as results show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
