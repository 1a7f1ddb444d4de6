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
     * COM_BINLOG_DUMP: sends from a row on. An older dump for the same replica is ended first.
     *
     * @param row the first row wanted
     * @param event the first event wanted of that row
     * @param semiSync whether the replica asked for semi-sync
     * @param heartbeatNanos heartbeat period, 0 for none
     */
    void startDump(long row, int event, boolean semiSync, long heartbeatNanos);

    /** The dump thread is killed, or its connection was reset. */
    void endDump();
}
