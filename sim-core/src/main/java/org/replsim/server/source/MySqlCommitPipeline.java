package org.replsim.server.source;

import java.util.ArrayDeque;
import java.util.Map;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventSizes;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.host.Burst;
import org.replsim.host.Hardware;
import org.replsim.host.Sync;
import org.replsim.server.RedoLog;
import org.replsim.server.RedoWait;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.SpaceWait;

/**
 * MySQL's group commit (spec 1.2, from source): three stages, FLUSH under LOCK_log, SYNC under LOCK_sync and COMMIT under
 * LOCK_commit, which different groups pass at the same time; a stage's leader absorbs the groups that queued behind it.
 * The redo log is synced once per flush stage for the whole queue. A group has one semi-sync node, at its end; under
 * AFTER_SYNC the commit stage waits once per queue, under AFTER_COMMIT its leader waits for one session after the other.
 */
final class MySqlCommitPipeline implements CommitPipeline {

    private final Server server;
    private final Source source;
    private final Binlog binlog;
    private final EventSizes sizes;

    private final Stage flushStage;
    private final Stage syncStage;
    private final Stage commitStage;
    private final StageGroup flushing = new StageGroup();
    private final StageGroup syncing = new StageGroup();
    private final StageGroup committing = new StageGroup();

    private final RedoWait redoSync = new RedoWait(this::redoSynced);
    private final Burst writing = new Burst(this::written);
    private final Sync binlogSync = new Sync(this::synced);
    private final Burst engineCommitting = new Burst(this::engineCommitted);
    private final SemiSyncWait afterSync = new SemiSyncWait(this::commitInEngine);
    private final Timer syncDelay;
    private final SpaceWait space;
    private final ArrayDeque<AfterCommitQueue> idleQueues = new ArrayDeque<>();

    private boolean delaying;
    private long flushedBytes;
    private long syncCounter;
    private long groups;
    private long commits;

    MySqlCommitPipeline(Source source, Binlog binlog) {
        this.source = source;
        this.binlog = binlog;
        server = source.server();
        sizes = new EventSizes(server.profile().format(), false);
        flushStage = stage("flush stage", this::leadFlush);
        syncStage = stage("sync stage", this::leadSync);
        commitStage = stage("commit stage", this::leadCommit);
        space = new SpaceWait(server, "binlog", () -> binlog.files().currentPath(), this::written);
        syncDelay = server.timer("sync delay", this::delayOver);
    }

    /** The redo log is not synced here but by the leader of the flush stage. */
    @Override
    public void prepared(Session session) {
        session.committedAtPrepare = source.dependencies().committed();
        join(session);
    }

    @Override
    public void join(Session session) {
        session.enter(Phase.QUEUE);
        flushStage.enrol(session, session, 1);
    }

    @Override
    public void lockWanted(Session holder) {}

    @Override
    public long groups() {
        return groups;
    }

    @Override
    public long commits() {
        return commits;
    }

    /** MySQL has no status variables for its groups. */
    @Override
    public void status(Map<String, Long> status) {}

    private Stage stage(String name, Runnable lead) {
        return new Stage(server.simulation().signal(new SourceName(server.name(), name), lead));
    }

    /** FLUSH: one redo sync for the queue, then its events into the file. */
    private void leadFlush() {
        if (!server.alive() || !flushStage.ready()) {
            return;
        }
        flushStage.lock();
        flushStage.fetchInto(flushing);
        flushing.enter(Phase.PREPARE);
        if (server.redo().syncsAtCommit()) {
            long bytes = 0;
            for (Session each = flushing.first; each != null; each = each.next) {
                bytes += RedoLog.bytesOf(each.shape);
            }
            server.redo().persist(redoSync, bytes);
        } else {
            redoSynced();
        }
    }

    private void redoSynced() {
        if (!server.alive()) {
            return;
        }
        flushing.enter(Phase.BINLOG);
        long bytes = 0;
        for (Session each = flushing.first; each != null; each = each.next) {
            bytes += sizes.of(each.shape, false).fileBytes();
        }
        flushedBytes += bytes;
        Hardware hardware = server.host().hardware();
        server.host()
                .cores()
                .submit(
                        writing,
                        hardware.binlogGroup()
                                + flushing.size * hardware.binlogTransaction()
                                + (long) (bytes * hardware.binlogByte()));
    }

    private void written() {
        if (!server.alive() || space.mustWait()) {
            return;
        }
        for (Session each = flushing.first; each != null; each = each.next) {
            long bytes = sizes.of(each.shape, false).fileBytes();
            byte flags = (byte) (each.next == null ? each.flags | Binlog.GROUP_END : each.flags);
            each.row = source.durability().append(each.id, bytes, each.statementSecond, each.commitSecond, flags);
            long parent = source.dependencies().parent(each.row, each.id, each.shape, each.committedAtPrepare);
            binlog.dependsOn(each.row, parent);
        }
        groups++;
        commits += flushing.size;
        source.semiSync().written(flushing.lastRow(), flushing.size);
        if (syncPeriod() != 1) {
            source.publish(binlog.written());
        }
        Session first = flushing.first;
        Session last = flushing.last;
        int count = flushing.size;
        flushing.clear();
        if (first != null && last != null) {
            syncStage.enrol(first, last, count);
            endDelayIfEnough();
        }
        flushStage.unlock();
    }

    /** SYNC: perhaps a deliberate delay, so that more groups come, then all that queued is synced together. */
    private void leadSync() {
        if (!server.alive() || delaying || !syncStage.ready()) {
            return;
        }
        syncStage.lock();
        long delay = server.variables().nanos(ServerVariable.BINLOG_GROUP_COMMIT_SYNC_DELAY);
        long enough = server.variables().number(ServerVariable.BINLOG_GROUP_COMMIT_SYNC_NO_DELAY_COUNT);
        boolean syncs = syncPeriod() == 0 || syncCounter + 1 >= syncPeriod();
        if (delay > 0 && syncs && (enough == 0 || syncStage.queued() < enough)) {
            delaying = true;
            syncDelay.in(delay);
        } else {
            sync();
        }
    }

    private void endDelayIfEnough() {
        long enough = server.variables().number(ServerVariable.BINLOG_GROUP_COMMIT_SYNC_NO_DELAY_COUNT);
        if (delaying && enough > 0 && syncStage.queued() >= enough) {
            syncDelay.cancel();
            delayOver();
        }
    }

    private void delayOver() {
        if (server.alive()) {
            delaying = false;
            sync();
        }
    }

    private void sync() {
        syncStage.fetchInto(syncing);
        if (syncPeriod() > 0 && ++syncCounter >= syncPeriod()) {
            syncCounter = 0;
            source.durability().syncBegins();
            server.host().disk().append(binlogSync, flushedBytes);
            flushedBytes = 0;
        } else {
            passSync();
        }
    }

    private void synced() {
        if (server.alive()) {
            source.durability().syncEnds();
            passSync();
        }
    }

    private void passSync() {
        if (syncPeriod() == 1) {
            source.publish(syncing.lastRow() + 1);
        }
        syncing.enter(Phase.AFTER_SYNC);
        Session first = syncing.first;
        Session last = syncing.last;
        int count = syncing.size;
        syncing.clear();
        if (first != null && last != null) {
            commitStage.enrol(first, last, count);
        }
        syncStage.unlock();
    }

    /** COMMIT: under AFTER_SYNC one wait for the last of the queue, then the engine commits in order. */
    private void leadCommit() {
        if (!server.alive() || !commitStage.ready()) {
            return;
        }
        commitStage.lock();
        commitStage.fetchInto(committing);
        if (!source.waitsAfterSync() || !source.semiSync().await(afterSync, committing.lastRow())) {
            commitInEngine();
        }
    }

    @Override
    public boolean awaitsAck(Session session) {
        return committing.first == session && afterSync.waiting;
    }

    private void commitInEngine() {
        if (!server.alive()) {
            return;
        }
        committing.enter(Phase.ENGINE_COMMIT);
        server.host()
                .cores()
                .submit(
                        engineCommitting,
                        committing.size * server.host().hardware().engineCommit());
    }

    private void engineCommitted() {
        if (!server.alive()) {
            return;
        }
        source.dependencies().committed(committing.lastRow() + 1);
        Session first = committing.first;
        committing.clear();
        for (Session each = first; each != null; each = each.next) {
            source.durability().visible(each.row, each.shape.ddl);
            each.client.visible();
            source.locks().releaseAll(each.lockWait);
        }
        commitStage.unlock();
        AfterCommitQueue queue = idleQueues.isEmpty() ? new AfterCommitQueue(source, idleQueues) : idleQueues.remove();
        queue.run(first);
    }

    private long syncPeriod() {
        return server.variables().number(ServerVariable.SYNC_BINLOG);
    }
}
