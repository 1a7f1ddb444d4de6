package org.replsim.server.replica;

import java.util.Set;
import org.replsim.binlog.Binlog;
import org.replsim.server.Durable;
import org.replsim.server.Generation;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/**
 * How much of a replica's relay log, of its two info files and of what it has applied is on stable storage (spec 1.5 rule 7,
 * 1.7 rule 7), and what the loss of power leaves of it. These four are synced apart from one another, so afterwards a
 * replica may read again what it has (1062), or miss what none of them remembers. All of them are kept in whole
 * transactions; the syncs of the info files take no time.
 */
public final class ReplicaDisk {

    private final Replica replica;
    private final Server server;
    private final Durable relayLog;
    private final Durable masterInfo;
    private final Durable relayInfo;
    private final Durable engine;
    private int relayFiles;
    private long eventsInMasterInfo;
    private long groupsInRelayInfo;

    ReplicaDisk(Replica replica) {
        this.replica = replica;
        server = replica.server();
        relayLog = Durable.inFile(server);
        masterInfo = Durable.inFile(server);
        relayInfo = Durable.inFile(server);
        engine = Durable.inRedoLog(server);
    }

    /** What is there now was there before, and is durable. */
    void begin() {
        relayFiles = replica.relayLog().fileCount();
        relayLog.startAt(replica.relayLog().receivedRows());
        masterInfo.startAt(replica.relayLog().nextRow());
        relayInfo.startAt(replica.applier().appliedRows());
        engine.startAt(replica.applier().appliedRows());
    }

    /** The IO thread has written events to the relay log, whose former file was synced when it was closed. */
    void written() {
        if (relayFiles != replica.relayLog().fileCount()) {
            relayFiles = replica.relayLog().fileCount();
            relayLog.sync();
        }
        relayLog.moveTo(replica.relayLog().receivedRows());
    }

    /** The IO thread notes in master.info how far it is, when the relay log is synced if it has to be (spec 1.5 rule 7). */
    void noted(int events) {
        masterInfo.moveTo(replica.relayLog().receivedRows());
        eventsInMasterInfo += events;
        long every = server.variables().number(ServerVariable.SYNC_MASTER_INFO);
        if (every > 0 && eventsInMasterInfo >= every) {
            eventsInMasterInfo = 0;
            masterInfo.sync();
        }
    }

    /** A sync of the relay log begins. */
    void syncBegins() {
        relayLog.syncBegins();
    }

    /** It has ended. */
    void syncEnds() {
        relayLog.syncEnds();
    }

    /** The SQL thread has passed a group: it stands before a row. */
    void passed(long row) {
        relayInfo.moveTo(row);
        engine.moveTo(row);
        long every = server.variables().number(ServerVariable.SYNC_RELAY_LOG_INFO);
        if (every > 0 && ++groupsInRelayInfo >= every) {
            groupsInRelayInfo = 0;
            relayInfo.sync();
        }
    }

    /**
     * The host has lost its power after the process had ended.
     *
     * @param lostUpdates what the server's own log and engine have lost of what was applied
     */
    public void powerLost(Set<Long> lostUpdates) {
        settle();
        if (replica.positions().known()) {
            keepFiles(keepEngine(lostUpdates));
            begin();
        }
    }

    /** The process has ended in the middle of commits that wait for an ACK: what the own log has of them is applied. */
    public void settle() {
        replica.applier().mode().settle();
        replica.applier().workers().settle(replica.applier());
    }

    /** The process was killed: its files are all there, but not what InnoDB writes each second only. */
    public void crashed(Set<Long> lostUpdates) {
        settle();
        if (server.redo().writtenEachSecond()) {
            engineLost(lostUpdates);
        }
    }

    /** Its engine does not have any more what its files say that it has. */
    public void engineLost(Set<Long> lostUpdates) {
        if (replica.positions().known()) {
            long applied = replica.applier().appliedRows();
            long kept = keepEngine(lostUpdates);
            if (inTables()) {
                replica.applier().startAt(kept);
                replica.positions().powerLost(replica.relayLog().nextRow(), kept);
            } else {
                discarded(kept, applied);
            }
        }
    }

    /** Takes back what the engine has lost; it has the rows before the one that is given. */
    private long keepEngine(Set<Long> lostUpdates) {
        long applied = replica.applier().appliedRows();
        long kept = engineEnd(applied, lostUpdates);
        if (replica.ownLog() == null) {
            server.undo(replica.sourceLog(), kept, applied);
        }
        if (kept < applied) {
            int source = replica.upstream().server().index();
            server.probe().undone(server.index(), source, kept, applied, server.now());
        }
        server.gtids().lost(replica.sourceLog(), kept, applied);
        return kept;
    }

    /** The transaction that the SQL thread reads next can no longer be read. */
    public void corruptRelayLog() {
        replica.relayLog().corrupt(replica.applier().mode().nextToRead());
    }

    /** relay_log_recovery, or CHANGE MASTER: what was received and not applied is deleted, to be fetched again. */
    public void discardRelayLog() {
        if (replica.positions().known()) {
            RelayLog log = replica.relayLog();
            long applied = replica.applier().appliedRows();
            discarded(applied, log.receivedRows());
            log.lose(applied, Long.MAX_VALUE);
            log.corrupt(-1);
            log.resumeAt(applied);
            replica.positions().standAt(applied);
        }
    }

    /** What is left of the relay log and of the positions; the engine has the rows before {@code kept}. */
    private void keepFiles(long kept) {
        RelayLog log = replica.relayLog();
        long received = log.receivedRows();
        long executed = inTables() ? kept : atMost(replica.applier().appliedRows(), relayInfo);
        boolean fetchesAgain = replica.info().usesGtid();
        long inLog = fetchesAgain ? Math.min(executed, received) : atMost(received, relayLog);
        long asks = fetchesAgain ? executed : atMost(log.nextRow(), masterInfo);
        log.lose(inLog, bytesBetween(inLog, received) + replica.positions().partialBytes());
        log.resumeAt(asks);
        replica.applier().startAt(executed);
        replica.positions().powerLost(asks, executed);
        // What is neither in the engine nor to be applied again: [kept, received) without [executed, inLog).
        discarded(kept, Math.min(executed, received));
        discarded(Math.max(kept, Math.max(executed, inLog)), received);
    }

    /** What is durable of a number; what the source's log does not keep any more is taken for durable. */
    private long atMost(long number, Durable durable) {
        return Math.min(number, Math.max(replica.sourceLog().firstKept(), durable.value()));
    }

    private void discarded(long from, long end) {
        if (from < end) {
            int source = replica.upstream().server().index();
            server.probe().relayDiscarded(server.index(), source, from, end, server.now());
        }
    }

    private long bytesBetween(long from, long end) {
        long bytes = 0;
        for (long row = from; row < end; row++) {
            bytes += replica.incoming().of(row).bytes();
        }
        return bytes;
    }

    /** The engine has the rows before this one. */
    private long engineEnd(long applied, Set<Long> lostUpdates) {
        Binlog source = replica.sourceLog();
        if (replica.ownLog() != null) {
            long end = applied;
            for (long row = applied - 1; row >= source.firstKept(); row--) {
                if (lostUpdates.contains(source.id(row))) {
                    end = row;
                } else if (server.transactions().origin(source.id(row)) != server.index()) {
                    break;
                }
            }
            return end;
        }
        return server.redo().syncsAtCommit() ? applied : Math.min(applied, engine.value());
    }

    /** Whether the position is part of the transactions: a GTID position, or MySQL 8's tables (spec 3.6). */
    private boolean inTables() {
        Generation generation = server.profile().generation();
        return replica.info().usesGtid() || generation == Generation.MYSQL_8_0 || generation == Generation.MYSQL_8_4;
    }
}
