package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.host.Burst;
import org.replsim.host.Sync;
import org.replsim.server.RedoLog;
import org.replsim.server.RedoWait;
import org.replsim.server.Server;

/**
 * The SQL thread without workers (spec 1.7): takes one transaction after another from the relay log, applies it on a core
 * and commits it with the syncs its server asks for.
 */
final class SerialApplier implements ApplyMode {

    private final Server server;
    private final Replica replica;
    private final Applier applier;
    private final Shape shape = new Shape();
    private final Burst applying = new Burst(this::executed);
    private final RedoWait redo = new RedoWait(this::redoSynced);
    private final Sync binlogSync = new Sync(this::committed);

    private boolean busy;
    private boolean stopping;
    /** What a core still works on was rolled back. */
    private boolean rolledBack;

    SerialApplier(Replica replica, Applier applier) {
        this.replica = replica;
        this.applier = applier;
        server = replica.server();
    }

    @Override
    public void start() {
        stopping = false;
        if (!busy) {
            next();
        }
    }

    /** The transaction under way is rolled back, unless it is already committing. */
    @Override
    public void stop() {
        if (busy && !applying.underWay()) {
            stopping = true;
            return;
        }
        rolledBack = busy;
        applier.become(SqlThreadState.STOPPED);
    }

    @Override
    public void relayLogGrew() {
        next();
    }

    @Override
    public void goOn() {
        next();
    }

    @Override
    public void read(long timestampSeconds) {
        applier.behind().eventRead(timestampSeconds);
    }

    @Override
    public long secondsBehindMaster() {
        return applier.behind().seconds(server.host().clock(), server.now(), true);
    }

    private void next() {
        RelayLog relay = replica.relayLog();
        if (!applier.control().plain() && !applier.control().passes()) {
            return;
        }
        replica.leaveRelayFiles();
        if (applier.appliedRows() < relay.receivedRows()) {
            busy = true;
            applier.become(SqlThreadState.APPLYING);
            execute();
            return;
        }
        applier.become(SqlThreadState.HAS_READ_ALL);
        applier.behind().endOfRelayLog();
        replica.ioThread().sqlThreadAtEnd(relay.partialEvents() > 0);
    }

    private void execute() {
        Binlog log = replica.sourceLog();
        long row = applier.appliedRows();
        applier.behind().eventRead(log.statementSecond(row));
        server.transactions().shape(log.id(row), shape);
        server.host().cores().submit(applying, replica.applyNanos(shape));
    }

    private void executed() {
        if (!server.alive()) {
            return;
        }
        if (rolledBack) {
            rolledBack = false;
            busy = false;
            if (applier.running()) {
                next();
            }
            return;
        }
        applier.behind().eventRead(replica.sourceLog().commitSecond(applier.appliedRows()));
        if (server.redo().syncsAtCommit()) {
            server.redo().sync(redo, RedoLog.bytesOf(shape));
        } else {
            redoSynced();
        }
    }

    private void redoSynced() {
        if (!server.alive()) {
            return;
        }
        OwnLog own = replica.ownLog();
        if (own != null && own.mustSync(own.bytesOf(shape, false))) {
            server.host().disk().submit(binlogSync, own.takeUnsyncedBytes());
        } else {
            committed();
        }
    }

    private void committed() {
        if (!server.alive()) {
            return;
        }
        long row = applier.appliedRows();
        busy = false;
        applier.applied(row, row + 1, shape.ddl);
        logUpdate(replica.ownLog(), row);
        if (stopping) {
            stopping = false;
            applier.become(SqlThreadState.STOPPED);
        } else {
            applier.become(SqlThreadState.READING);
            next();
        }
    }

    private void logUpdate(@Nullable OwnLog own, long row) {
        if (own != null) {
            own.write(row, shape, own.committed(), Binlog.GROUP_END);
            own.publish(1);
        }
    }
}
