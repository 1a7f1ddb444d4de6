package org.replsim.server.replica;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.server.Server;
import org.replsim.server.Server.Fact;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.Vendor;
import org.replsim.sql.TableName;
import org.replsim.table.value.SqlError;

/**
 * The SQL thread (spec 1.7): what it does now and how far it has got. How it applies, alone or with workers (1.8), is
 * decided at each start.
 */
public final class Applier {

    private final Server server;
    private final Replica replica;
    private final SecondsBehindMaster behind;
    private final ApplyControl control;
    private final AppliedGroups groups = new AppliedGroups();
    private final AppliedGtids gtids;
    private final SerialApplier serial;
    private final ParallelApplier parallel;

    private ApplyMode mode;
    private SqlThreadState state = SqlThreadState.STOPPED;
    private long appliedRows;
    private long wakingNanos;

    private @Nullable SqlError error;
    private long errorNanos;
    private long threadId;
    private long startedNanos;

    Applier(Replica replica) {
        this.replica = replica;
        server = replica.server();
        gtids = new AppliedGtids(server.gtids(), replica.sourceLog());
        behind = new SecondsBehindMaster(mySql());
        control = new ApplyControl(replica, this);
        serial = new SerialApplier(replica, this);
        parallel = new ParallelApplier(replica, this);
        mode = serial;
    }

    /** What it does now. */
    public SqlThreadState state() {
        return state;
    }

    /** Transactions of the source's log that are applied: all before this row, without a kept order perhaps some behind it. */
    public long appliedRows() {
        return appliedRows;
    }

    /** Slave_SQL_Running: Yes or No. */
    public boolean running() {
        return state != SqlThreadState.STOPPED;
    }

    /**
     * Slave_retried_transactions: how often a transaction was rolled back, for a row that an earlier one needed or after a
     * temporary error, to be tried again.
     */
    public long retriedTransactions() {
        return parallel.retries() + groups.retries();
    }

    /** What the workers do, in the server's words; none if there are no workers. */
    public List<String> workerStates() {
        return mode == parallel && running() ? parallel.pool().states() : List.of();
    }

    /** Its Id in the process list; those of the workers follow it. */
    public long threadId() {
        return threadId;
    }

    /** When the thread was started, nanoseconds. */
    public long startedNanos() {
        return startedNanos;
    }

    /** The workers, whether they are in use or not. */
    Pool workers() {
        return parallel.pool();
    }

    /** What it does with groups other than to apply them. */
    ApplyControl control() {
        return control;
    }

    SecondsBehindMaster behind() {
        return behind;
    }

    /**
     * Seconds_Behind_Master (spec 3.7); -1 for NULL, as of a dead server. MySQL counts on without IO thread till all is applied.
     *
     * @param ioReads whether Slave_IO_Running is Yes
     */
    long secondsBehindMaster(boolean ioReads) {
        RelayLog relay = replica.relayLog();
        boolean allApplied = appliedRows >= relay.receivedRows() && relay.partialEvents() == 0;
        if (!server.alive() || !running() || (!ioReads && (!mySql() || allApplied))) {
            return SecondsBehindMaster.NULL;
        }
        return mySql() && allApplied ? 0 : mode.secondsBehindMaster();
    }

    /** Slave_SQL_Running_State: what it does or waits for, in the server's words. */
    public String stateText() {
        String wait = running() ? mode.waitText() : "";
        return wait.isEmpty() ? state.text(server.profile()) : wait;
    }

    /** Last_SQL_Errno: why it stopped; 0 if it did not stop for an error. */
    public int lastSqlErrno() {
        return error == null ? 0 : error.errno();
    }

    /** Last_SQL_Error. */
    public String lastSqlError() {
        return error == null ? "" : error.message();
    }

    /** When that was, nanoseconds: Last_SQL_Error_Timestamp. */
    public long lastSqlErrorNanos() {
        return errorNanos;
    }

    /** RESET SLAVE clears the error, as START does. */
    public void clearError() {
        error = null;
    }

    /** Which groups were applied and which were skipped. */
    public AppliedGroups groups() {
        return groups;
    }

    /** Skip_Counter: what is left of sql_slave_skip_counter. */
    public long skipCounter() {
        return control.skipCounter();
    }

    /**
     * SET GLOBAL sql_slave_skip_counter (spec 1.7 rule 3).
     *
     * @param events how many; a group is skipped as a whole
     * @throws IllegalStateException if the SQL thread runs (error 1198)
     */
    public void skip(long events) {
        mustBeStopped();
        control.skip(events);
    }

    /** SQL_Delay, seconds. */
    public long delaySeconds() {
        return control.delaySeconds();
    }

    /**
     * CHANGE MASTER TO MASTER_DELAY.
     *
     * @throws IllegalStateException if the SQL thread runs (error 1198)
     */
    public void delay(long seconds) {
        mustBeStopped();
        control.delay(seconds);
    }

    /** SQL_Remaining_Delay in seconds; -1 for NULL: no group waits. */
    public long remainingDelaySeconds() {
        return control.remainingSeconds();
    }

    /** Until_Condition, Until_Log_File and Until_Log_Pos: those of the last START SLAVE. */
    public Until until() {
        return control.until();
    }

    /** START SLAVE SQL_THREAD UNTIL. A thread that is still stopping stops first: STOP SLAVE keeps START out. */
    void start(Until until) {
        if (running()) {
            control.startAfterStop(mode.stopping() ? until : null);
            return;
        }
        clearError();
        mode = hasWorkers() ? parallel : serial;
        threadId = server.newThreadId();
        startedNanos = server.now();
        become(SqlThreadState.READING);
        if (control.start(until)) {
            become(SqlThreadState.STOPPED);
            return;
        }
        mode.start();
        workerStates().forEach(worker -> server.newThreadId());
    }

    /** STOP SLAVE SQL_THREAD. */
    void stop() {
        if (running()) {
            control.stop();
            mode.stop();
        }
    }

    /** Does something when the thread has stopped. */
    public void whenStopped(Runnable then) {
        control.whenStopped(then);
    }

    private void mustBeStopped() {
        if (running()) {
            throw new IllegalStateException("the SQL thread runs");
        }
    }

    /** The transactions of the relay log are those of the source's log from this one on. */
    void startAt(long row) {
        standAt(row);
        if (running()) {
            mode.startAt(row);
        }
    }

    /** What it takes to wake the thread, if it slept since this was asked last. */
    long wakingNanos() {
        long nanos = wakingNanos;
        wakingNanos = 0;
        return nanos;
    }

    /** The IO thread has written to the relay log. */
    void relayLogGrew() {
        if (state == SqlThreadState.HAS_READ_ALL) {
            become(SqlThreadState.READING);
            wakingNanos = replica.server().host().hardware().kernel().threadWake();
            mode.relayLogGrew();
        }
    }

    /** A group has waited long enough. */
    void goOn() {
        become(SqlThreadState.READING);
        mode.goOn();
    }

    /** A group is read that has to wait. */
    void readForDelay(long row) {
        mode.read(replica.sourceLog().commitSecond(row));
    }

    /** The next group is not applied, but counts as done. */
    void skipped(long row) {
        server.fact(Fact.SKIPPED, row);
        server.probe().skipped(server.index(), replica.upstream().server().index(), row, server.now());
        groups.skipped(row);
        gtids.skipped(row);
        mode.read(replica.sourceLog().commitSecond(row));
        pass(row);
    }

    /** A group that was received is not to be applied: it was made on this server. */
    void passOver(long row) {
        control.alreadyApplied(row);
    }

    /** The next group is out of the way. */
    void pass(long row) {
        gtids.passed(row, replica.ownEvents());
        standAt(row + 1);
        mode.startAt(appliedRows);
    }

    /** A transaction is applied; all before {@code end} are. */
    void applied(long row, long end, GroupKind kind) {
        groups.applied(kind);
        gtids.applied(row);
        server.fact(Fact.APPLIED, row);
        server.probe().applied(server.index(), replica.upstream().server().index(), row, server.now());
        standAt(end);
    }

    /** How it applies. */
    ApplyMode mode() {
        return mode;
    }

    private void standAt(long row) {
        appliedRows = row;
        replica.upstream().cursor().moveTo(row);
        replica.disk().passed(row);
    }

    /** The thread stops, perhaps in front of a group that cannot be applied. */
    void stopped(@Nullable SqlError why) {
        error = why;
        errorNanos = server.now();
        server.rows().meetings(replica.info().connection()).stopped(lastSqlErrno());
        become(SqlThreadState.STOPPED);
    }

    /** The tables that a transaction changes. */
    List<TableName> tablesOf(long row) {
        long id = replica.sourceLog().id(row);
        return server.transactions().of(id).tables(id);
    }

    void become(SqlThreadState next) {
        if (running() == (next != SqlThreadState.STOPPED)) {
            state = next;
        } else {
            startOrStop(next);
        }
    }

    private void startOrStop(SqlThreadState next) {
        if (running()) {
            replica.positions().sqlThreadStops();
        }
        state = next;
        server.fact(Fact.STATE, 100 + next.ordinal());
        server.probe()
                .thread(server.index(), replica.info().connection(), false, next.text(server.profile()), server.now());
        control.became(next);
    }

    private boolean mySql() {
        return server.profile().vendor() == Vendor.MYSQL;
    }

    private boolean hasWorkers() {
        ServerVariables variables = server.variables();
        if (mySql()) {
            return variables.number(ServerVariable.SLAVE_PARALLEL_WORKERS)
                    >= server.profile().fewestWorkers();
        }
        return variables.number(ServerVariable.SLAVE_PARALLEL_THREADS) > 0
                && variables.number(ServerVariable.SLAVE_PARALLEL_MODE) != MariaDbScheduling.NONE;
    }
}
