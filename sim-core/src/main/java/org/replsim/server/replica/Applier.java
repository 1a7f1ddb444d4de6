package org.replsim.server.replica;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.Shape;
import org.replsim.host.Burst;
import org.replsim.host.Hardware;
import org.replsim.host.Sync;
import org.replsim.server.RedoLog;
import org.replsim.server.RedoWait;
import org.replsim.server.Server;
import org.replsim.server.Server.Fact;
import org.replsim.server.ServerVariable;

/**
 * The SQL thread (spec 1.7): takes one transaction after another from the relay log, applies it on a core and commits it
 * with the syncs its server asks for.
 */
public final class Applier {

    private final Server server;
    private final Replica replica;
    private final Shape shape = new Shape();
    private final EventSizes ownSizes;
    private final Burst applying = new Burst(this::executed);
    private final RedoWait redo = new RedoWait(this::redoSynced);
    private final Sync binlogSync = new Sync(this::committed);
    private final SecondsBehindMaster behind = new SecondsBehindMaster();

    private SqlThreadState state = SqlThreadState.STOPPED;
    private boolean busy;
    private boolean stopping;
    /** What a core still works on was rolled back. */
    private boolean rolledBack;

    private long appliedRows;
    private long ownGroups;
    private long ownBytes;

    Applier(Replica replica) {
        this.replica = replica;
        server = replica.server();
        ownSizes = new EventSizes(
                server.profile().format(), server.variables().flag(ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS));
    }

    /** What it does now. */
    public SqlThreadState state() {
        return state;
    }

    /** Transactions of the source's log that are applied: all before this row. */
    public long appliedRows() {
        return appliedRows;
    }

    /** Slave_SQL_Running: Yes or No. */
    public boolean running() {
        return state != SqlThreadState.STOPPED;
    }

    SecondsBehindMaster behind() {
        return behind;
    }

    /** START SLAVE SQL_THREAD. */
    void start() {
        stopping = false;
        if (!running()) {
            become(SqlThreadState.READING);
            if (!busy) {
                next();
            }
        }
    }

    /** STOP SLAVE SQL_THREAD: the transaction under way is rolled back, unless it is already committing. */
    void stop() {
        if (!running()) {
            return;
        }
        if (busy && !applying.underWay()) {
            stopping = true;
            return;
        }
        rolledBack = busy;
        become(SqlThreadState.STOPPED);
    }

    /** The IO thread has written to the relay log. */
    void relayLogGrew() {
        if (state == SqlThreadState.HAS_READ_ALL) {
            become(SqlThreadState.READING);
            next();
        }
    }

    private void next() {
        RelayLog relay = replica.relayLog();
        replica.leaveRelayFiles();
        if (appliedRows < relay.receivedRows()) {
            busy = true;
            become(SqlThreadState.APPLYING);
            execute();
            return;
        }
        become(SqlThreadState.HAS_READ_ALL);
        behind.endOfRelayLog();
        replica.ioThread().sqlThreadAtEnd(relay.partialEvents() > 0);
    }

    private void execute() {
        Binlog log = replica.sourceLog();
        behind.eventRead(log.statementSecond(appliedRows));
        server.transactions().shape(log.id(appliedRows), shape);
        Hardware hardware = server.host().hardware();
        server.host()
                .cores()
                .submit(
                        applying,
                        hardware.applyTransaction()
                                + shape.rows * hardware.applyRow()
                                + (long) (shape.rowBytes() * hardware.applyByte())
                                + shape.ddlNanos);
    }

    private void executed() {
        if (!server.alive()) {
            return;
        }
        if (rolledBack) {
            rolledBack = false;
            busy = false;
            if (running()) {
                next();
            }
            return;
        }
        behind.eventRead(replica.sourceLog().commitSecond(appliedRows));
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
        if (!replica.logsUpdates()) {
            committed();
            return;
        }
        long every = server.variables().number(ServerVariable.SYNC_BINLOG);
        ownBytes += ownSizes.of(shape, false).fileBytes();
        if (every > 0 && ++ownGroups % every == 0) {
            server.host().disk().submit(binlogSync, ownBytes);
            ownBytes = 0;
        } else {
            committed();
        }
    }

    private void committed() {
        if (!server.alive()) {
            return;
        }
        long row = appliedRows++;
        busy = false;
        server.fact(Fact.APPLIED, row);
        server.probe().applied(server.index(), replica.upstream().server().index(), row, server.now());
        replica.applied(row, shape, ownSizes);
        if (stopping) {
            stopping = false;
            become(SqlThreadState.STOPPED);
        } else {
            become(SqlThreadState.READING);
            next();
        }
    }

    private void become(SqlThreadState next) {
        boolean running = state != SqlThreadState.STOPPED;
        state = next;
        if (running != (next != SqlThreadState.STOPPED)) {
            server.fact(Fact.STATE, 100 + next.ordinal());
            server.probe().thread(server.index(), false, next.text(), server.now());
        }
    }
}
