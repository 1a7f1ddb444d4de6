package org.replsim.fault;

/** Which of a replica's threads. */
public enum ReplicaThread {
    /** The IO thread. */
    IO,
    /** The SQL thread. */
    SQL,
    /** Both. */
    BOTH;

    /** As in STOP SLAVE. */
    String text() {
        return switch (this) {
            case IO -> "io_thread";
            case SQL -> "sql_thread";
            case BOTH -> "slave";
        };
    }
}
