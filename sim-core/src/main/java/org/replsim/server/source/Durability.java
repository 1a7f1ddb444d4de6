package org.replsim.server.source;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.replsim.binlog.Binlog;
import org.replsim.server.Durable;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * How far the binary log and the engine's commits are on stable storage, and what the loss of power and a start make of the
 * rest (spec 2.11). A transaction survives in the log if its group was synced (sync_binlog) or written back by the system; in
 * the engine if its commit is in the durable redo log, or its prepare is and the binary log has it: then recovery commits
 * it. So the log may have what the engine has not, and the engine what the log has not.
 *
 * <p>What a start finds counts as durable.
 */
public final class Durability {

    private final Source source;
    private final Server server;
    private final Binlog log;
    /** Rows in the files. */
    private final Durable logged;
    /** Rows whose prepare, and rows whose commit, is in the redo log. */
    private final Durable prepared;

    private final Durable committed;
    /** When the server ended: the first row that the engine has not committed, and the first that it does not know at all. */
    private long inDoubt;

    private long undone;
    private boolean lost;

    Durability(Source source) {
        this.source = source;
        server = source.server();
        log = source.binlog();
        logged = Durable.inFile(server);
        prepared = Durable.inRedoLog(server);
        committed = Durable.inRedoLog(server);
        begin();
    }

    /** C3: writes a transaction of this server to the log. */
    long append(long id, long bytes, long statementSecond, long commitSecond, byte flags) {
        return appended(log.append(id, bytes, statementSecond, commitSecond, flags));
    }

    /** A transaction of another server is written to the log, as {@link Binlog#append} does. */
    long append(long origin, long sequence, long id, long bytes, long statementSecond, long commitSecond, byte flags) {
        return appended(log.append(origin, sequence, id, bytes, statementSecond, commitSecond, flags));
    }

    private long appended(long row) {
        logged.moveTo(row + 1);
        prepared.moveTo(row + 1);
        server.probe().written(server.index(), row, server.now());
        return row;
    }

    /** C7: others see a row. A change of definitions is synced by the engine itself (assumed). */
    void visible(long row, boolean ddl) {
        log.mark(row, Binlog.VISIBLE);
        committed.moveTo(row + 1);
        if (ddl) {
            prepared.sync();
            committed.sync();
        }
        server.probe().visible(server.index(), row, server.now());
    }

    /** C4 begins. */
    void syncBegins() {
        logged.syncBegins();
    }

    /** C4 is over. */
    void syncEnds() {
        logged.syncEnds();
    }

    /** A file was closed, which syncs it. */
    void fileClosed() {
        logged.sync();
    }

    /** A group that was applied stands in the log, and perhaps on stable storage. */
    void ownGroupWritten(boolean synced) {
        if (synced) {
            logged.sync();
        }
    }

    /** Rows of the binary log that the loss of power would leave: all before this one. */
    public long durableInLog() {
        return Math.max(logged.value(), log.firstKept());
    }

    /** Rows whose commit in the engine the loss of power would leave, whatever becomes of the log: all before this one. */
    public long durableInEngine() {
        return committed.value();
    }

    /** The process has ended: what has waited in memory is still with the system. */
    void died() {
        inDoubt = committed.written();
        undone = log.written();
    }

    /**
     * The process was killed: what it has handed to the system stays. With innodb_flush_log_at_trx_commit = 0 that is the
     * redo log of the last full second.
     */
    public void crashed() {
        if (server.redo().writtenEachSecond()) {
            inDoubt = committed.value();
            undo(Math.max(inDoubt, prepared.value()), log.written());
        }
    }

    /** The host has lost its power after the process had ended. */
    public void powerLost() {
        if (lost) {
            return;
        }
        lost = true;
        long end = log.written();
        long inLog = durableInLog();
        long known = server.redo().syncsAtCommit() ? end : prepared.value();
        if (inLog < end) {
            log.cut(inLog);
        }
        inDoubt = committed.value();
        undo(Math.max(inDoubt, Math.min(inLog, known)), undone);
    }

    /** What the server has lost, log and engine, of the transactions that it had applied as a replica. */
    public Set<Long> lostUpdates() {
        Set<Long> ids = new TreeSet<>();
        for (long row = undone; row < log.written(); row++) {
            if (server.transactions().origin(log.id(row)) != server.index()) {
                ids.add(log.id(row));
            }
        }
        return ids;
    }

    /** The server has ended in order: the engine has committed what the binary log has, and all is synced. */
    public void endInOrder() {
        recover(false);
    }

    /**
     * The server starts again, as this process.
     *
     * @return what its recovery has cut off of the transactions that it had applied as a replica
     */
    public Set<Long> recover(Server started) {
        return recover(started.profile().truncatesAtRecovery()
                && started.variables().number(ServerVariable.INIT_RPL_ROLE) == 1
                && started.variables().flag(ServerVariable.RPL_SEMI_SYNC_SLAVE_ENABLED));
    }

    /**
     * The binary log decides about what is only prepared: what it has is committed; or, on a
     * server that is started to be a replica, cut off (MariaDB 10.6 and later).
     */
    private Set<Long> recover(boolean truncates) {
        long from = inDoubt;
        Set<Long> lostUpdates = new TreeSet<>();
        if (truncates && from < undone) {
            int file = log.files().fileOf(log.endOffset(from));
            long size = log.files().sizeOf(file);
            log.cut(from);
            undo(from, undone);
            lostUpdates = lostUpdates();
            server.note("Semi-sync recovery: truncated binlog file "
                    + log.files().indexLine(file) + " from " + size + " to "
                    + log.files().sizeOf(file) + " to remove transactions that no one has acknowledged");
        }
        source.sessions().forEach(Session::recover);
        long published = log.published();
        long present = log.present(published);
        if (present < log.written()) {
            source.publish(log.written());
        } else {
            log.publish(log.written(), server.now());
        }
        begin();
        died();
        return lostUpdates;
    }

    private void begin() {
        for (Durable each : List.of(logged, prepared, committed)) {
            each.startAt(log.written());
        }
    }

    private void undo(long from, long end) {
        if (from >= end) {
            return;
        }
        for (long row = from; row < end; row++) {
            log.mark(row, Binlog.UNDONE);
        }
        server.undo(log, from, end);
        undone = from;
        server.probe().discarded(server.index(), from, end, server.now());
    }
}
