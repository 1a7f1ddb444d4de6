package org.replsim.server.source;

/** What a dump thread does, with the ids of spec 1.4 and the words of MariaDB 10.x. */
public enum DumpThreadState {
    /** No replica is connected. */
    NONE(""),
    /** D1. */
    SENDING("Sending binlog event to slave"),
    /** D2. */
    SWITCHING("Finished reading one binlog; switching to next binlog"),
    /** D3. */
    HAS_SENT_ALL("Master has sent all binlog to slave; waiting for more updates"),
    /** D4. */
    ENDING("Waiting to finalize termination");

    private final String text;

    DumpThreadState(String text) {
        this.text = text;
    }

    /** The server's words. */
    public String text() {
        return text;
    }
}
