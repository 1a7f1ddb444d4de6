package org.replsim.server;

/** The {@code Command} column of the process list for the threads of replication (spec 1.4, 1.5, 8). */
public enum ThreadCommand {
    /** A dump thread. */
    BINLOG_DUMP(StateText.same("Binlog Dump")),
    /** A dump thread that was asked by GTID: MySQL tells the two apart. */
    BINLOG_DUMP_GTID(StateText.of("Binlog Dump", "Binlog Dump GTID")),
    /** An IO thread that has not asked for the dump yet. */
    CONNECT(StateText.same("Connect")),
    /** An IO thread. */
    SLAVE_IO(new StateText("Connect", "Slave_IO", "Connect", "Connect")),
    /** An SQL thread or coordinator. */
    SLAVE_SQL(new StateText("Connect", "Slave_SQL", "Connect", "Query")),
    /** A worker. */
    SLAVE_WORKER(new StateText("Connect", "Slave_worker", "Connect", "Connect"));

    private final StateText text;

    ThreadCommand(StateText text) {
        this.text = text;
    }

    /** The column's text in a version. */
    public String text(ServerProfile profile) {
        return text.in(profile);
    }
}
