package org.replsim.server;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.LogCursor;

/** What a replica sees of its source: the server, its log, and the dump thread that serves this replica. */
public interface Upstream {

    /** The source's process. */
    Server server();

    /** The source's binary log, which the replica's cursors point into. */
    Binlog log();

    /** How far the replica still needs the log; the replica moves it. */
    LogCursor cursor();

    /**
     * COM_BINLOG_DUMP: sends from a row on. An older dump for the same replica, or for another with the same server_id, is
     * ended first.
     */
    void startDump(DumpRequest request);

    /** The dump thread is killed, or its connection was reset. */
    void endDump();
}
