package org.replsim.server.replica;

/** How the SQL thread applies what is in the relay log: by itself, or as the coordinator of workers. */
sealed interface ApplyMode permits SerialApplier, ParallelApplier {

    /** START SLAVE SQL_THREAD: goes on behind the last applied transaction. */
    void start();

    /** STOP SLAVE SQL_THREAD: {@link Applier#become} STOPPED follows, now or when what has to be finished is. */
    void stop();

    /** Whether it has been told to stop, and has something to finish before. */
    boolean stopping();

    /** There is more in the relay log than when the thread had read it all. */
    void relayLogGrew();

    /** A group has waited long enough (MASTER_DELAY). */
    void goOn();

    /** An event of so many seconds is read that is not applied now. */
    void read(long timestampSeconds);

    /** What a group under way waits for, in the server's words; empty if it does not. */
    default String waitText() {
        return "";
    }

    /** Nothing is under way; the next transaction is that of this row. */
    default void startAt(long row) {}

    /** The first row that has not been taken up yet. */
    long nextToRead();

    /** The process has ended: what the server's own log has of a transaction under way is committed by recovery. */
    default void settle() {}

    /** Seconds_Behind_Master for a replica whose threads both run. */
    long secondsBehindMaster();
}
