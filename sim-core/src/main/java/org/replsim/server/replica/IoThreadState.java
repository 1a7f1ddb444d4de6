package org.replsim.server.replica;

/** What an IO thread does, with the ids of spec 1.5 and the words of MariaDB. */
public enum IoThreadState {
    /** There is no thread. */
    STOPPED("", "No"),
    /** I1. */
    CONNECTING("Connecting to master", "Connecting"),
    /** I2. */
    CHECKING_VERSION("Checking master version", "Preparing"),
    /** I3. */
    REGISTERING("Registering slave on master", "Preparing"),
    /** I4. */
    REQUESTING_DUMP("Requesting binlog dump", "Preparing"),
    /** I5. */
    WAITING_FOR_EVENT("Waiting for master to send event", "Yes"),
    /** I6. */
    QUEUEING("Queueing master event to the relay log", "Yes"),
    /** I9: only if the connection before brought nothing. */
    WAITING_TO_RECONNECT("Waiting to reconnect after a failed master event read", "Connecting"),
    /** I10. */
    RECONNECTING("Reconnecting after a failed master event read", "Connecting"),
    /** I13. */
    WAITING_FOR_SPACE("Waiting for the slave SQL thread to free enough relay log space", "Yes");

    private final String text;
    private final String running;

    IoThreadState(String text, String running) {
        this.text = text;
        this.running = running;
    }

    /** Slave_IO_State: the server's words; empty when there is no thread. */
    public String text() {
        return text;
    }

    /** Slave_IO_Running: No, Connecting, Preparing or Yes. */
    public String running() {
        return running;
    }
}
