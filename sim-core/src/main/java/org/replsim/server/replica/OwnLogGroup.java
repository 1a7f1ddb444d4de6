package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.engine.Signal;
import org.replsim.engine.SourceName;
import org.replsim.host.Sync;
import org.replsim.server.Server;
import org.replsim.server.SpaceWait;

/**
 * The group commit of workers into the replica's own binary log: while one group is synced the next one gathers. A group is
 * written in the order its members joined, can be sent on as a whole, and is then committed in the same order. Where own
 * replicas acknowledge, under AFTER_SYNC, one group waits for its ACKs while the next is written and keeps the others out.
 */
final class OwnLogGroup {

    private final Server server;
    private final OwnLog log;
    private final CommitPath path;
    private final Signal leaderMayStart;
    private final SpaceWait space;
    private final Sync sync = new Sync(this::synced);

    private @Nullable Worker head;
    private @Nullable Worker tail;
    private int queued;
    private @Nullable Worker group;
    private int groupSize;
    private final Runnable ownTurn = this::turnHasCome;
    private boolean waitsForTurn;
    private boolean busy;
    /** The group that has LOCK_after_binlog_sync, and whose ACK its leader asks for next. */
    private @Nullable Worker awaiting;

    private @Nullable Worker asked;
    private final Runnable afterSyncTurn = this::afterSyncTurnHasCome;

    OwnLogGroup(Server server, OwnLog log, CommitPath path) {
        this.server = server;
        this.log = log;
        this.path = path;
        space = new SpaceWait(server, "workers", log::path, this::lead);
        leaderMayStart = server.simulation().signal(new SourceName(server.name(), "workers' commit"), this::lead);
    }

    /** How many transactions of the own binary log are committed. */
    long committed() {
        return log.committed();
    }

    /** The worker's transaction joins the next group. */
    void join(Worker worker) {
        worker.committing();
        Worker end = tail;
        if (end == null) {
            head = worker;
        } else {
            end.next = worker;
        }
        tail = worker;
        queued++;
        if (!busy) {
            leaderMayStart.raise();
        }
    }

    private void lead() {
        if (busy || waitsForTurn || head == null || !server.alive()) {
            return;
        }
        if (space.underWay() || space.mustWait()) {
            return;
        }
        if (!log.takeTurn(ownTurn)) {
            waitsForTurn = true; // the group gathers meanwhile
            return;
        }
        write();
    }

    private void turnHasCome() {
        waitsForTurn = false;
        if (server.alive()) {
            write();
        }
    }

    private void write() {
        busy = true;
        group = head;
        groupSize = queued;
        head = null;
        tail = null;
        queued = 0;
        long bytes = 0;
        for (Worker each = group; each != null; each = each.next) {
            bytes += log.bytesOf(each.shape, groupSize > 1);
        }
        if (log.mustSync(bytes)) {
            server.host().disk().append(sync, log.takeUnsyncedBytes());
        } else {
            synced();
        }
    }

    private void synced() {
        if (!server.alive()) {
            return;
        }
        boolean acked = log.acks().wanted();
        boolean afterSync = acked && log.acks().afterSync();
        byte common = (byte) ((groupSize > 1 ? Binlog.GROUPED : 0) | (acked ? 0 : Binlog.VISIBLE));
        for (Worker each = group; each != null; each = each.next) {
            byte flags = each.next == null ? (byte) (common | Binlog.GROUP_END) : common;
            long row = log.write(each.row(), each.shape, each.committedAtPrepare, flags);
            if (acked) {
                each.waits.ack.logged(row, !afterSync);
            }
        }
        log.show(groupSize);
        if (!afterSync) {
            finish(endTurn());
        } else if (log.acks().turn().take(afterSyncTurn)) {
            afterSyncTurnHasCome();
        }
    }

    /** C6: its leader waits, and the next group may be written. */
    private void afterSyncTurnHasCome() {
        if (server.alive()) {
            awaiting = group;
            asked = group;
            endTurn();
            awaitAcks();
        }
    }

    private void awaitAcks() {
        Worker leader = awaiting;
        for (Worker each = asked; each != null && leader != null; each = asked) {
            asked = each.next;
            if (leader.waits.ack.await(each.waits.ack.row())) {
                return;
            }
        }
        awaiting = null;
        finish(leader);
        log.acks().turn().end();
    }

    /** A wait has ended; false if it was not that of a group's leader. */
    boolean acknowledged(Worker worker) {
        if (worker != awaiting) {
            return false;
        }
        awaitAcks();
        return true;
    }

    /** LOCK_log is given up; returns the group that had it. */
    private @Nullable Worker endTurn() {
        log.endTurn();
        Worker written = group;
        group = null;
        busy = false;
        if (head != null) {
            leaderMayStart.raise();
        }
        return written;
    }

    private void finish(@Nullable Worker first) {
        Worker each = first;
        while (each != null) {
            Worker after = each.next;
            each.next = null;
            path.finish(each);
            each = after;
        }
    }
}
