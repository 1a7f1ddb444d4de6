package org.replsim.server.replica;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.Gtids;
import org.replsim.binlog.Shape;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.UpdateAcks;
import org.replsim.server.UpdateLog;

/** The replica's own binary log, where log_slave_updates repeats what was applied (spec 1.9), in the order of commits. */
final class OwnLog {

    /** When this replica is promoted, another one may ask for what it lacks, by GTID. */
    private static final long HISTORY = 1 << 17;

    private final Server server;
    private final Binlog sourceLog;
    private final UpdateLog log;
    private final EventSizes sizes;
    private boolean synced;

    OwnLog(Server server, Binlog sourceLog, UpdateLog log) {
        this.server = server;
        this.sourceLog = sourceLog;
        this.log = log;
        log.keep(HISTORY);
        sizes = new EventSizes(
                server.profile().format(), server.variables().flag(ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS));
    }

    /** What a transaction takes here. */
    long bytesOf(Shape shape, boolean grouped) {
        return sizes.of(shape, grouped).fileBytes();
    }

    /** The file that a replica writes; empty if it has no log of its own. */
    static String pathIn(Replica replica) {
        OwnLog own = replica.ownLog();
        return own == null ? "" : own.path();
    }

    /** The file that is written. */
    String path() {
        return log.path();
    }

    /** One more group of so many bytes: whether sync_binlog asks for a sync behind it. */
    boolean mustSync(long bytes) {
        synced = log.turn().mustSync(bytes, server.variables().number(ServerVariable.SYNC_BINLOG));
        return synced;
    }

    /** Bytes written since the last sync, which begins now. */
    long takeUnsyncedBytes() {
        return log.turn().takeUnsyncedBytes();
    }

    /** Whether this applier may write a group now; else {@code later} comes when it may. {@link #publish} ends its turn. */
    boolean takeTurn(Runnable later) {
        return log.turn().take(later);
    }

    /** How many transactions of this log are committed. */
    long committed() {
        return log.committed();
    }

    /** How what is written waits for ACKs of this server's replicas. */
    UpdateAcks acks() {
        return log.acks();
    }

    /**
     * Writes a transaction of the source with its own time stamps and GTID; what has none gets one here.
     *
     * @return its row
     */
    long write(long row, Shape shape, long committedAtPrepare, byte flags) {
        Gtids own = server.gtids();
        long origin = sourceLog.origin(row);
        boolean same = sourceLog.gtids().kind() == own.kind();
        return log.logUpdate(
                same ? origin : Gtid.origin(Gtid.domain(own.writer()), Gtid.server(origin)),
                same ? sourceLog.sequence(row) : 0,
                sourceLog.id(row),
                bytesOf(shape, (flags & Binlog.GROUPED) != 0),
                sourceLog.statementSecond(row),
                sourceLog.commitSecond(row),
                committedAtPrepare,
                flags);
    }

    /** What was written, a group of {@code count}, can be sent on. */
    void publish(int count) {
        show(count);
        endTurn();
    }

    /** The same while the turn goes on. */
    void show(int count) {
        log.publishUpdates(count, synced);
    }

    /** Another applier may write (LOCK_log is given up). */
    void endTurn() {
        log.turn().end();
    }
}
