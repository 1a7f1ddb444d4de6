package org.replsim.server.source;

import java.util.List;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/**
 * Who deletes old files of the binary log (spec 1.3): PURGE BINARY LOGS, and an age at a rotation, at FLUSH LOGS and at the
 * start, never by a timer. A file that a dump thread reads stays, with all behind it; a replica that is away protects nothing.
 */
public final class BinlogPurge {

    private static final long DAY_SECONDS = 86_400;

    private final Server server;
    private final Binlog binlog;
    private final List<DumpThread> dumps;

    BinlogPurge(Server server, Binlog binlog, List<DumpThread> dumps) {
        this.server = server;
        this.binlog = binlog;
        this.dumps = dumps;
    }

    /** PURGE BINARY LOGS TO: deletes the files before this one, up to the first that a dump thread reads. */
    public void before(int file) {
        int limit = file;
        for (DumpThread dump : dumps) {
            limit = Math.min(limit, dump.reads());
        }
        binlog.files().purgeBefore(limit);
    }

    /** PURGE BINARY LOGS BEFORE: deletes the files that were last written to before a second of the server's clock. */
    public void olderThan(long second) {
        BinlogFiles files = binlog.files();
        int file = files.firstKept();
        while (file < files.count() - 1 && files.lastWritten(file) < second) {
            file++;
        }
        before(file);
    }

    /** A file was closed and another opened, by size, by FLUSH LOGS or by a start. */
    public void rotated() {
        long now = server.host().clock().seconds(server.now());
        if (binlog.files().count() > 1) {
            binlog.files().lastWritten(binlog.files().count() - 2, now);
        }
        ServerVariables variables = server.variables();
        long seconds = variables.number(ServerVariable.EXPIRE_LOGS_DAYS) * DAY_SECONDS
                + variables.nanos(ServerVariable.BINLOG_EXPIRE_LOGS_SECONDS) / 1_000_000_000L;
        if (seconds > 0) {
            olderThan(now - seconds);
        }
    }
}
