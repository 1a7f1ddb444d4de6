package org.replsim.server.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.LogCursor;
import org.replsim.binlog.Shape;
import org.replsim.net.Connection;
import org.replsim.server.RowLocks;
import org.replsim.server.Server;
import org.replsim.server.Server.Fact;
import org.replsim.server.ServerVariable;
import org.replsim.server.UpdateLog;

/** The source side of a server: its binary log, its commit path, its semi-sync block and its dump threads. */
public final class Source {

    /** Number of AFTER_SYNC among the choices of rpl_semi_sync_master_wait_point. */
    private static final long AFTER_SYNC = 0;

    private final Server server;
    private final Binlog binlog;
    private final boolean logs;
    private final RowLocks locks;
    private final DependencyTracker dependencies;
    private final CommitPipeline pipeline;
    private final BinlogPurge purge;
    private @Nullable CommitPipeline engineOnly;
    private final Durability durability;
    private final SemiSync semiSync;
    private final AckReceiver ackReceiver;
    private final List<DumpThread> dumps = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final LogCursor unacknowledged;
    private final EventSizes sizes;
    private final Shape shape = new Shape();
    private final AppliedUpdates updates;
    private long acknowledged;

    /**
     * @param binlog its binary log; nothing is written to it if log_bin is off
     */
    public Source(Server server, Binlog binlog) {
        this.server = server;
        this.binlog = binlog;
        logs = !server.variables().text(ServerVariable.LOG_BIN).isEmpty();
        locks = server.rowLocks();
        server.tableLocks().addUser(new SessionTables(sessions));
        dependencies = new DependencyTracker(server);
        durability = new Durability(this);
        pipeline = CommitPipeline.of(this);
        purge = new BinlogPurge(server, binlog, dumps);
        semiSync = new SemiSync(server, binlog);
        ackReceiver = new AckReceiver(server, semiSync);
        unacknowledged = new LogCursor(server.name() + " itself");
        sizes = new EventSizes(
                server.profile().format(), server.variables().flag(ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS));
        updates = new AppliedUpdates(this);
        binlog.addReader(unacknowledged);
        unacknowledged.moveTo(binlog.written());
        semiSync.enable(server.variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED), binlog.written());
    }

    /** Whether log_bin is on. */
    public boolean logs() {
        return logs;
    }

    /** The server it belongs to. */
    public Server server() {
        return server;
    }

    /** Its binary log. */
    public Binlog binlog() {
        return binlog;
    }

    /** Its semi-sync block. */
    public SemiSync semiSync() {
        return semiSync;
    }

    /** How much of its log and of its commits is on stable storage. */
    public Durability durability() {
        return durability;
    }

    /** Where a replica that logs its updates writes them. */
    public UpdateLog updates() {
        return updates;
    }

    /** Opens a connection for a client. */
    public Session connect(SessionClient client) {
        Session session = new Session(this, client);
        sessions.add(session);
        return session;
    }

    /**
     * Makes the dump thread that will serve a replica over a connection.
     *
     * @param cursor how far the replica still needs the log
     */
    public DumpThread dumpThread(String replica, Connection connection, LogCursor cursor) {
        DumpThread dump = new DumpThread(this, replica, connection, cursor);
        dumps.add(dump);
        return dump;
    }

    /** The dump thread of a replica that has got another source is gone for good. */
    public void forget(DumpThread dump) {
        dump.endDump();
        dumps.remove(dump);
        binlog.removeReader(dump.cursor());
    }

    /** The dump threads, one for each replica that is or was connected. */
    public List<DumpThread> dumps() {
        return List.copyOf(dumps);
    }

    /** The connections of clients. */
    public List<Session> sessions() {
        return List.copyOf(sessions);
    }

    /** 1.4: a new dump request ends older dump threads of the same server_id. */
    void endDumpsOf(long serverId) {
        for (DumpThread dump : dumps) {
            if (dump.serverId() == serverId) {
                dump.killed();
            }
        }
    }

    /** RESET MASTER: all files go, semi-sync begins anew, and what replicas still wait for is gone. */
    public void resetMaster() {
        server.gtids().logReset();
        binlog.files().reset();
        dumps.forEach(DumpThread::killed);
        semiSync.reset(binlog.written());
    }

    /** FLUSH BINARY LOGS: closes the current file and opens another. */
    public void flushBinaryLog() {
        if (logs) {
            binlog.files().rotate();
            durability.fileClosed();
            purge.rotated();
            dumps.forEach(DumpThread::published);
        }
    }

    /** Deletes old files of the binary log. */
    public BinlogPurge purge() {
        return purge;
    }

    /** A variable was set: what does not read it at each use is told. */
    public void variableChanged(ServerVariable variable) {
        server.gtidWriterChanged();
        if (variable == ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED) {
            semiSync.enable(server.variables().flag(variable), binlog.written());
        } else {
            semiSync.variableChanged(variable);
        }
    }

    /** FLUSH STATUS. */
    public void flushStatus() {
        semiSync.flushStatus();
    }

    /** The connection of a client is closed. */
    public void disconnect(Session session) {
        if (session.busy()) {
            session.rollback();
        }
        sessions.remove(session);
    }

    /** The process has died: clients lose their connections. */
    public void died() {
        for (Session session : sessions) {
            session.lost();
        }
        for (DumpThread dump : dumps) {
            dump.endDump();
            binlog.removeReader(dump.cursor());
        }
        binlog.removeReader(unacknowledged);
        durability.died();
    }

    /** What the thread that reads ACKs does. */
    public AckReceiverState ackReceiverState() {
        return ackReceiver.state();
    }

    /** Transactions whose clients were told OK. */
    public long acknowledged() {
        return acknowledged;
    }

    /** All rows before this one, and perhaps some behind it, are acknowledged. */
    public long acknowledgedBefore() {
        return unacknowledged.row();
    }

    /** Transactions per commit group so far; 0 before the first. */
    public double groupSize() {
        return pipeline.groups() == 0 ? 0 : pipeline.commits() / (double) pipeline.groups();
    }

    /** Bytes of a row in the binary log. */
    public long bytesOf(long row) {
        server.transactions().shape(binlog.id(row), shape);
        return sizes.of(shape, binlog.has(row, Binlog.GROUPED)).fileBytes();
    }

    /** SHOW GLOBAL STATUS: what the model knows of it. */
    public void status(Map<String, Long> status) {
        pipeline.status(status);
        semiSync.status(status);
    }

    boolean waitsAfterSync() {
        return semiSync.enabled()
                && server.variables().number(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT) == AFTER_SYNC;
    }

    boolean waitsAfterCommit() {
        return semiSync.enabled() && !waitsAfterSync();
    }

    DependencyTracker dependencies() {
        return dependencies;
    }

    RowLocks locks() {
        return locks;
    }

    /** The commit of who does not write to the binary log. */
    CommitPipeline engineOnly() {
        CommitPipeline known = engineOnly;
        if (known == null) {
            known = new EngineOnlyPipeline(this);
            engineOnly = known;
        }
        return known;
    }

    /** SHOW MASTER STATUS takes LOCK_log: see {@link CommitPipeline#whenLogFree}. */
    public void whenLogFree(Runnable then) {
        pipeline.whenLogFree(then);
    }

    CommitPipeline pipeline() {
        return pipeline;
    }

    AckReceiver ackReceiver() {
        return ackReceiver;
    }

    /** C5: rows before an end may be sent, unless a group that was applied has let them go already; then the rotation test. */
    void publish(long newEnd) {
        long from = binlog.published();
        long end = Math.max(from, newEnd);
        binlog.publish(end, server.now());
        server.fact(Fact.PUBLISHED, end);
        server.probe().published(server.index(), from, end, server.now());
        if (binlog.files().currentPosition() >= server.variables().number(ServerVariable.MAX_BINLOG_SIZE)) {
            binlog.files().rotate();
            durability.fileClosed();
            purge.rotated();
        }
        for (int i = 0; i < dumps.size(); i++) {
            dumps.get(i).published();
        }
    }

    /** C9: the client is told OK. */
    void acknowledged(long row) {
        binlog.mark(row, Binlog.ACKNOWLEDGED);
        acknowledged++;
        server.fact(Fact.ACKNOWLEDGED, row);
        server.probe().atRisk(server.index(), row, server.now());
        moveUnacknowledged();
    }

    /** Rows at the head of the log that are acknowledged need not be kept for that. */
    void moveUnacknowledged() {
        long row = unacknowledged.row();
        while (row < binlog.published() && binlog.has(row, Binlog.ACKNOWLEDGED)) {
            row++;
        }
        unacknowledged.moveTo(row);
    }
}
