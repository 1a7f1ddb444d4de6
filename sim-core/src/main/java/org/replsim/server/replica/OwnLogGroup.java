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
 * written in the order its members joined, can be sent on as a whole, and is then committed in the same order.
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
        byte grouped = groupSize > 1 ? Binlog.GROUPED : 0;
        for (Worker each = group; each != null; each = each.next) {
            byte flags = each.next == null ? (byte) (grouped | Binlog.GROUP_END) : grouped;
            log.write(each.row(), each.shape, each.committedAtPrepare, flags);
        }
        log.publish(groupSize);
        Worker each = group;
        group = null;
        busy = false;
        if (head != null) {
            leaderMayStart.raise();
        }
        while (each != null) {
            Worker after = each.next;
            each.next = null;
            path.finish(each);
            each = after;
        }
    }
}
