package org.replsim.server.source;

import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventSizes;
import org.replsim.engine.Signal;
import org.replsim.engine.SourceName;
import org.replsim.host.Burst;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.SpaceWait;

/**
 * MariaDB's group commit (spec 1.2, steps C2-C7): one queue whose first session leads. The leader takes LOCK_log, the whole
 * queue, writes and syncs it; then LOCK_after_binlog_sync, under which it waits for ACKs if the wait point is AFTER_SYNC;
 * then LOCK_commit_ordered for the engine commit. Each mutex is taken before the former is given up, so while one group
 * waits for its ACK a second is written and then holds LOCK_log, and everybody else is kept out.
 */
final class MariaDbCommitPipeline implements CommitPipeline {

    private final Server server;
    private final Source source;
    private final Binlog binlog;
    private final Kernel kernel;
    private final EventSizes sizes;
    private final Signal leaderMayStart;
    private final Burst leaderWaking;
    private final GroupDelay delay;
    private final SpaceWait space;
    private @Nullable CommitGroup withoutSpace;
    private final ArrayDeque<CommitGroup> idleGroups = new ArrayDeque<>();

    private @Nullable Session queueHead;
    private @Nullable Session queueTail;
    private int queued;

    private boolean logHeld;
    private @Nullable CommitGroup afterSyncHolder;
    private @Nullable CommitGroup afterSyncWaiter;
    private @Nullable CommitGroup commitOrderedHolder;
    private @Nullable CommitGroup commitOrderedWaiter;

    /** Others that wait for LOCK_log, behind those commits that were there before. */
    private final LogReaders logReaders;

    private long groups;
    private long commits;
    private long unsyncedBytes;

    MariaDbCommitPipeline(Source source, Binlog binlog) {
        this.source = source;
        this.binlog = binlog;
        server = source.server();
        kernel = server.host().hardware().kernel();
        sizes = new EventSizes(
                server.profile().format(), server.variables().flag(ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS));
        leaderMayStart = server.simulation().signal(new SourceName(server.name(), "commit leader"), this::lead);
        leaderWaking = new Burst(this::leaderAwake, server.host().warmth("wake leader"));
        delay = new GroupDelay(server, this::take);
        logReaders = new LogReaders(server);
        space = new SpaceWait(server, "binlog", () -> binlog.files().currentPath(), this::writeAgain);
        for (int i = 0; i < 4; i++) {
            idleGroups.add(new CommitGroup(this, server.host()));
        }
    }

    @Override
    public void join(Session session) {
        session.enter(Phase.QUEUE);
        Session tail = queueTail;
        if (tail == null) {
            queueHead = session;
        } else {
            tail.next = session;
        }
        queueTail = session;
        queued++;
        if (delay.running()) {
            delay.joined(queued, source.locks().isWaitedFor(session.lockWait));
        } else if (!logHeld && !leaderWaking.underWay()) {
            leaderMayStart.raise();
        }
    }

    /** A group delay that holds the lock's holder up ends. */
    @Override
    public void lockWanted(Session holder) {
        if (delay.running() && holder.phase == Phase.QUEUE) {
            delay.lockWanted();
        }
    }

    @Override
    public void whenLogFree(Runnable then) {
        // Holds for a write or a sync are short and not waited for.
        if (afterSyncWaiter == null) {
            then.run();
            return;
        }
        logReaders.await(then, groups + (queueHead == null ? 0 : 1));
    }

    @Override
    public long groups() {
        return groups;
    }

    @Override
    public long commits() {
        return commits;
    }

    @Override
    public void status(Map<String, Long> status) {
        status.put("Binlog_commits", commits);
        status.put("Binlog_group_commits", groups);
        status.put("Binlog_group_commit_trigger_count", delay.countTriggers());
        status.put("Binlog_group_commit_trigger_timeout", delay.timeoutTriggers());
        status.put("Binlog_group_commit_trigger_lock_wait", delay.lockWaitTriggers());
    }

    private void lead() {
        if (logHeld || queueHead == null || delay.running() || !server.alive()) {
            return;
        }
        if (delay.wanted(queued)) {
            delay.start(lockWantedOfQueue());
        } else {
            take();
        }
    }

    private boolean lockWantedOfQueue() {
        for (Session each = queueHead; each != null; each = each.next) {
            if (source.locks().isWaitedFor(each.lockWait)) {
                return true;
            }
        }
        return false;
    }

    /** C3 begins: the whole queue becomes a group. */
    private void take() {
        if (!server.alive()) {
            return;
        }
        logHeld = true;
        CommitGroup group = idleGroups.remove();
        group.first = queueHead;
        group.size = queued;
        group.bytes = 0;
        queueHead = null;
        queueTail = null;
        queued = 0;
        for (Session each = group.first; each != null; each = each.next) {
            each.enter(Phase.BINLOG);
            group.bytes += sizes.of(each.shape, group.size > 1).fileBytes();
        }
        Hardware hardware = server.host().hardware();
        server.host()
                .cores()
                .submit(
                        group.writing,
                        hardware.binlogGroup()
                                + group.size * hardware.binlogTransaction()
                                + (long) (group.bytes * hardware.binlogByte()));
    }

    /** C3 is over; C4 if {@code sync_binlog} says so. */
    void written(CommitGroup group) {
        if (!server.alive()) {
            return;
        }
        if (space.mustWait()) {
            withoutSpace = group;
            return;
        }
        byte grouped = group.size > 1 ? Binlog.GROUPED : 0;
        for (Session each = group.first; each != null; each = each.next) {
            long bytes = sizes.of(each.shape, group.size > 1).fileBytes();
            byte flags = (byte) (grouped | each.flags | (each.next == null ? Binlog.GROUP_END : 0));
            each.row = source.durability().append(each.id, bytes, each.statementSecond, each.commitSecond, flags);
        }
        group.endRow = binlog.written();
        groups++;
        commits += group.size;
        unsyncedBytes += group.bytes;
        long every = server.variables().number(ServerVariable.SYNC_BINLOG);
        if (every > 0 && groups % every == 0) {
            source.durability().syncBegins();
            server.host().disk().append(group.syncing, unsyncedBytes);
            unsyncedBytes = 0;
        } else {
            publish(group);
        }
    }

    private void writeAgain() {
        CommitGroup group = withoutSpace;
        withoutSpace = null;
        if (group != null) {
            written(group);
        }
    }

    /** C4 is over. */
    void synced(CommitGroup group) {
        if (server.alive()) {
            source.durability().syncEnds();
            publish(group);
        }
    }

    /** C5: the group may be sent; then LOCK_after_binlog_sync. */
    private void publish(CommitGroup group) {
        source.semiSync().written(group.endRow - 1, group.size);
        source.publish(group.endRow);
        for (Session each = group.first; each != null; each = each.next) {
            each.enter(Phase.AFTER_SYNC);
        }
        if (afterSyncHolder == null) {
            enterAfterSync(group);
        } else {
            afterSyncWaiter = group;
        }
    }

    private void enterAfterSync(CommitGroup group) {
        afterSyncHolder = group;
        if (group.wakeNanos > 0) {
            server.host().cores().submit(group.waking, group.wakeNanos);
        } else {
            holdsAfterSync(group);
        }
    }

    /** Its leader has LOCK_after_binlog_sync and gives LOCK_log up, for which the next leader may have slept. */
    void holdsAfterSync(CommitGroup group) {
        if (!server.alive()) {
            return;
        }
        group.wakeNanos = 0;
        logHeld = false;
        logReaders.free(groups);
        if (queueHead != null && kernel.threadWake() > 0) {
            server.host().cores().submit(leaderWaking, kernel.threadWake());
        } else if (queueHead != null) {
            leaderMayStart.raise();
        }
        group.awaited = source.waitsAfterSync() ? group.first : null;
        awaitAcks(group);
    }

    private void leaderAwake() {
        if (server.alive()) {
            lead();
        }
    }

    /** C6: the leader asks for each transaction's ACK in turn. */
    private void awaitAcks(CommitGroup group) {
        for (Session each = group.awaited; each != null; each = group.awaited) {
            group.awaited = each.next;
            if (source.semiSync().await(group.ackWait, each.row)) {
                group.wakeNanos = kernel.threadWake();
                return;
            }
        }
        if (commitOrderedHolder == null) {
            enterCommitOrdered(group);
        } else {
            commitOrderedWaiter = group;
        }
    }

    @Override
    public void killWait(Session session) {
        CommitGroup group = afterSyncHolder;
        if (group != null && group.first == session) {
            source.semiSync().kill(group.ackWait);
        }
    }

    @Override
    public boolean awaitsAck(Session session) {
        CommitGroup group = afterSyncHolder;
        return group != null && group.first == session && group.ackWait.waiting;
    }

    /** The leader's wait has ended, one way or the other. */
    void acknowledged(CommitGroup group) {
        if (server.alive()) {
            awaitAcks(group);
        }
    }

    private void enterCommitOrdered(CommitGroup group) {
        commitOrderedHolder = group;
        afterSyncHolder = null;
        for (Session each = group.first; each != null; each = each.next) {
            each.enter(Phase.ENGINE_COMMIT);
        }
        Hardware hardware = server.host().hardware();
        long nanos = group.size * hardware.engineCommit() + group.wakeNanos;
        group.wakeNanos = 0;
        CommitGroup waiter = afterSyncWaiter;
        afterSyncWaiter = null;
        server.host().cores().submit(group.committing, nanos);
        if (waiter != null) {
            waiter.wakeNanos = kernel.threadWake();
            enterAfterSync(waiter);
        }
    }

    /** C7 is over: the whole group is visible, its locks are free, its sessions wake up. */
    void engineCommitted(CommitGroup group) {
        if (!server.alive()) {
            return;
        }
        commitOrderedHolder = null;
        Session first = group.first;
        group.first = null;
        idleGroups.add(group);
        for (Session each = first; each != null; each = each.next) {
            source.durability().visible(each.row, each.shape.ddl);
            each.client.visible();
            source.locks().releaseAll(each.lockWait);
        }
        CommitGroup waiter = commitOrderedWaiter;
        commitOrderedWaiter = null;
        if (waiter != null) {
            waiter.wakeNanos = kernel.threadWake();
            enterCommitOrdered(waiter);
        }
        Session each = first;
        while (each != null) {
            Session after = each.next;
            each.next = null;
            if (!each.redo.awaitsCommit()) {
                each.committed();
            }
            each = after;
        }
    }
}
