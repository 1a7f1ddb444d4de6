package org.replsim.server.replica;

import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.Shape;
import org.replsim.host.Burst;
import org.replsim.server.RowLocks;
import org.replsim.server.Server;
import org.replsim.server.TableUser;
import org.replsim.server.TableWait;
import org.replsim.sql.TableName;
import org.replsim.table.value.SqlError;

/**
 * The SQL thread without workers (spec 1.7): takes one transaction after another from the relay log, applies it on a core
 * and commits it with the syncs its server asks for.
 */
final class SerialApplier implements ApplyMode, RowLocks.Owner, TableUser, SerialCommit.Owner {

    /** How far the transaction under way has come. */
    private enum Step {
        /** There is none. */
        NONE,
        /** For a locked table. */
        WAITING,
        /** For a row lock that a session holds. */
        LOCK_WAIT,
        /** Before it is tried again. */
        PAUSING,
        /** On a core; perhaps for nothing, see {@link #rolledBack}. */
        APPLYING,
        /** It is applied and has not come to its COMMIT. */
        SLEEPING,
        /** The global read lock keeps its COMMIT out. */
        WAITING_TO_COMMIT,
        /** It can no longer be rolled back. */
        COMMITTING
    }

    private final Server server;
    private final Replica replica;
    private final Applier applier;
    private final Shape shape = new Shape();
    private final TypedGroup typed;
    private final Burst applying = new Burst(this::executed);
    private final SerialCommit commit;
    private final Pause pause;
    private final Pause sleep;

    private Step step = Step.NONE;
    private @Nullable TableWait tableWait;
    private boolean stopping;
    /** What a core still works on was rolled back. */
    private boolean rolledBack;

    SerialApplier(Replica replica, Applier applier) {
        this.replica = replica;
        this.applier = applier;
        server = replica.server();
        typed = new TypedGroup(replica, this);
        commit = new SerialCommit(replica, shape, this);
        pause = new Pause(server, "sql retry", this::execute);
        sleep = new Pause(server, "sql sleep", this::endOfStatements);
        server.tableLocks().addUser(this);
    }

    @Override
    public void start() {
        stopping = false;
        typed.restart();
        if (step == Step.NONE) {
            next();
        }
    }

    /** The transaction under way is rolled back, unless it is already committing or cannot be (rule 5). */
    @Override
    public void stop() {
        boolean kept = typed.nonTransactional() && (step == Step.APPLYING || executedAlready());
        if (step == Step.COMMITTING || kept || tableWait != null) {
            stopping = true;
            return;
        }
        pause.cancel();
        sleep.cancel();
        server.tableLocks().moved();
        typed.undo();
        rolledBack = step == Step.APPLYING;
        step = rolledBack ? Step.APPLYING : Step.NONE;
        applier.become(SqlThreadState.STOPPED);
    }

    @Override
    public boolean stopping() {
        return stopping;
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
    public long nextToRead() {
        return step == Step.NONE ? applier.appliedRows() : applier.appliedRows() + 1;
    }

    @Override
    public long secondsBehindMaster() {
        return applier.behind().seconds(server.host().clock(), server.now(), true);
    }

    @Override
    public String waitText() {
        TableWait wait = tableWait;
        if (wait != null) {
            return wait.state(server.profile());
        }
        return sleep.underWay() ? "User sleep" : commit.waitText();
    }

    @Override
    public void settle() {
        commit.settle();
    }

    @Override
    public void lockWaitBegins() {
        step = Step.LOCK_WAIT;
    }

    @Override
    public void lockGranted() {
        typed.lockGranted();
        lockRowsThenApply();
    }

    @Override
    public void lockFailed(int errno) {
        failed(TypedGroup.lockError(errno));
    }

    @Override
    public int changedRows() {
        return typed.lockedRows();
    }

    @Override
    public boolean writes() {
        return step == Step.LOCK_WAIT || (step == Step.APPLYING && !rolledBack) || step == Step.SLEEPING;
    }

    @Override
    public boolean commits() {
        return step == Step.COMMITTING;
    }

    @Override
    public boolean uses(TableName table) {
        return (writes() || executedAlready() || commits())
                && applier.tablesOf(applier.appliedRows()).contains(table);
    }

    private boolean executedAlready() {
        return step == Step.SLEEPING || step == Step.WAITING_TO_COMMIT;
    }

    private void next() {
        RelayLog relay = replica.relayLog();
        if (!applier.control().plain() && !applier.control().passes()) {
            return;
        }
        replica.leaveRelayFiles();
        if (applier.appliedRows() < relay.readableEnd()) {
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
        long id = log.id(row);
        applier.behind().eventRead(log.statementSecond(row));
        server.transactions().shape(id, shape);
        typed.begin(row, id);
        if (!server.tableLocks().active() || mayWrite()) {
            lockRowsThenApply();
        }
    }

    private boolean mayWrite() {
        step = Step.WAITING;
        tableWait = server.tableLocks().write(this, applier.tablesOf(applier.appliedRows()), () -> {
            tableWait = null;
            goOnOrStop(this::lockRowsThenApply);
        });
        return tableWait == null;
    }

    private void lockRowsThenApply() {
        if (typed.lockRows()) {
            step = Step.APPLYING;
            server.host().cores().submit(applying, applier.wakingNanos() + replica.applyNanos(shape));
        }
    }

    private void executed() {
        if (!server.alive()) {
            return;
        }
        if (rolledBack) {
            rolledBack = false;
            step = Step.NONE;
            if (applier.running()) {
                next();
            }
            return;
        }
        if (typed.concerned()) {
            executeOnTables();
        } else {
            endOfStatements();
        }
    }

    private void executeOnTables() {
        SqlError error = typed.execute();
        if (error != null) {
            failed(error);
        } else if (typed.sleepNanos() > 0) {
            step = Step.SLEEPING;
            sleep.begin(typed.sleepNanos());
        } else {
            endOfStatements();
        }
    }

    /** Nothing of the group stays; it is tried again, or the thread stops in front of it (rule 2). */
    private void failed(@Nullable SqlError error) {
        typed.undo();
        step = Step.NONE;
        server.tableLocks().moved();
        if (!stopping && error != null && typed.retriesAfter(error)) {
            step = Step.PAUSING;
            pause.begin(typed.pauseNanos());
        } else {
            stopping = false;
            applier.stopped(error);
        }
    }

    private void endOfStatements() {
        if (!server.tableLocks().active() || mayCommit()) {
            commit();
        }
    }

    private boolean mayCommit() {
        step = Step.WAITING_TO_COMMIT;
        server.tableLocks().moved();
        tableWait = server.tableLocks().commit(this, () -> {
            tableWait = null;
            commit();
        });
        return tableWait == null;
    }

    private void commit() {
        step = Step.COMMITTING;
        applier.behind().eventRead(replica.sourceLog().commitSecond(applier.appliedRows()));
        commit.begin();
    }

    @Override
    public void visible() {
        typed.commit();
    }

    @Override
    public void applied() {
        long row = applier.appliedRows();
        step = Step.NONE;
        applier.applied(row, row + 1, typed.kind(shape.ddl));
    }

    @Override
    public void committed() {
        server.tableLocks().moved();
        if (stopping) {
            stopping = false;
            applier.become(SqlThreadState.STOPPED);
        } else {
            applier.become(SqlThreadState.READING);
            next();
        }
    }

    /** A table lock is there. STOP SLAVE has waited for it as well; then the group is not applied (measured). */
    private void goOnOrStop(Runnable goOn) {
        if (stopping) {
            failed(null);
        } else {
            goOn.run();
        }
    }
}
