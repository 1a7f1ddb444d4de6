package org.replsim.server.replica;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.host.Sync;
import org.replsim.server.RedoLog;
import org.replsim.server.RedoWait;
import org.replsim.server.Server;
import org.replsim.server.SpaceWait;

/**
 * The commit of an SQL thread without workers: redo log, own binary log, engine, with the syncs that its server asks for.
 * Where its own replicas are to acknowledge what it logs, it waits for each transaction's ACK.
 *
 * <pre>
 *   prepare -> binlog turn, write, sync                            -> visible, applied, sent on
 *   AFTER_SYNC    the same            -> sent on -> ACK -> visible -> applied
 *   AFTER_COMMIT  the same            -> sent on -> visible -> ACK -> applied
 * </pre>
 */
final class SerialCommit {

    /** Whose transaction it is. */
    interface Owner {

        /** Its changes are visible. */
        void visible();

        /** The position moves on. */
        void applied();

        /** It is over. */
        void committed();
    }

    private final Server server;
    private final Replica replica;
    private final Shape shape;
    private final Owner owner;
    private final RedoWait redo = new RedoWait(this::redoSynced);
    private final Sync binlogSync = new Sync(this::logged);
    private final RedoWait commitRedo = new RedoWait(this::durable);
    private final Runnable ownTurn = this::writeOwnLog;
    private final Runnable afterSyncTurn = this::awaitAfterSync;
    private final SpaceWait space;
    private final OwnAck ack;
    /** It has LOCK_after_binlog_sync. */
    private boolean afterSync;

    /** @param shape of the transaction under way */
    SerialCommit(Replica replica, Shape shape, Owner owner) {
        this.replica = replica;
        this.shape = shape;
        this.owner = owner;
        server = replica.server();
        space = new SpaceWait(server, "sql", () -> OwnLog.pathIn(replica), this::redoSynced);
        ack = new OwnAck(replica, this::acknowledged);
    }

    /** The transaction is applied and comes to its COMMIT. */
    void begin() {
        if (server.redo().waitsAtPrepare()) {
            server.redo().persist(redo, RedoLog.bytesOf(shape));
        } else {
            redoSynced();
        }
    }

    /** What it waits for if that is an ACK, in the server's words; else empty. */
    String waitText() {
        return ack.text();
    }

    /** The process has ended: what stands in the own log is committed by recovery. */
    void settle() {
        boolean seen = ack.seen();
        if (ack.survives(shape.ddl)) {
            if (!seen) {
                owner.visible();
            }
            owner.applied();
        }
    }

    private void redoSynced() {
        if (!server.alive()) {
            return;
        }
        OwnLog own = replica.ownLog();
        if (own != null && (space.mustWait() || !own.takeTurn(ownTurn))) {
            return;
        }
        writeOwnLog();
    }

    private void writeOwnLog() {
        if (!server.alive()) {
            return;
        }
        OwnLog own = replica.ownLog();
        if (own != null && own.mustSync(own.bytesOf(shape, false))) {
            server.host().disk().append(binlogSync, own.takeUnsyncedBytes());
        } else {
            logged();
        }
    }

    private void logged() {
        OwnLog own = replica.ownLog();
        if (own != null && server.alive() && own.acks().wanted()) {
            sendOn(own);
        } else {
            commitInEngine();
        }
    }

    /** C5: its replicas may have it, of whom one is to acknowledge it. */
    private void sendOn(OwnLog own) {
        boolean waitsAfterSync = own.acks().afterSync();
        long row = replica.applier().appliedRows();
        ack.logged(own.write(row, shape, own.committed(), Binlog.GROUP_END), !waitsAfterSync);
        own.show(1);
        if (!waitsAfterSync) {
            own.endTurn();
            commitInEngine();
        } else if (own.acks().turn().take(afterSyncTurn)) {
            awaitAfterSync();
        }
    }

    /** C6: it has its turn to wait, and others may write. */
    private void awaitAfterSync() {
        OwnLog own = replica.ownLog();
        if (own == null || !server.alive()) {
            return;
        }
        afterSync = true;
        own.endTurn();
        if (!ack.await(ack.row())) {
            commitInEngine();
        }
    }

    private void acknowledged() {
        if (!server.alive()) {
            return;
        }
        if (afterSync) {
            commitInEngine();
        } else {
            finish();
        }
    }

    /** C7. */
    private void commitInEngine() {
        if (replica.ownLog() != null && server.alive() && server.redo().waitsAfterCommit()) {
            server.redo().persist(commitRedo, RedoLog.COMMIT_BYTES);
        } else {
            durable();
        }
    }

    private void durable() {
        if (!server.alive()) {
            return;
        }
        owner.visible();
        OwnLog own = replica.ownLog();
        if (own != null && ack.row() >= 0) {
            ack.visible(shape.ddl);
            if (afterSync) {
                afterSync = false;
                own.acks().turn().end();
            }
            if (!ack.awaitAfterCommit()) {
                finish();
            }
            return;
        }
        long row = replica.applier().appliedRows();
        owner.applied();
        if (own != null) {
            own.write(row, shape, own.committed(), (byte) (Binlog.GROUP_END | Binlog.VISIBLE));
            own.publish(1);
        }
        owner.committed();
    }

    private void finish() {
        ack.done();
        owner.applied();
        owner.committed();
    }
}
