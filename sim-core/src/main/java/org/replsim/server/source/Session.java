package org.replsim.server.source;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.host.Burst;
import org.replsim.server.LockWait;
import org.replsim.server.RowLocks;
import org.replsim.server.Server;
import org.replsim.server.TableLocks;

/** A client's connection: takes transactions through statements and commit; it waits for locks and ACKs without a core. */
public final class Session {

    /** Error numbers of the server and its client library. */
    public static final int ER_LOCK_WAIT_TIMEOUT = RowLocks.ER_LOCK_WAIT_TIMEOUT;

    /** The victim of a lock cycle. */
    public static final int ER_LOCK_DEADLOCK = RowLocks.ER_LOCK_DEADLOCK;

    /** KILL QUERY. */
    public static final int ER_QUERY_INTERRUPTED = 1317;

    /** The server has gone away during a query. */
    public static final int CR_SERVER_LOST = 2013;

    /** The row of a transaction that is not, or not yet, in the binary log. */
    public static final long NOT_LOGGED = -1;

    final SessionLocks locks = new SessionLocks(this);
    final LockWait<RowLocks.Owner> lockWait = new LockWait<>(locks);
    final SessionRedo redo = new SessionRedo(this);
    final SemiSyncWait ackWait = new SemiSyncWait(() -> reply(true));
    final Shape shape = new Shape();
    /** The next one in the commit queue's list. */
    @Nullable
    Session next;

    long id;
    long row;
    long statementSecond;
    long commitSecond;
    /** How many rows of the log were committed when this transaction prepared. */
    long committedAtPrepare;
    /** What its row in the log will say of its execution. */
    byte flags;
    /** Where it is in its commit. */
    Phase phase = Phase.EXECUTE;

    final Server server;
    final Source source;
    final SessionClient client;
    final TableLocks tableLocks;
    private final Runnable beginning = this::execute;
    private final Runnable proceeding = this::goOn;
    private final Burst executing;
    private final Burst preparing;
    private final Answer answer;
    private final SessionInfo info;
    private long phaseSinceNanos;
    private int statement;
    /** Rows that the transaction under way has changed or is about to, new ones included. */
    int lockedRow;

    private boolean busy;
    CommitPipeline pipeline;
    /** In the binary log, but not committed in the engine, when the server died. */
    private boolean inDoubt;
    /** What KILL CONNECTION makes of the answer. */
    private boolean killed;
    /** The statement is committed with its end. */
    private boolean autocommit;

    Session(Source source, SessionClient client) {
        this.source = source;
        this.client = client;
        server = source.server();
        tableLocks = server.tableLocks();
        pipeline = source.pipeline();
        executing = new Burst(this::executed, server.host().warmth("execute"));
        preparing = new Burst(this::prepared, server.host().warmth("prepare"));
        answer = new Answer(server, this::replied);
        info = new SessionInfo(this);
    }

    /** What the process list shows of it. */
    public SessionInfo info() {
        return info;
    }

    /** Whether a transaction is under way. */
    public boolean busy() {
        return busy;
    }

    /** What the transaction is doing. */
    public Phase phase() {
        return phase;
    }

    /** The row of the transaction in the binary log, once it was written. */
    public long row() {
        return row;
    }

    /** Begins transaction {@code id} with its first statement. The server must be alive. */
    public void begin(long id) {
        if (busy) {
            throw new IllegalStateException("a session runs one transaction at a time");
        }
        busy = true;
        killed = false;
        this.id = id;
        row = NOT_LOGGED;
        statement = 0;
        lockedRow = 0;
        flags = 0;
        autocommit = false;
        server.transactions().shape(id, shape);
        phase = Phase.EXECUTE;
        phaseSinceNanos = server.now();
        info.commandChanges(phaseSinceNanos);
        if (!server.defers(beginning)) {
            execute();
        }
    }

    /** The client sends the next statement, or COMMIT after the last. */
    public void proceed() {
        if (!server.defers(proceeding)) {
            goOn();
        }
    }

    private void goOn() {
        if (!server.alive()) {
            return;
        }
        turn(Phase.EXECUTE);
        if (shape.open) {
            server.transactions().shape(id, shape);
        }
        if (statement < shape.statements) {
            execute();
        } else {
            commitSecond = second();
            server.host().cores().submit(preparing, StatementCost.commitNanos(server));
        }
    }

    /** The transaction moves on; what the last phase took is told. */
    void enter(Phase nextPhase) {
        long now = server.now();
        server.probe().phase(server.index(), phase.ordinal(), now - phaseSinceNanos);
        phase = nextPhase;
        phaseSinceNanos = now;
    }

    /** The same where a command of the client begins or ends. */
    private void turn(Phase nextPhase) {
        enter(nextPhase);
        info.commandChanges(phaseSinceNanos);
    }

    /** Its statement failed; InnoDB has given its locks back (1213) or its client does (1205: the application rolls back). */
    void fail(int errno) {
        source.locks().releaseAll(lockWait);
        end(errno);
    }

    /** C2: its prepare is as safe as the server asks for. */
    void join() {
        pipeline.join(this);
    }

    /** C7 is over: its changes are visible and its locks are free. */
    void committed() {
        if (source.waitsAfterCommit() && source.semiSync().await(ackWait, row)) {
            enter(Phase.AFTER_COMMIT);
        } else {
            reply(false);
        }
    }

    /** SET sql_log_bin: whether its transactions go to the binary log, if there is one. */
    public void logged(boolean logged) {
        pipeline = logged ? source.pipeline() : source.engineOnly();
    }

    /** ROLLBACK of the transaction that is open; nothing is answered. */
    public void rollback() {
        source.locks().releaseAll(lockWait);
        locks.forgetTableWait();
        busy = false;
        tableLocks.moved();
        turn(Phase.EXECUTE);
    }

    /** KILL: a statement is interrupted; of a commit only the wait for an ACK can be ended, on servers that do so (2.9). */
    public void kill(boolean connection) {
        killed = busy && connection;
        if (phase == Phase.LOCK_WAIT) {
            fail(connection ? CR_SERVER_LOST : ER_QUERY_INTERRUPTED);
        } else if (server.profile().semiSync().killEndsWait()
                && !source.semiSync().kill(ackWait)) {
            source.pipeline().killWait(this);
        }
    }

    /** Whether all statements of the transaction are done, so that it is at its COMMIT. */
    public boolean atCommit() {
        return statement >= shape.statements;
    }

    /** Whether its only statement is committed with its end, and that end has come. */
    boolean autocommits() {
        return autocommit;
    }

    /** What it waits for if that is a table lock, in the server's words; else empty. */
    public String tableLockState() {
        return locks.tableLockState();
    }

    /** The server has died. */
    void lost() {
        if (busy) {
            inDoubt = row >= 0 && !source.binlog().has(row, Binlog.VISIBLE);
            end(CR_SERVER_LOST);
        }
    }

    /** What was in the binary log and only prepared in the engine is committed, unless it is lost or cut off (2.11). */
    void recover() {
        if (inDoubt && !source.binlog().has(row, Binlog.UNDONE)) {
            source.durability().visible(row, shape.ddl);
            client.visible();
        }
        inDoubt = false;
    }

    private void execute() {
        if (!server.alive()) {
            return;
        }
        statementSecond = second();
        if (!tableLocks.active() || locks.mayWrite()) {
            lockRowsThenRun();
        }
    }

    /** Takes the locks of the statement's rows in their order, then a core. */
    void lockRowsThenRun() {
        int end = shape.open ? shape.rows : StatementCost.firstRow(shape, statement + 1);
        TransactionSource rows = server.transactions().of(id);
        while (lockedRow < end) {
            long key = rows.key(id, lockedRow);
            if (key >= 0 && !source.locks().lock(lockWait, key)) {
                return;
            }
            lockedRow++;
        }
        server.host().cores().submit(executing, StatementCost.nanos(server, id, shape, statement));
    }

    private void executed() {
        if (!server.alive()) {
            return;
        }
        int errno = client.executed();
        if (errno != SessionClient.LATER) {
            executed(errno);
        }
    }

    /** A statement that took longer than its processor time is over. */
    public void executed(int errno) {
        statement++;
        tableLocks.moved();
        if (errno > 0) {
            statementFailed(errno);
        } else if (!shape.open && errno == SessionClient.NOTHING_CHANGED) {
            source.locks().releaseAll(lockWait);
            end(0);
        } else if (!shape.open && shape.statements == 1) {
            // There is no COMMIT: all events bear the statement's start; a DDL's Query event adds its exec_time (spec
            // 3.7).
            statementSecond = shape.ddl ? second() : statementSecond;
            commitSecond = statementSecond;
            autocommit = true;
            prepared();
        } else {
            turn(Phase.CLIENT);
            client.statementDone();
        }
    }

    private void statementFailed(int errno) {
        if (shape.open) {
            turn(Phase.CLIENT);
            client.statementFailed(errno);
        } else {
            fail(errno);
        }
    }

    private long second() {
        return server.host().clock().seconds(server.now());
    }

    private void prepared() {
        if (!server.alive()) {
            return;
        }
        if (shape.events != null) {
            server.transactions().shape(id, shape);
        }
        if (!tableLocks.active() || locks.mayCommit()) {
            pipeline.prepared(this);
        }
    }

    /** C8 is over, or there was none. */
    void reply(boolean woken) {
        enter(Phase.REPLY);
        tableLocks.moved();
        answer.give(woken);
    }

    private void replied() {
        if (server.alive()) {
            if (row >= 0) {
                source.acknowledged(row);
            }
            end(killed ? CR_SERVER_LOST : 0);
        }
    }

    private void end(int errno) {
        locks.forgetTableWait();
        busy = false;
        tableLocks.moved();
        turn(Phase.EXECUTE);
        client.answered(errno);
    }
}
